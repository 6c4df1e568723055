// Holds the theme's search back until somebody wants to search: its index is most of what a page weighs.
"use strict";

(function () {
  const INDEX = /\/search\/search_index\.json$/;
  const WORKER = /\/workers\/search\.[^/]*$/;
  const box = document.getElementById("__search"); // ticked while the search is open, however it was opened
  const form = document.forms.namedItem("search");
  const waiting = [];
  const pathOf = (address) => new URL(address, document.baseURI).pathname;
  if (!box || !form || typeof Worker === "undefined" || new URLSearchParams(location.search).has("q")) return;

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    this.holdsIndex = INDEX.test(pathOf(address));
    return open.call(this, method, address, ...others);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.holdsIndex) waiting.push(() => send.call(this, body));
    else send.call(this, body);
  };

  /** Stands for the search's worker until there is one: takes what it is told, and tells it later. */
  class LaterWorker extends EventTarget {
    constructor(begin) {
      super();
      const told = [];
      this.postMessage = (message) => told.push(message);
      waiting.push(() => {
        const worker = begin();
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
        this.postMessage = (message) => worker.postMessage(message);
        told.forEach(this.postMessage);
      });
    }
  }

  const Native = self.Worker;
  self.Worker = function (address, options) {
    const begin = () => new Native(address, options);
    return WORKER.test(pathOf(address)) ? new LaterWorker(begin) : begin();
  };

  function want() {
    Object.assign(XMLHttpRequest.prototype, { open, send });
    self.Worker = Native;
    for (const act of waiting.splice(0)) act();
  }

  // A finger that comes down on the field or its sign is sign enough, a moment before either opens.
  for (const part of [form, ...document.querySelectorAll("label[for=__search]")]) part.addEventListener("pointerdown", want);
  form.addEventListener("focusin", want);
  box.addEventListener("change", want);
})();
