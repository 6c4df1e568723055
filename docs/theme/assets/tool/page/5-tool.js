// Brings the self-check to life: form, checker and findings; answers stay in this tab.
"use strict";

(function begin() {
  const { Form, Findings, NumberHelper, UNKNOWN, keptAnswers, runner, completeLists } = self.FilingClear;
  const element = document.getElementById("tool");
  if (!element) return;
  const early = document.querySelector("script[data-worker]");
  if (!runner) { // it is still on its way: neither waits for the other
    early.addEventListener("load", () => self.FilingClear.runner && begin(), { once: true });
    return;
  }
  const texts = JSON.parse(document.getElementById("tool-texts").textContent);
  const [results, status, progress, versions] = ["results", "tool-status", "tool-progress", "versions"]
    .map((id) => document.getElementById(id));
  const form = new Form(element, texts);
  const sheets = JSON.parse(document.getElementById("tool-sheets").textContent);
  const findings = new Findings(document.getElementById("findings"), texts, sheets, (name) => form.goTo(name));
  const helpers = [...element.querySelectorAll("[data-helper]")]
    .map((helper) => new NumberHelper(helper.closest("[data-question]"), texts, checkNumber));
  let order = form.names(); // the questions that still matter, as far as known
  let latest = 0; // a reply to an older state of the answers is thrown away
  let started = false;
  let tried = false; // a start that failed is tried again by the reader, not by the next touch

  const say = (name, slots) => {
    status.textContent = texts[name].replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  };

  /** The reader's day by the reader's clock, as an ISO day; a preview of another day names it. */
  function today() {
    if (element.dataset.asOf) return element.dataset.asOf;
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  }

  /** The outcome of an identity number; it goes to the worker and is forgotten there. */
  async function checkNumber(number) {
    const request = { do: "check_number", number, as_of: today() };
    return JSON.parse(await runner.request(JSON.stringify(request))).result;
  }

  function advance({ stage, loaded, total }) {
    progress.hidden = false;
    progress.value = total ? loaded / total : 0;
    const percent = 10 * Math.floor(10 * progress.value); // a screen reader hears each tenth
    if (stage === "download" && percent < 100) say("tool_loading", { percent });
    else say("tool_starting", {});
  }

  async function start() {
    if (started) return;
    started = true;
    tried = true;
    results.hidden = false;
    try {
      const { policy_version: policy, checker_hash: checker } = await runner.start(advance);
      progress.hidden = true;
      versions.textContent = texts.tool_versions.replace("{policy}", policy).replace("{checker}", checker);
      await diagnose();
    } catch (error) {
      giveUp(error);
    }
  }

  /** Says plainly that it does not run, and offers another try and the pages that need no program. */
  function giveUp(error) {
    if (error.stage === "stopped") return;
    started = false;
    progress.hidden = true;
    results.setAttribute("aria-busy", "false");
    if (!Object.keys(form.answers()).length) {
      results.hidden = true; // it was loaded unasked: the first answer tries again, and then tells
      return;
    }
    say("tool_failed", {});
    const again = document.createElement("button");
    again.type = "button";
    again.className = "md-button md-button--primary";
    again.textContent = texts.tool_retry;
    again.addEventListener("click", () => {
      say("tool_starting", {});
      start();
    });
    const pages = document.createElement("a");
    pages.className = "md-button";
    pages.href = "decide/index.html";
    pages.textContent = texts.tool_static;
    const row = document.createElement("div");
    row.className = "tool__buttons";
    row.append(again, pages);
    document.getElementById("findings").replaceChildren(row);
  }

  async function diagnose() {
    const given = form.answers();
    if (!Object.keys(given).length) {
      document.getElementById("findings").replaceChildren();
      say("tool_first_answer", {});
      return;
    }
    const mine = ++latest;
    results.setAttribute("aria-busy", "true");
    const answers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== UNKNOWN));
    const lang = element.dataset.lang;
    const request = { do: "diagnose", lang, case: { as_of: today(), answers } };
    const reply = JSON.parse(await runner.request(JSON.stringify(request)));
    if (mine !== latest) return;
    results.setAttribute("aria-busy", "false");
    form.complain(reply.ok ? [] : reply.problems.map((one) => ({ key: one.key, text: one[lang] })));
    if (!reply.ok) {
      say("tool_bad_answer", {});
      return;
    }
    order = reply.result.next_questions;
    form.show(order);
    const [n, open] = findings.draw(reply.result.findings, answers);
    say(n ? "tool_found" : "tool_found_none", { n, open });
  }

  function changed() {
    keptAnswers.write(form.answers());
    form.show(order);
    if (!started) start();
    else diagnose().catch(giveUp);
  }

  function clear() {
    keptAnswers.write(null);
    form.restore({});
    for (const helper of helpers) helper.clear();
    form.complain([]);
    order = form.names();
    form.show(order);
    latest += 1; // a reply still on its way belongs to answers that are gone
    document.getElementById("findings").replaceChildren();
    say("tool_cleared", {});
    form.goTo(order[0]);
  }

  for (const field of element.querySelectorAll("[data-not-after=today]")) field.max = today();
  form.restore(keptAnswers.read());
  form.show(order);
  document.getElementById("tool-absent").remove();
  element.hidden = false;
  element.addEventListener("change", changed);
  FilingClear.onIntent(element, () => tried || start());
  element.querySelector("[data-clear]").addEventListener("click", clear);
  element.querySelector("[data-print]").addEventListener("click", () => print());
  addEventListener("pagehide", () => runner.stop());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // the worker ended with the page
  });
  // A list is complete when a hand reaches for the form; where a verdict is on its way, that comes first.
  const complete = () => completeLists(element);
  for (const reach of ["focusin", "pointerdown"]) element.addEventListener(reach, complete, { once: true });
  if (Object.keys(form.answers()).length || location.hash) start().finally(complete); // begun already, see early/
  else complete();
})();
