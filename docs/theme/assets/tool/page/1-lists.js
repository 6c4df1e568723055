// The long lists of places: each holds only what is chosen, until a page has time to bring in the rest.
"use strict";

(function () {
  const listOf = (select) => document.getElementById("list-" + select.dataset.list).content;

  /** Chooses in a list, whether all of it is there or not; what no list offers chooses nothing. */
  function choose(select, value) {
    if (select.dataset.list) {
      const offered = [...listOf(select).querySelectorAll("option")].find((option) => option.value === value);
      if (offered) select.append(offered.cloneNode(true));
    }
    select.value = value;
  }

  /** Brings in what is not there yet; what is chosen stays chosen. */
  function completeLists(element) {
    for (const select of element.querySelectorAll("select[data-list]")) {
      const chosen = select.value;
      select.replaceChildren(select.options[0], listOf(select).cloneNode(true));
      select.value = chosen;
      delete select.dataset.list;
    }
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { choose, completeLists });
})();
