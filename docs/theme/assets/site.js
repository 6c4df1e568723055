// Small repairs the theme needs in the browser: reachable wide tables, search by input method, a menu that closes, whole prints.
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

searchAlsoOnInput();
closeMenu();
unfoldForPrint();
// The theme wraps tables after this script ran, and a turned phone changes what is wide.
addEventListener("load", reachWideTables);
addEventListener("resize", reachWideTables);
