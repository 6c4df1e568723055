// A memory without its empty pages: half of a Python's are empty, and those are neither kept, read nor checked.
"use strict";

(function () {
  const PAGE = 4096; // bytes

  /** The pages that hold something, one after the other, and at the end where each was, and how many bytes all were. */
  Work.pack = function (bytes) {
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
  };

  /** The memory as it was, from what `pack` made of it. */
  Work.unpack = function (packed) {
    const [count, length] = new Uint32Array(packed.slice(-8).buffer);
    const used = new Uint32Array(packed.slice(-8 - 4 * count, -8).buffer);
    const bytes = new Uint8Array(length);
    used.forEach((at, nth) => bytes.set(packed.subarray(nth * PAGE, nth * PAGE + Math.min(PAGE, length - at)), at));
    return bytes;
  };
})();
