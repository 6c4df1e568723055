// The answers kept in this tab, until it is closed or they are cleared; never what identifies a person.
"use strict";

(function () {
  const KEPT = "filing-clear.answers";

  // Storage may be forbidden; then the answers live as long as the page does.
  const keptAnswers = {
    read() {
      try {
        const read = JSON.parse(sessionStorage.getItem(KEPT));
        return read && typeof read === "object" ? read : {};
      } catch {
        return {};
      }
    },

    /** @param {Object|null} answers  by question; null for none */
    write(answers) {
      try {
        if (answers) sessionStorage.setItem(KEPT, JSON.stringify(answers));
        else sessionStorage.removeItem(KEPT);
      } catch { /* the page works without */ }
    },
  };

  self.FilingClear = Object.assign(self.FilingClear || {}, { keptAnswers });
})();
