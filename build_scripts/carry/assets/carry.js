// On a disk a page may not fetch and starts no worker from a file: this hands out both from scripts.
"use strict";

(function () {
  const folder = new URL(".", document.currentScript.src).href;
  const carried = {}; // name of a runtime file -> base64 of its gzip, put here by its own script

  const nameOf = (address) => new URL(address, document.baseURI).pathname.split("/").pop();

  /** Workers whose source is carried start from a blob; any other starts as it would without this. */
  function startFromBlobs(sources) {
    if (typeof Worker === "undefined") return;
    self.Worker = class extends self.Worker {
      constructor(address, options) {
        const source = sources[nameOf(address)];
        const blob = source && new Blob([source], { type: "text/javascript" });
        super(blob ? URL.createObjectURL(blob) : address, options);
      }
    };
  }

  /** The gzip that a script brought; its text is let go, since a copy of it is large. */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => reject(Object.assign(new Error("not in this copy"), { file: name }));
      script.src = folder + name + ".js";
      script.onerror = fail;
      script.onload = () => {
        const text = carried[name];
        delete carried[name];
        script.remove();
        if (text) resolve(text);
        else fail();
      };
      document.head.append(script);
    });
  }

  async function unpack(text) {
    const binary = atob(text);
    const packed = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) packed[at] = binary.charCodeAt(at);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  function carry({ workers, names }) {
    startFromBlobs(workers);
    /**
     * The runtime's files for `Runner`, read anew at each call.
     * @returns {Promise<Object<string, ArrayBuffer>>}  rejected with `file` where one is missing
     */
    self.FilingClear.carriedFiles = async () => {
      const one = async (name) => [name, await unpack(await load(name))];
      return Object.fromEntries(await Promise.all(names.map(one)));
    };
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { carried, carry });
})();
