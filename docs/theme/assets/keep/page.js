// On every page: registers the service worker, tells quietly of a newer version, lets a copy finish.
"use strict";

(function () {
  const LEFT_ALONE = 8000; // milliseconds after loading, until which the line is the reader's
  const { dataset, src } = document.currentScript;
  const root = new URL(dataset.root, location.href).href;
  // A page from a disk needs no copy; a preview must show each edit at once.
  const preview = document.querySelector('script[src^="/__preview__/"]');
  if (!("serviceWorker" in navigator) || !isSecureContext || !/^https?:$/.test(location.protocol) || preview) return;
  const store = self.FilingClear.keepStore(root);
  self.FilingClear.store = store; // tells the panel that a copy can be kept here
  const here = location.href.replace(/#.*$/, "");

  // The self-check tells of the copy where one can be kept.
  document.querySelector(".keep-foot")?.removeAttribute("hidden");

  function tellOfNewer() {
    const notice = document.getElementById("newer");
    if (!notice) return;
    notice.hidden = false;
    notice.querySelector("button").onclick = () => {
      navigator.serviceWorker.controller?.postMessage({ type: "patient", addresses: [here] });
      location.reload();
    };
  }

  /** What a first visit loaded before anyone could keep it: its page, and the program of the self-check. */
  async function keepThese(addresses) {
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ type: "visited", addresses });
  }

  async function keepThisPage() {
    const parts = performance.getEntriesByType("resource").map((one) => one.name);
    await keepThese([here.replace(/\?.*$/, ""), ...parts]);
    if (!(await store.read("first"))) await store.write("first", new Date().toISOString());
    await keepThese(await self.FilingClear.runner?.program ?? []);
  }

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, src).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  async function keepQuietly() {
    if (!self.FilingClear.Keeper) await load("keeper.js");
    await load("quiet.js");
    if (document.hidden || !(await self.FilingClear.mayKeepQuietly(store))) return;
    const keeper = new self.FilingClear.Keeper(store);
    keeper.asked = Boolean((await store.read("wish"))?.asked);
    await keeper.keep(() => {});
    dispatchEvent(new Event("filing-clear-copy"));
  }

  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.type === "newer") tellOfNewer();
    if (data.type === "behind") dispatchEvent(new Event("filing-clear-copy"));
  });
  const known = Boolean(navigator.serviceWorker.controller);
  addEventListener("load", async () => {
    await self.FilingClear.runner?.settled(); // what the reader waits for comes first
    navigator.serviceWorker.register(root + "sw.js", { scope: root, updateViaCache: "none" }).catch(() => {});
    if (!known) keepThisPage().catch(() => {});
    const idle = self.requestIdleCallback || ((act) => setTimeout(act, 1));
    if (known) setTimeout(() => idle(() => keepQuietly().catch(() => {})), LEFT_ALONE);
  });
})();
