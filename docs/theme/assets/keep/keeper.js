// Brings the whole site into a kept copy: each pack checked before it counts, one switch at the end.
//
//   const keeper = new FilingClear.Keeper(store);
//   await keeper.offered();                  // {version, policy_version, download} of the server
//   await keeper.keep(({ loaded, total }) => …, signal);   // {version, policy_version, since, size}
// Errors carry `why`: network, wrong, full, refused, browser, busy or stopped.
"use strict";

(function () {
  const { unpack, sha256 } = self.FilingClear;
  const SILENCE = 30_000; // milliseconds without a byte until the network counts as lost
  const AT_ONCE = 3;

  const failure = (why, message) => Object.assign(new Error(message), { why });

  function why(error, signal) {
    if (error.why) return error;
    if (signal?.aborted) return failure("stopped", "stopped");
    if (error.name === "QuotaExceededError") return failure("full", error.message);
    if (error.name === "SecurityError") return failure("refused", error.message);
    return failure("network", error.message);
  }

  class Keeper {
    constructor(store) {
      this._store = store;
      this.asked = true; // false where nobody pressed a button
    }

    /** Which version the server has, and how many bytes all of it costs. */
    async offered() {
      return this._json("keep/offer.json").catch((error) => {
        throw why(error);
      });
    }

    /**
     * Download what is not here yet of the server's version, and make it the current copy. What
     * was downloaded stays when this fails, and is not fetched again.
     * @param {function({loaded: number, total: number})} onProgress  bytes
     * @param {AbortSignal} [signal]
     */
    async keep(onProgress, signal) {
      if (typeof DecompressionStream === "undefined") throw failure("browser", "cannot unpack");
      const alone = async (lock) => {
        if (!lock) throw failure("busy", "another page does it");
        return this._keep(onProgress, signal);
      };
      try {
        if (!navigator.locks) return await alone(true);
        return await navigator.locks.request("filing-clear-copy " + this._store.root, { ifAvailable: true }, alone);
      } catch (error) {
        const told = why(error, signal);
        // What does not fit now would not fit later either, and others need the room.
        if (told.why === "full" && this._making) await caches.delete(this._store.copyCache(this._making));
        throw told;
      }
    }

    async _keep(onProgress, signal) {
      const listed = await this._json("keep/files.json");
      const { version, policy_version } = listed;
      const store = this._store;
      const current = await store.read("current");
      this._making = current?.version === version ? null : version;
      if (!this._making) return current;
      await store.write("wish", { version, asked: this.asked });
      const cache = await caches.open(store.copyCache(version));
      await cache.put(store.root + "keep/files.json", new Response(JSON.stringify(listed)));
      await this._bring(listed, cache, onProgress, signal);
      const copy = { version, policy_version, since: new Date().toISOString(), size: listed.download };
      await store.write("current", copy); // the switch
      await store.write("behind", null);
      await store.write("wish", null);
      return copy;
    }

    async _json(name) {
      const answer = await this._fetch(name, "no-cache");
      const told = await answer.json().catch(() => null);
      if (!told?.version) throw failure("wrong", name);
      return told;
    }

    async _bring(listed, cache, onProgress, signal) {
      const packs = listed.packs.map((one) => ({ ...one, cost: one.size, packed: true }));
      const large = listed.large.map((one) => ({ ...one, cost: one.download, length: one.size }));
      const waiting = [...packs, ...large];
      const done = new Map();
      const tell = () => onProgress({ loaded: [...done.values()].reduce((sum, one) => sum + one, 0), total: listed.download });
      const work = async () => {
        for (let one = waiting.shift(); one; one = waiting.shift()) {
          const advance = (part) => { done.set(one.file, one.cost * Math.min(1, part)); tell(); };
          if (!(await cache.match(this._store.root + one.file))) await this._put(one, cache, advance, signal);
          advance(1);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work)).catch((error) => {
        waiting.length = 0; // nobody begins another one
        throw error;
      });
    }

    async _put(one, cache, advance, signal) {
      const bytes = (await this._here(one)) || (await this._download(one, advance, signal));
      const headers = { "Content-Type": one.type || "application/gzip" };
      await cache.put(this._store.root + one.file, new Response(bytes, { headers }));
    }

    /** The same bytes in another copy or among the files the tool has used, or null. */
    async _here(one) {
      const { root, copyCache, visitedCache, versions } = this._store;
      const names = [...(await versions()).map(copyCache), visitedCache];
      for (const cacheName of names) {
        for (const address of [root + one.file, root + one.file + ".gz"]) {
          const kept = await caches.match(address, { cacheName, ignoreSearch: true });
          const bytes = kept && new Uint8Array(await kept.arrayBuffer());
          if (bytes && (await this._fits(one, bytes))) return one.packed ? bytes : unpack(bytes);
        }
      }
      return null;
    }

    async _fits(one, bytes) {
      const plain = await unpack(bytes).catch(() => null);
      return plain !== null && plain.length === one.length && (await sha256(plain)) === one.sha256;
    }

    /** Wrong bytes are asked for once more, past the browser's own cache: they may come from there. */
    async _download(one, advance, signal) {
      for (const again of [false, true]) {
        const bytes = await this._bytes(await this._answer(one, again, signal), one, advance, signal);
        if (await this._fits(one, bytes)) return one.packed ? bytes : unpack(bytes);
      }
      throw failure("wrong", one.file);
    }

    async _bytes(answer, one, advance, signal) {
      const { headers } = answer;
      const whole = (!headers.get("Content-Encoding") && Number(headers.get("Content-Length"))) || one.length;
      const parts = [];
      let length = 0;
      const reader = answer.body.getReader();
      for (let part = await inTime(reader.read()); !part.done; part = await inTime(reader.read())) {
        if (signal?.aborted) throw failure("stopped", "stopped");
        parts.push(part.value);
        length += part.value.length;
        advance(length / whole);
      }
      return new Uint8Array(await new Blob(parts).arrayBuffer());
    }

    /** A large file comes packed: by the host itself, or else as its packed twin where there is one. */
    async _answer(one, again, signal) {
      if (!one.packed && !this._hostPacks && !again) {
        const twin = await this._fetch(one.file + ".gz", "default", signal).catch((error) => {
          if (error.status) return null;
          throw error;
        });
        if (twin) return twin;
      }
      return this._fetch(one.file, again ? "reload" : "default", signal);
    }

    async _fetch(name, cache, signal) {
      const headers = { "X-Keep": "copy" }; // the service worker lets it pass
      const answer = await inTime(fetch(this._store.root + name, { cache, headers, signal }));
      if (!answer.ok || answer.redirected) throw Object.assign(failure("network", name), { status: answer.status });
      if (name.endsWith("files.json")) this._hostPacks = Boolean(answer.headers.get("Content-Encoding"));
      return answer;
    }
  }

  /** What takes too long counts as a lost network. */
  function inTime(promise) {
    let timer;
    const limit = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(failure("network", "silence")), SILENCE);
    });
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
  }

  self.FilingClear = Object.assign(self.FilingClear, { Keeper });
})();
