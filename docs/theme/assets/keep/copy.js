// Answers from a kept copy: finds a file's pack, unpacks it and cuts the file out.
"use strict";

(function () {
  const IN_MEMORY = 3; // unpacked packs of about a megabyte each: a page, its neighbours, the search

  function keptCopy(store, unpack) {
    const lists = new Map();
    const packs = new Map();

    async function list(version) {
      if (!lists.has(version)) {
        const found = await store.list(version);
        if (!found) return null;
        lists.clear();
        lists.set(version, found);
      }
      return lists.get(version);
    }

    async function pack(version, file) {
      let bytes = packs.get(file);
      if (!bytes) {
        const kept = await caches.match(store.root + file, { cacheName: store.copyCache(version) });
        if (!kept) return null;
        bytes = await unpack(new Uint8Array(await kept.arrayBuffer()));
      }
      packs.delete(file); // the latest one goes last
      packs.set(file, bytes);
      if (packs.size > IN_MEMORY) packs.delete(packs.keys().next().value);
      return bytes;
    }

    /** The name of a page in a list: hosts also serve `a/` and `a` for `a/index.html` and `a.html`. */
    function pageName(listed, path) {
      const names = [path, path + "index.html", path + ".html", path + "/index.html"];
      return names.find((name) => name.endsWith(".html") && listed.files[name]);
    }

    /**
     * A file of the copy, or null. With `hash`, the first digits of a SHA-256, only if it fits.
     * @param {string} version
     * @param {string} path  below the root
     * @param {{page?: boolean, hash?: string|null}} [how]
     */
    async function answer(version, path, { page = false, hash = null } = {}) {
      const listed = await list(version);
      if (!listed) return null;
      const name = page ? pageName(listed, path) : path;
      const place = listed.files[name];
      if (!place) return (await large(version, listed, path, hash)) || noTwin(listed, path);
      const [number, offset, length, type, digest] = place;
      if (hash && !digest.startsWith(hash.slice(0, digest.length))) return null;
      const bytes = await pack(version, listed.packs[number].file);
      if (!bytes) return null;
      const headers = { "Content-Type": listed.types[type] };
      // The tool takes plain files, not their packed twins, from whoever sends the manifest encoded.
      if (name === "runtime/manifest.json") headers["Content-Encoding"] = "identity";
      return new Response(bytes.slice(offset, offset + length), { headers });
    }

    async function large(version, listed, path, hash) {
      const entry = listed.large.find((one) => one.file === path);
      if (!entry || (hash && !entry.sha256.startsWith(hash))) return null;
      return (await caches.match(store.root + path, { cacheName: store.copyCache(version) })) || null;
    }

    /** Files are kept plain: whoever asks for the packed twin is told to ask for the file itself. */
    function noTwin(listed, path) {
      const plain = path.endsWith(".gz") ? path.slice(0, -3) : "";
      const here = listed.files[plain] || listed.large.some((one) => one.file === plain);
      return here ? new Response("", { status: 404 }) : null;
    }

    /** The first digits of a page's SHA-256 in the copy, or null where it has no such page. */
    async function pageHash(version, path) {
      const listed = await list(version);
      const name = listed && pageName(listed, path);
      return name ? listed.files[name][4] : null;
    }

    return { answer, pageHash };
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { keptCopy });
})();
