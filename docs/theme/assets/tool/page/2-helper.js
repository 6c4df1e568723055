// Beside a question: checks an identity number in this tab; only the outcome becomes an answer.
"use strict";

(function () {
  class NumberHelper {
    /**
     * @param {HTMLElement} field  the question, with its helper inside
     * @param {Object<string, string>} texts  words of the page
     * @param {function(string): Promise<string>} check  a number -> the id of a choice
     */
    constructor(field, texts, check) {
      const helper = field.querySelector("[data-helper]");
      this.field = field;
      this.texts = texts;
      this.check = check;
      this.input = helper.querySelector("input");
      this.button = helper.querySelector("button");
      this.said = helper.querySelector("[role=status]");
      this.turn = 0; // an outcome that was overtaken by "clear all" is thrown away
      this.button.addEventListener("click", () => this._run());
      this.input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") this._run();
      });
      // What is typed here is no answer: the form, which keeps answers, must not hear of it.
      this.input.addEventListener("change", (event) => event.stopPropagation());
      addEventListener("pagehide", () => this.clear()); // a page kept for "back" keeps its fields
      helper.hidden = false;
    }

    /** Forgets what was typed and what was said about it. */
    clear() {
      this.turn += 1;
      this.input.value = "";
      this.button.disabled = false;
      this.said.textContent = "";
    }

    async _run() {
      const number = this.input.value;
      this.clear();
      if (number.trim() === "") {
        this._say("tool_helper_empty");
        this.input.focus();
        return;
      }
      const mine = this.turn;
      this.button.disabled = true;
      this._say("tool_helper_busy");
      // An error may hold the request, and with it the number: it is not looked at.
      const outcome = await this.check(number).catch(() => null);
      if (mine !== this.turn) return;
      this.button.disabled = false;
      const choice = outcome && this.field.querySelector(`input[type=radio][value="${outcome}"]`);
      this._say(choice ? "tool_helper_done" : "tool_helper_failed");
      if (!choice) return;
      choice.checked = true;
      choice.dispatchEvent(new Event("change", { bubbles: true }));
    }

    _say(name) {
      this.said.textContent = this.texts[name];
    }
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { NumberHelper: NumberHelper });
})();
