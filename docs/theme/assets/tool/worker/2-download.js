// Downloads the runtime's files, reporting every piece, and checks each against the manifest.
"use strict";

(function () {
  /** SHA-256 in hex; null on plain http other than localhost, which has no crypto.subtle. */
  Work.digest = async function (bytes) {
    if (!self.crypto || !self.crypto.subtle) return null;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  /**
   * Reads the manifest: its data, the entries by plain name, and a digest that names all of them.
   * @param {boolean} whole  whether the entries are to be of files that are not cut
   */
  Work.readManifest = async function (source, whole) {
    const answer = await source.manifest();
    try {
      const text = await answer.text();
      const manifest = JSON.parse(text);
      const files = whole ? [...manifest.files, ...manifest.whole] : manifest.files; // the later one counts
      const entries = new Map(files.map((file) => [file.name, file]));
      const id = manifest.files.map((file) => file.sha256.slice(0, 8)).join("");
      return { manifest, entries, id };
    } catch {
      throw Work.failure("manifest", "not a manifest", "manifest.json");
    }
  };

  /**
   * Reads one file and checks it against its entry in the manifest. Where the packed twin is
   * broken the plain file is read instead.
   * @param {function(number)} onBytes  told of every piece
   * @param {{take: function(Response), drop: function()}} [along]  gets a copy of what comes in
   * @returns {Promise<Uint8Array>}
   */
  Work.download = async function (source, entry, onBytes, along) {
    const packed = source.unpacks(entry);
    const watch = new AbortController();
    let counted = 0;
    const count = (more) => {
      counted += more;
      onBytes(more);
    };
    try {
      const answer = await source.open(entry, watch);
      if (along) along.take(answer.clone());
      const bytes = await read(answer.body, entry, count);
      const digest = await Work.digest(bytes);
      if (digest !== null && digest !== entry.sha256) {
        throw Work.failure("verify", "not what the manifest says", entry.name);
      }
      return bytes;
    } catch (error) {
      watch.abort();
      if (along) along.drop();
      if (packed && error.message !== "no connection") {
        onBytes(-counted);
        return Work.download(source, { ...entry, plain: true }, onBytes);
      }
      throw error.stage ? error : Work.failure("download", "the connection broke off", entry.name);
    }
  };

  async function read(body, entry, onBytes) {
    const bytes = new Uint8Array(entry.size);
    let length = 0;
    for await (const piece of Work.pieces(body)) {
      if (length + piece.length > entry.size) {
        throw Work.failure("verify", "longer than the manifest says", entry.name);
      }
      bytes.set(piece, length);
      length += piece.length;
      onBytes(piece.length);
    }
    if (length !== entry.size) throw Work.failure("verify", "shorter than the manifest says", entry.name);
    return bytes;
  }

  /**
   * Compiles a copy of a file while it comes in, which hides most of the time it takes.
   * Compiled is not run: that waits until the whole file has been checked.
   */
  Work.compileAlong = function () {
    let module = null;
    return {
      take(answer) {
        if (!WebAssembly.compileStreaming) return; // some browsers compile whole files only
        const type = (answer.headers.get("Content-Type") || "").startsWith("application/wasm");
        // Handed on as it came a browser may take what it has compiled for another visit.
        const named = type ? answer : new Response(answer.body, { headers: { "Content-Type": "application/wasm" } });
        module = WebAssembly.compileStreaming(named);
        module.catch(() => {});
      },
      drop() {
        module = null; // what came in may be a whole program, and yet not ours
      },
      compiled: (bytes) => (module ? module.catch(() => WebAssembly.compile(bytes)) : WebAssembly.compile(bytes)),
    };
  };
})();
