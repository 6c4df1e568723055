// Downloads the runtime's files, reporting every piece, and checks each against the manifest.
"use strict";

(function () {
  /** SHA-256 in hex; null on plain http other than localhost, which has no crypto.subtle. */
  Work.digest = async function (bytes) {
    if (!self.crypto || !self.crypto.subtle) return null;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  /** Reads the manifest: its data, the entries by plain name, and a digest that names all of them. */
  Work.readManifest = async function (source) {
    const answer = await source.manifest();
    try {
      const text = await answer.text();
      const manifest = JSON.parse(text);
      const entries = new Map(manifest.files.map((file) => [file.name, file]));
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
   * @param {{enqueue: function, close: function, error: function}} [feed]  gets the pieces as well
   * @returns {Promise<Uint8Array>}
   */
  Work.download = async function (source, entry, onBytes, feed) {
    const packed = source.unpacks(entry);
    let counted = 0;
    const count = (more) => {
      counted += more;
      onBytes(more);
    };
    try {
      const bytes = await read(source, entry, count, feed);
      const digest = await Work.digest(bytes);
      if (digest !== null && digest !== entry.sha256) {
        throw Work.failure("verify", "not what the manifest says", entry.name);
      }
      return bytes;
    } catch (error) {
      if (feed) feed.error(error);
      if (packed && error.message !== "no connection") {
        onBytes(-counted);
        return Work.download(source, { ...entry, plain: true }, onBytes);
      }
      throw error.stage ? error : Work.failure("download", "the connection broke off", entry.name);
    }
  };

  async function read(source, entry, onBytes, feed) {
    const bytes = new Uint8Array(entry.size);
    let length = 0;
    for await (const piece of Work.pieces(await source.open(entry))) {
      if (length + piece.length > entry.size) {
        throw Work.failure("verify", "longer than the manifest says", entry.name);
      }
      bytes.set(piece, length);
      length += piece.length;
      onBytes(piece.length);
      if (feed) feed.enqueue(piece);
    }
    if (length !== entry.size) throw Work.failure("verify", "shorter than the manifest says", entry.name);
    if (feed) feed.close();
    return bytes;
  }

  /**
   * Compiles the bytes handed to `feed` as they come in, which hides most of the time it takes.
   * Compiled is not run: that waits until the whole file has been checked.
   */
  Work.compileAlong = function () {
    let controller;
    const body = new ReadableStream({ start: (given) => (controller = given) });
    const response = new Response(body, { headers: { "Content-Type": "application/wasm" } });
    const module = WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : Promise.reject(new Error("this browser compiles whole files only"));
    module.catch(() => {});
    let spoiled = false; // what was fed may be a whole program, and yet not ours
    const feed = {
      enqueue: (piece) => quietly(() => controller.enqueue(piece)),
      close: () => quietly(() => controller.close()),
      error: (error) => {
        spoiled = true;
        quietly(() => controller.error(error));
      },
    };
    const whole = (bytes) => WebAssembly.compile(bytes);
    // The second way is also for browsers that cannot compile from a stream of our own making.
    const compiled = (bytes) => (spoiled ? whole(bytes) : module.catch(() => whole(bytes)));
    return { feed, compiled };
  };

  // Where compiling along has failed, the stream takes no more; the whole file is then compiled.
  function quietly(act) {
    try {
      act();
    } catch { /* see above */ }
  }
})();
