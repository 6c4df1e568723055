// Small repairs the theme needs in the browser (wide tables, search by input method, the menu, prints), and what is out of date.
"use strict";

/** Let a keyboard scroll a table that is wider than the screen, and only then. */
function reachWideTables() {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .wide")) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (!wide) {
      box.removeAttribute("tabindex");
      box.removeAttribute("role");
      box.removeAttribute("aria-label");
      continue;
    }
    const heading = box.closest("article")?.querySelector("h1");
    const caption = box.querySelector("caption");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", (caption ?? heading)?.textContent.trim() || document.title);
  }
}

/** The theme listens to keyup only; a word picked from an input method with a finger sends none. */
function searchAlsoOnInput() {
  const field = document.querySelector("[data-md-component=search-query]");
  if (!field) return;
  const tell = () => field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  field.addEventListener("input", (event) => { if (!event.isComposing) tell(); });
  field.addEventListener("compositionend", tell);
}

/** A menu left open covers the text: close it on Escape and on a tap elsewhere. */
function closeMenu() {
  const menu = document.querySelector("details.menu");
  if (!menu) return;
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

/** Paper cannot be unfolded: open every folded part for the printer, and fold it again after. */
function unfoldForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; });
}

/** A sheet that is made for paper has a button for it, which without a script would do nothing. */
function printThisPage() {
  for (const button of document.querySelectorAll("[data-print-page]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

/** A copy may be years old: by the reader's own clock, say which rules are past their review. */
function tellWhatIsStale() {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const stale = [...document.querySelectorAll("[data-fresh-through]")].filter((chip) => chip.dataset.freshThrough < today);
  for (const chip of stale) chip.classList.add("grade--stale");
  const notice = document.getElementById("stale");
  if (notice) notice.hidden = stale.length === 0;
}

searchAlsoOnInput();
tellWhatIsStale();
closeMenu();
unfoldForPrint();
printThisPage();
// The theme wraps tables after this script ran, and a turned phone changes what is wide.
addEventListener("load", reachWideTables);
addEventListener("resize", reachWideTables);
