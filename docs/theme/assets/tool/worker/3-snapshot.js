// Keeps the memory of a Python that has just started, in this browser, so that the next visit starts from there.
//
// It is taken before the first request, so nothing a reader typed can be in it. Any doubt about it
// ends in the ordinary start: see runner.js, which then asks for one without a snapshot.
"use strict";

(function () {
  const CACHE = "filing-clear-snapshot";
  const LONGEST_READ = 5000; // milliseconds; by then the ordinary start is as far
  const DIGEST = "X-Digest";

  const address = (id) => "https://snapshot.invalid/" + id; // a key only; nothing is fetched from there

  async function open() {
    return self.caches ? self.caches.open(CACHE) : null;
  }

  /** The snapshot kept for exactly these files, or null; one that was damaged is thrown away.
   * A store that does not answer is left alone. */
  Work.keptSnapshot = function (id) {
    const late = new Promise((resolve) => setTimeout(resolve, LONGEST_READ, null));
    return Promise.race([read(id), late]);
  };

  async function read(id) {
    try {
      const cache = await open();
      const answer = cache && (await cache.match(address(id)));
      if (!answer) return null;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length && (await Work.digest(bytes)) === answer.headers.get(DIGEST)) return bytes;
      await cache.delete(address(id));
    } catch { /* storage is forbidden or broken: there is no snapshot */ }
    return null;
  }

  /** Keeps a snapshot in place of any other; where storage is full or forbidden, nothing is kept. */
  Work.keepSnapshot = async function (id, bytes) {
    try {
      const cache = await open();
      if (!cache) return;
      for (const old of await cache.keys()) await cache.delete(old);
      const headers = { [DIGEST]: await Work.digest(bytes) };
      await cache.put(address(id), new Response(bytes, { headers }));
    } catch { /* the next visit starts in the ordinary way */ }
  };

  /** Throws the snapshot away. */
  Work.forgetSnapshot = async function () {
    try {
      if (self.caches) await self.caches.delete(CACHE);
    } catch { /* then it cannot be read either */ }
  };
})();
