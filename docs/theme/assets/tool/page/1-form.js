// The questions on the page: reads and writes answers, shows the ones that matter, says what to mend.
"use strict";

(function () {
  const UNKNOWN = "unknown";
  const AT_ONCE = 3; // how many unanswered questions stand on the page; more would frighten people

  class Form {
    /** @param {HTMLFormElement} element  @param {Object<string, string>} texts  words of the page */
    constructor(element, texts) {
      this.element = element;
      this.texts = texts;
      this.questions = new Map();
      for (const field of element.querySelectorAll("[data-question]")) {
        this.questions.set(field.dataset.question, field);
      }
      element.addEventListener("submit", (event) => event.preventDefault());
      element.addEventListener("change", (event) => this._exclusive(event.target));
    }

    /** The answers given, "unknown" included; a question left alone is absent. */
    answers() {
      const given = {};
      for (const [name, field] of this.questions) {
        const answer = this._read(field);
        if (answer !== undefined) given[name] = answer;
      }
      return given;
    }

    /** Puts answers back, as after a reload; what does not fit any more is left out. */
    restore(answers) {
      for (const [name, field] of this.questions) this._write(field, answers[name]);
    }

    /**
     * Shows what is answered and the next few questions; `order` lists those that still matter.
     * The question under the reader's hands stays: a verdict may come in the middle of a word.
     */
    show(order) {
      const given = this.answers();
      const next = order.filter((name) => given[name] === undefined).slice(0, AT_ONCE);
      for (const [name, field] of this.questions) {
        const needed = given[name] !== undefined || next.includes(name);
        field.hidden = !needed && !field.contains(document.activeElement);
      }
    }

    /** Brings one question to the reader. */
    goTo(name) {
      const field = this.questions.get(name);
      field.hidden = false;
      field.scrollIntoView({ block: "center" });
      const control = field.querySelector("input:checked, input, select");
      control.focus({ preventScroll: true });
    }

    /** Shows what the checker found wrong, each at its question. */
    complain(problems) {
      for (const [name, field] of this.questions) {
        const problem = problems.find((one) => one.key === "answers." + name);
        const place = field.querySelector(".error");
        if (!place) continue;
        const broken = field.querySelector("input")?.validity.badInput;
        place.textContent = broken ? this.texts.tool_not_whole : problem ? problem.text : "";
        place.hidden = place.textContent === "";
        const control = field.querySelector(".question__field :is(input, select)");
        control?.setAttribute("aria-invalid", String(!place.hidden));
      }
    }

    /** Names of all questions, in the order they are asked. */
    names() {
      return [...this.questions.keys()];
    }

    _read(field) {
      if (field.querySelector("[data-unknown]:checked")) return UNKNOWN;
      const type = field.dataset.type;
      if (type === "choices") {
        if (field.querySelector("[data-none]:checked")) return [];
        const boxes = [...field.querySelectorAll("input:checked")];
        return boxes.length ? boxes.map((box) => box.value) : undefined;
      }
      const control = field.querySelector(".question__field :is(input, select)");
      if (!control) {
        const chosen = field.querySelector("input:checked");
        if (!chosen) return undefined;
        return type === "yes_no" ? chosen.value === "true" : chosen.value;
      }
      if (control.value === "") return undefined;
      return type === "integer" ? Number(control.value) : control.value;
    }

    _write(field, answer) {
      // What was kept may be damaged, or forged: nested without end, it would not become a text.
      const text = (one) => (typeof one === "object" ? "" : String(one));
      const values = (Array.isArray(answer) ? answer : [answer]).map(text);
      const none = Array.isArray(answer) && answer.length === 0;
      for (const box of field.querySelectorAll("input[type=radio], input[type=checkbox]")) {
        box.checked = "none" in box.dataset ? none : values.includes(box.value);
      }
      const control = field.querySelector(".question__field :is(input, select)");
      if (!control) return;
      const value = answer === undefined || answer === UNKNOWN ? "" : text(answer);
      if (control.matches("select")) self.FilingClear.choose(control, value);
      else control.value = value;
    }

    /** "I don't know" and "none of these" stand alone; a real answer takes them away. */
    _exclusive(target) {
      const field = target.closest("[data-question]");
      if (!field) return;
      const alone = (box) => "unknown" in box.dataset || "none" in box.dataset;
      for (const box of field.querySelectorAll("input[type=checkbox]")) {
        if (box !== target && (alone(target) || alone(box))) box.checked = false;
      }
      if ("unknown" in target.dataset && target.checked) {
        const control = field.querySelector(".question__field :is(input, select)");
        if (control) control.value = "";
      }
    }
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { Form: Form, UNKNOWN: UNKNOWN });
})();
