// Where the runtime's files come from: the site as the host sends it, its packed twins, or the page itself.
"use strict";

self.Work = self.Work || {};

/** An error that says at which stage, and with which file, the start failed. */
Work.failure = function (stage, message, file) {
  return Object.assign(new Error(message), { stage: stage, file: file || null });
};

(function () {
  const networkFetch = self.fetch.bind(self);
  const SLOWEST = 30000; // milliseconds without a byte, after which a host counts as silent

  /** A fetch that gives up on a host which never answers; `watch` gives it up later. */
  async function ask(url, options, stage, name, watch = new AbortController()) {
    const silent = setTimeout(() => watch.abort(), SLOWEST);
    try {
      return await networkFetch(url, { ...options, signal: watch.signal });
    } catch {
      throw Work.failure(stage, "no connection", name);
    } finally {
      clearTimeout(silent);
    }
  }

  /** The bytes of a stream, piece by piece; a host that falls silent in the middle is given up. */
  Work.pieces = async function* (body) {
    const reader = body.getReader();
    try {
      for (;;) {
        let silent;
        const patience = new Promise((resolve, reject) => {
          silent = setTimeout(() => reject(Work.failure("download", "no connection")), SLOWEST);
        });
        const piece = await Promise.race([reader.read(), patience]).finally(() => clearTimeout(silent));
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      reader.cancel().catch(() => {});
    }
  };

  /**
   * The source of a start.
   * @param {{manifestUrl: string, files?: Object<string, ArrayBuffer>, fresh: boolean}} start
   *   `fresh` passes by the browser's cache: a second try must not meet the same damaged copy
   */
  Work.source = function (start) {
    const folder = start.manifestUrl.replace(/[^/]*$/, "");
    let packed = false; // whether to take X.gz and unpack it here

    async function carried(name, stage) {
      if (!start.files[name]) throw Work.failure(stage, "not among the files given", name);
      return new Response(start.files[name]);
    }

    const answered = new Set(); // the addresses that gave what was asked for
    return {
      folder: folder,
      answered: answered,

      /** From now on passes by the browser's cache. */
      refresh() {
        start.fresh = true;
      },

      async manifest() {
        if (start.files) return carried("manifest.json", "manifest");
        const cache = start.fresh ? "reload" : "default";
        const answer = await ask(start.manifestUrl, { cache }, "manifest", "manifest.json");
        if (!answer.ok) throw Work.failure("manifest", "HTTP " + answer.status, "manifest.json");
        answered.add(start.manifestUrl);
        // A host that packs this small file packs the others too, and perhaps better than gzip.
        packed = !answer.headers.get("Content-Encoding") && typeof DecompressionStream !== "undefined";
        return answer;
      },

      /** Whether a file is taken packed; a script is not: it is loaded once more, by its plain address. */
      unpacks(entry) {
        return packed && !start.files && !entry.plain && !entry.name.endsWith(".js") && entry.size > 1000;
      },

      /**
       * Asks for a file.
       * @param {AbortController} watch  gives up what is asked for: a host has few lines
       * @returns {Promise<Response>}
       */
      async open(entry, watch) {
        if (start.files) return carried(entry.file, "download");
        const cache = start.fresh ? "reload" : "default";
        const twin = this.unpacks(entry);
        const url = folder + entry.file + (twin ? ".gz" : "");
        const answer = await ask(url, { cache }, "download", entry.name, watch);
        if (answer.status === 404 && twin) {
          packed = false; // a copy without the packed twins
          return this.open(entry, watch);
        }
        if (!answer.ok) throw Work.failure("download", "HTTP " + answer.status, entry.name);
        answered.add(url);
        // Some hosts name the packing of a .gz themselves; the browser has then unpacked it already.
        if (!twin || answer.headers.get("Content-Encoding")) return answer;
        return new Response(answer.body.pipeThrough(new DecompressionStream("gzip")));
      },

      /** A page opened from a disk has no addresses a worker could load: its scripts come as blobs. */
      script(entry, bytes) {
        if (!start.files) return folder + entry.file;
        return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
      },
    };
  };
})();
