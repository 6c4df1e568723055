// Where pages and the kept copy are stored on this device, and which copy is current; for pages and the service worker.
"use strict";

(function () {
  /** What two copies of the site on one host keep is told apart by the path of their root. */
  function store(root) {
    const path = new URL(root).pathname;
    const end = path === "/" ? "" : " " + path;
    const stateCache = "filing-clear-copy" + end;
    const copyCache = (version) => `filing-clear-copy-${version}${end}`;

    /** What is noted under a key, or null: current, wish, behind. */
    async function read(key) {
      const found = await caches.match(root + "keep/" + key, { cacheName: stateCache });
      return found ? found.json() : null;
    }

    /** One entry is written whole or not at all: so a copy becomes current by writing its name. */
    async function write(key, value) {
      const cache = await caches.open(stateCache);
      if (value === null) await cache.delete(root + "keep/" + key);
      else await cache.put(root + "keep/" + key, new Response(JSON.stringify(value)));
    }

    /** Versions that have a cache, whole or not. */
    async function versions() {
      const made = (await caches.keys()).map((name) => /^filing-clear-copy-([0-9a-f]+)(.*)$/.exec(name));
      return made.filter((match) => match && match[2] === end).map((match) => match[1]);
    }

    /** The list of a version's files, as far as it has been downloaded. */
    async function list(version) {
      const found = await caches.match(root + "keep/files.json", { cacheName: copyCache(version) });
      return found ? found.json() : null;
    }

    /** Remove everything kept here but the tool's own snapshot; returns when it is gone. */
    async function empty() {
      await caches.delete(stateCache); // first: from here on no copy answers
      for (const version of await versions()) await caches.delete(copyCache(version));
      await caches.delete("filing-clear-visited" + end);
    }

    return { root, read, write, versions, list, empty, copyCache, visitedCache: "filing-clear-visited" + end };
  }

  /** Unpack bytes if they are packed: some hosts unpack a .gz file on the way, others do not. */
  async function unpack(bytes) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** SHA-256 in hex; a service worker and a kept copy exist in secure contexts only, which have it. */
  async function sha256(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { keepStore: store, unpack, sha256 });
})();
