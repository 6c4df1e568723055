// Remembers which open pages were answered from what is kept: their parts come from the same place.
"use strict";

(function () {
  // Browsers end a service worker after seconds without work, and its memory with it: so the marks
  // are written down, only for pages that the network did not answer.
  const OLD = 3_600_000; // milliseconds; a page that is only being opened is not listed as open yet

  function marks(store) {
    const key = (id) => `page/${id}`;

    /** Note that a page came from a copy (its version) or from the pages visited ("visited"). */
    async function set(id, from) {
      if (!id) return;
      await forgetClosed();
      await store.write(key(id), { from, at: Date.now() });
    }

    /** Where a page came from; null is the network. */
    async function get(id) {
      return ((id && (await store.read(key(id)))) || { from: null }).from;
    }

    const open = () => self.clients.matchAll({ type: "all", includeUncontrolled: true });

    /** Every place from which an open page came. */
    async function all() {
      return new Set(await Promise.all((await open()).map((one) => get(one.id))));
    }

    async function forgetClosed() {
      const living = new Set((await open()).map((one) => key(one.id)));
      for (const name of await store.keys("page/")) {
        const mark = await store.read(name);
        if (mark && !living.has(name) && Date.now() - mark.at > OLD) await store.write(name, null);
      }
    }

    return { set, get, all };
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { marks });
})();
