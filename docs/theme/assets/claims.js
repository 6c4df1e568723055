// The page of claims: shows those of one article, region or outcome. Nothing is kept, nothing enters the address.
"use strict";

(function () {
  const choice = document.getElementById("claims-choice");
  if (!choice) return;
  const selects = [...choice.querySelectorAll("select")];
  const status = choice.querySelector("[role=status]");
  const claims = [...document.querySelectorAll(".claim")];

  function show() {
    const wanted = selects.filter((one) => one.value).map((one) => [one.dataset.key, one.value]);
    for (const claim of claims) claim.hidden = wanted.some(([key, value]) => claim.dataset[key] !== value);
    for (const article of document.querySelectorAll("section.claims")) {
      article.hidden = !article.querySelector(".claim:not([hidden])");
    }
    const slots = { shown: claims.filter((one) => !one.hidden).length, all: claims.length };
    status.textContent = status.dataset.shown.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  }

  choice.hidden = false;
  choice.addEventListener("change", show);
  choice.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
