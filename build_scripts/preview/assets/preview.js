// The preview's part of a page: shows what is wrong with an edit, and reloads when it is mended.
"use strict";

(function () {
  const PAUSE = 1000; // before another try, where the preview does not answer

  /** The problems as a box over the page; texts become text nodes, never markup. */
  function show(problems) {
    document.getElementById("preview-problems")?.remove();
    if (!problems.length) return;
    const box = document.createElement("section");
    box.id = "preview-problems";
    box.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = problems.length + " 处问题，页面仍是上一次正确的样子 / problem(s); the page is the last good one";
    const list = document.createElement("ol");
    for (const problem of problems) {
      const item = document.createElement("li");
      item.textContent = problem;
      list.append(item);
    }
    box.append(title, list);
    document.body.append(box);
  }

  async function follow() {
    let number = 0;
    for (;;) {
      try {
        const state = await (await fetch("/__preview__/state?after=" + number)).json();
        if (number && state.number !== number && !state.problems.length) {
          location.reload();
          return;
        }
        if (state.number !== number) show(state.problems);
        number = state.number;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  /** A site served here before may have left a service worker, which would answer with what it kept. */
  async function dismissKept() {
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    for (const worker of workers) await worker.unregister();
    for (const name of workers.length ? await caches.keys() : []) {
      if (/^filing-clear-(copy|visited)/.test(name)) await caches.delete(name);
    }
    if (navigator.serviceWorker?.controller) location.reload();
  }

  dismissKept();
  follow();
})();
