// When to load the program: on the first sign that the reader wants it, else when the page has nothing to do.
"use strict";

(function () {
  const SLOW = ["slow-2g", "2g", "3g"];

  /** Whether a few megabytes may be loaded unasked: not where the reader saves data or the line is slow. */
  function mayLoadUnasked() {
    const line = navigator.connection;
    return !line || (!line.saveData && !SLOW.includes(line.effectiveType));
  }

  /**
   * Calls `act` once: when the form is touched, focused or scrolled to, else when the browser is idle.
   * @param {HTMLElement} element
   * @param {function()} act
   */
  function onIntent(element, act) {
    let done = false;
    const once = () => {
      if (!done) act();
      done = true;
    };
    for (const intent of ["focusin", "pointerdown"]) element.addEventListener(intent, once, { once: true });
    const near = () => {
      if (element.getBoundingClientRect().top > 1.5 * innerHeight) return;
      removeEventListener("scroll", near);
      once();
    };
    addEventListener("scroll", near, { passive: true });
    if (!mayLoadUnasked()) return;
    // Where a browser has no idle call, a moment after loading is as good.
    const idle = self.requestIdleCallback || ((later) => setTimeout(later, 1000));
    if (document.readyState === "complete") idle(once, { timeout: 3000 });
    else addEventListener("load", () => idle(once, { timeout: 3000 }));
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { onIntent: onIntent });
})();
