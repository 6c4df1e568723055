// Draws a diagnosis: what matches first, then what is open, then what is unlikely or ruled out.
"use strict";

(function () {
  /** An element with attributes and children; texts become text nodes, never markup. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const OPEN_AT_ONCE = 5; // open causes shown unfolded: those for which something already speaks

  class Findings {
    /**
     * @param {HTMLElement} place
     * @param {Object<string, string>} texts
     * @param {Object} sheets  the checklist page by home area ("" where none is named) and step
     * @param {function(string)} ask  called with a question the reader wants to answer now
     */
    constructor(place, texts, sheets, ask) {
      this.place = place;
      this.texts = texts;
      this.sheets = sheets;
      this.ask = ask;
    }

    /** Replaces what is drawn; returns [how many match, how many are open]. */
    draw(findings, answers) {
      const open = new Set([...this.place.querySelectorAll("details[open]")].map((one) => one.id));
      const of = (...verdicts) => findings.filter((one) => verdicts.includes(one.verdict));
      const matching = of("confirmed", "likely");
      const telling = of("open").filter((one) => one.begun).slice(0, OPEN_AT_ONCE);
      const others = of("open").filter((one) => !telling.includes(one));
      const parts = matching.concat(telling).map((one) => this._card(one));
      parts.push(...this._sheet(matching.concat(telling)[0], answers));
      parts.push(...this._group("open", others));
      parts.push(...this._group("unlikely", of("unlikely")));
      parts.push(...this._ruledOut(of("ruled-out")));
      this.place.replaceChildren(...parts);
      for (const one of this.place.querySelectorAll("details")) one.open = open.has(one.id);
      return [matching.length, of("open").length];
    }

    /** The checklist to print: of the home area, for the step of the first cause or else the one that failed. */
    _sheet(first, answers) {
      const sheets = { ...this.sheets[""], ...this.sheets[answers.home_region] };
      const found = (first && sheets[first.step]) || sheets[answers.failed_step];
      if (!found) return [];
      const link = make("a", { href: "checklists/" + found.page + ".html" }, found.title);
      return [make("p", { class: "card", id: "sheet" }, this.texts.tool_sheet, link)];
    }

    _text(name, slots) {
      return this.texts[name].replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
    }

    _verdict(finding) {
      const word = this.texts["verdict_" + finding.verdict];
      return make("span", { class: "verdict verdict--" + finding.verdict }, word);
    }

    _card(finding) {
      const title = make("h3", { id: "finding-" + finding.cause }, finding.title);
      return make("article", { class: "card finding", "aria-labelledby": title.id }, title,
        make("p", {}, this._verdict(finding)), ...this._body(finding));
    }

    _group(verdict, findings) {
      if (!findings.length) return [];
      const folded = findings.map((finding) => make("details", { id: "finding-" + finding.cause },
        make("summary", {}, finding.title), make("p", {}, this._verdict(finding)),
        ...this._body(finding)));
      return [make("h3", {}, this.texts["tool_group_" + verdict]), ...folded];
    }

    _ruledOut(findings) {
      if (!findings.length) return [];
      const rows = findings.map((finding) => make("li", {}, make("strong", {}, finding.title), " ",
        finding.because.join(" ")));
      const title = this._text("tool_group_ruled-out", { n: findings.length });
      return [make("details", { id: "ruled-out" }, make("summary", {}, title), make("ul", {}, ...rows))];
    }

    _body(finding) {
      return [
        ...this._list("tool_because", finding.because),
        ...this._needed(finding),
        ...(finding.today === "ruled-out" ? [make("p", {}, this.texts.tool_today_clear)] : []),
        ...this._remedy(finding.remedy),
        ...(finding.ask ? [make("p", { class: "finding__ask" },
          make("strong", {}, this.texts.tool_ask), make("br"), finding.ask)] : []),
        ...finding.dispute.map((one) => make("p", {},
          make("strong", {}, this.texts.tool_dispute), make("br"), one.why)),
        ...this._sources(finding),
        make("p", {}, make("a", { href: "causes/" + finding.cause + ".html" }, this.texts.tool_more)),
      ];
    }

    _list(title, sentences) {
      if (!sentences.length) return [];
      const items = sentences.map((sentence) => make("li", {}, sentence));
      return [make("h4", {}, this.texts[title]), make("ul", {}, ...items)];
    }

    _needed(finding) {
      const parts = this._list("tool_needed", finding.needed);
      if (finding.missing.length) {
        const button = make("button", { type: "button", class: "md-button" }, this.texts.tool_answer_now);
        button.addEventListener("click", () => this.ask(finding.missing[0]));
        parts.push(make("p", { class: "no-print" }, button));
      }
      return parts;
    }

    _remedy(steps) {
      if (!steps.length) return [];
      const [first, ...later] = steps.map((step) => this._step(step));
      const parts = [make("div", { class: "finding__first" }, make("h4", {}, this.texts.tool_first_step),
        make("p", {}, ...first))];
      if (later.length) {
        parts.push(make("h4", {}, this.texts.tool_then),
          make("ol", {}, ...later.map((step) => make("li", {}, ...step))));
      }
      return parts;
    }

    _step(step) {
      const parts = [make("strong", {}, this.texts["who_" + step.who]), " · ", step.do];
      step.bring.forEach((paper, at) => {
        const link = make("a", { href: "materials/" + paper.id + ".html" }, paper.name);
        parts.push(at ? this.texts.tool_list_separator : " " + this.texts.tool_bring, link);
      });
      if (step.channel) {
        const link = make("a", { href: "channels/" + step.channel.id + ".html" }, step.channel.name);
        parts.push(" " + this.texts.tool_channel, link);
      }
      return parts;
    }

    _sources(finding) {
      const rows = finding.sources.map((source) => {
        const letter = source.grade.toLowerCase();
        const chip = make("span", { class: "grade grade--" + letter, title: this.texts["grade_" + letter] },
          source.grade);
        return make("li", {}, chip, " ", make("a", { href: "sources.html#" + source.id }, source.title),
          source.clause ? " · " + source.clause : "", " · " + source.looked,
          source.fresh ? null : make("strong", {}, " " + this.texts.tool_stale));
      });
      return [make("details", { id: "sources-" + finding.cause },
        make("summary", {}, this.texts.tool_sources), make("ul", {}, ...rows))];
    }
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { Findings: Findings });
})();
