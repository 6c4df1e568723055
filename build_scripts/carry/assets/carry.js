// On a disk a page may not fetch and starts no worker from a file: this hands out both from scripts.
"use strict";

(function () {
  const folder = new URL(".", document.currentScript.src).href;
  const carried = {}; // name of a runtime file -> base64 of its gzip, put here by the scripts

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

  /** Runs a script of the copy, once more where it ran before. */
  function run(name) {
    const script = document.createElement("script");
    return new Promise((resolve, reject) => {
      script.src = folder + name;
      script.onload = resolve;
      script.onerror = () => reject(Object.assign(new Error("not in this copy"), { file: name }));
      document.head.append(script);
    }).finally(() => script.remove());
  }

  async function unpack(text) {
    const binary = atob(text);
    const packed = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) packed[at] = binary.charCodeAt(at);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  function carry({ workers, scripts }) {
    startFromBlobs(workers);
    /**
     * The runtime's files for `Runner`, read anew at each call: texts of this size are let go.
     * @returns {Promise<Object<string, ArrayBuffer>>}  rejected with `file` where one is missing
     */
    self.FilingClear.carriedFiles = async () => {
      await Promise.all(scripts.map(run));
      const brought = Object.entries(carried);
      for (const [name] of brought) delete carried[name];
      return Object.fromEntries(
        await Promise.all(brought.map(async ([name, text]) => [name, await unpack(text)])),
      );
    };
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { carried, carry });
})();
