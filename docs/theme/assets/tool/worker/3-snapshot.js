// Keeps the memory of a Python that has just started, in this browser, so that the next visit starts from there.
//
// It is taken before the first request, so nothing a reader typed can be in it. Any doubt about it
// ends in the ordinary start: see 1-runner.js, which then asks for one without a snapshot.
"use strict";

(function () {
  const CACHE = "filing-clear-snapshot";
  const LONGEST_READ = 5000; // milliseconds; by then the ordinary start is as far
  const DIGEST = "X-Digest";
  const PAGE = 4096; // bytes; half of the pages of a Python's memory are empty, and are not kept

  const address = (id) => "https://snapshot.invalid/" + id; // a key only; nothing is fetched from there

  async function open() {
    return self.caches ? self.caches.open(CACHE) : null;
  }

  /**
   * The snapshot kept here, read before it is known which one is wanted; one that was damaged is
   * thrown away. A store that does not answer is left alone.
   * @returns {Promise<{id: string, bytes: Uint8Array}|null>}  with the name of the files it is for
   */
  Work.keptSnapshot = function () {
    const late = new Promise((resolve) => setTimeout(resolve, LONGEST_READ, null));
    return Promise.race([read(), late]);
  };

  async function read() {
    try {
      const cache = await open();
      const [key] = cache ? await cache.keys() : [];
      if (!key) return null;
      const answer = await cache.match(key);
      const packed = new Uint8Array(await answer.arrayBuffer());
      if (packed.length && (await Work.digest(packed)) === answer.headers.get(DIGEST)) {
        return { id: key.url.slice(address("").length), bytes: unpack(packed) };
      }
      await cache.delete(key);
    } catch { /* storage is forbidden or broken: there is no snapshot */ }
    return null;
  }

  /** Keeps a snapshot in place of any other; where storage is full or forbidden, nothing is kept. */
  Work.keepSnapshot = async function (id, bytes) {
    try {
      const cache = await open();
      if (!cache) return;
      for (const old of await cache.keys()) await cache.delete(old);
      const packed = pack(bytes);
      const headers = { [DIGEST]: await Work.digest(packed) };
      await cache.put(address(id), new Response(packed, { headers }));
    } catch { /* the next visit starts in the ordinary way */ }
  };

  /** The pages that hold something, one after the other, and at the end where each was, and how many bytes all were. */
  function pack(bytes) {
    const words = new Float64Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 8));
    const used = [];
    for (let at = 0; at < bytes.length; at += PAGE) {
      const part = words.subarray(at / 8, (at + PAGE) / 8);
      if (at + PAGE > bytes.length || !part.every((word) => Object.is(word, 0))) used.push(at);
    }
    const tail = Uint32Array.from([...used, used.length, bytes.length]);
    const packed = new Uint8Array(used.length * PAGE + tail.byteLength);
    used.forEach((at, nth) => packed.set(bytes.subarray(at, at + PAGE), nth * PAGE));
    packed.set(new Uint8Array(tail.buffer), used.length * PAGE);
    return packed;
  }

  /** The memory as it was, from what `pack` made of it. */
  function unpack(packed) {
    const [count, length] = new Uint32Array(packed.buffer.slice(-8));
    const used = new Uint32Array(packed.buffer.slice(-8 - 4 * count, -8));
    const bytes = new Uint8Array(length);
    used.forEach((at, nth) => bytes.set(packed.subarray(nth * PAGE, nth * PAGE + Math.min(PAGE, length - at)), at));
    return bytes;
  }

  /** Throws the snapshot away. */
  Work.forgetSnapshot = async function () {
    try {
      if (self.caches) await self.caches.delete(CACHE);
    } catch { /* then it cannot be read either */ }
  };
})();
