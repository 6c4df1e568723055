// Where something of many megabytes is kept in this browser from one visit to the next.
"use strict";

(function () {
  const NAME = "filing-clear-snapshot";
  const KEY = "https://snapshot.invalid/"; // a key only; nothing is fetched from there

  /**
   * The file system that browsers give each site: a worker reads a file of it in one go.
   * Some older ones answer with a promise where newer ones answer at once; `await` takes both.
   */
  const files = {
    async read() {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(NAME);
      let access;
      try {
        access = await handle.createSyncAccessHandle();
      } catch {
        return (await handle.getFile()).arrayBuffer(); // another page of the site has it in hand at this moment
      }
      const bytes = new Uint8Array(await access.getSize());
      access.read(bytes, { at: 0 });
      await access.close();
      return bytes.buffer;
    },

    async write(bytes) {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true });
      const access = await handle.createSyncAccessHandle();
      try {
        await access.truncate(0);
        access.write(bytes, { at: 0 });
        await access.flush();
      } finally {
        await access.close();
      }
    },

    async remove() {
      await (await navigator.storage.getDirectory()).removeEntry(NAME);
    },
  };

  /** For pages opened from a disk and for older browsers; what comes from here comes piece by piece. */
  const cache = {
    read: async () => (await caches.match(KEY, { cacheName: NAME })).arrayBuffer(),
    write: async (bytes) => (await caches.open(NAME)).put(KEY, new Response(bytes)),
    remove: async () => caches.delete(NAME),
  };
  const STORES = [files, cache]; // the faster one first

  /** @returns {Promise<Uint8Array|null>}  what is kept; null where there is nothing, or storage is forbidden or broken */
  Work.kept = async function () {
    for (const store of STORES) {
      try {
        return new Uint8Array(await store.read());
      } catch { /* perhaps the next one has it */ }
    }
    return null;
  };

  /** Keeps bytes instead of any other; where storage is full or forbidden, nothing is kept. */
  Work.keep = async function (bytes) {
    await Work.forget();
    for (const store of STORES) {
      try {
        return await store.write(bytes);
      } catch {
        await remove(store); // half of it is of no use
      }
    }
  };

  /** Throws away what is kept. */
  Work.forget = async function () {
    for (const store of STORES) await remove(store);
  };

  async function remove(store) {
    try {
      await store.remove();
    } catch { /* there is nothing, or it cannot be read either */ }
  }
})();
