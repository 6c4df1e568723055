// A program without its data: a memory that was kept holds them already, and they are two thirds of the bytes.
"use strict";

(function () {
  const HEADER = 8; // bytes
  const DATA = [11, 12]; // the data, and how many parts they have: WebAssembly Core Specification 2.0, 5.5.2

  /**
   * @param {Uint8Array} wasm
   * @returns {Uint8Array[]}  the other sections, one behind the other
   */
  Work.withoutData = function (wasm) {
    const kept = [wasm.subarray(0, HEADER)];
    for (let at = HEADER; at < wasm.length; ) {
      const [size, content] = number(wasm, at + 1);
      if (!DATA.includes(wasm[at])) kept.push(wasm.subarray(at, content + size));
      at = content + size;
    }
    return kept;
  };

  /** The number written at a place (unsigned LEB128), and the place behind it. */
  function number(bytes, at) {
    let value = 0;
    for (let times = 1; ; times *= 128) {
      const byte = bytes[at++];
      value += (byte % 128) * times;
      if (byte < 128) return [value, at];
    }
  }
})();
