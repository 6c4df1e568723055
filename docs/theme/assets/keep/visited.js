// Pages and files kept as they are visited: what may be kept, and what goes when it is too much.
"use strict";

(function () {
  const MOST = 400; // entries; the oldest go first
  const AT_ONCE = 2;
  const RUNTIME = /^(.*\/runtime\/[^?]*?)\.[0-9a-f]{12}(\.[^?]*)$/; // large: only the newest of each is kept

  function visited(store, sha256, hashIn, isHashed) {
    const open = () => caches.open(store.visitedCache);

    /** Never an error, an answer of another site, or one that another address gave. */
    const mayKeep = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected;

    /** A host that changed in between sends something newer under the hash of something older. */
    async function isWhatItSays(address, answer) {
      const hash = hashIn(address);
      return hash === null || (await sha256(await answer.clone().arrayBuffer())).startsWith(hash);
    }

    /** Keep an answer under its address; storage may be full or forbidden, and then nothing is kept. */
    async function keep(address, answer) {
      try {
        if (!mayKeep(answer) || !(await isWhatItSays(address, answer))) return;
        const cache = await open();
        await cache.put(address, answer);
        const twin = RUNTIME.exec(address);
        if (twin) await removeTwins(cache, address, twin);
      } catch { /* the page works without */ }
    }

    async function removeTwins(cache, address, [, name, ending]) {
      for (const { url } of await cache.keys()) {
        const other = RUNTIME.exec(url);
        if (other && url !== address && other[1] === name && other[2] === ending) await cache.delete(url);
      }
    }

    async function trim() {
      const cache = await open();
      const keys = await cache.keys();
      for (const request of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(request);
    }

    /**
     * Keep what a first visit needs, leaving most of the line to the page; a part that fails is kept when it is used.
     * @param {string[]} addresses  one that names its content's hash is taken from the browser's cache: it was loaded just now
     * @param {RequestInit} [options]  for the others
     */
    async function fill(addresses, options) {
      const waiting = [...addresses];
      const work = async () => {
        for (let address = waiting.shift(); address; address = waiting.shift()) {
          const answer = await fetch(address, isHashed(address) ? { cache: "force-cache" } : options).catch(() => null);
          if (answer) await keep(address, answer);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    }

    const find = (address) => caches.match(address, { cacheName: store.visitedCache });

    return { keep, fill, trim, find };
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { visited });
})();
