// Keeps a Python that has just started, in this browser, so that the next visit starts from there: its memory, and
// the program that goes on with it.
//
// The memory is taken before the first request, so nothing a reader typed can be in it. Any doubt about it
// ends in the ordinary start: see 1-runner.js, which then asks for one without a snapshot.
"use strict";

(function () {
  const LONGEST_READ = 3000; // milliseconds; by then the ordinary start is as far

  /**
   * The snapshot kept here, read before it is known which one is wanted. A store that does not
   * answer is left alone.
   * @returns {Promise<{id: string, memory: Uint8Array, program: Uint8Array, sound: Promise<boolean>}|null>}
   *   with the name of the files it is for; nothing of it may be run before it has turned out to be sound
   */
  Work.keptSnapshot = function () {
    const late = new Promise((resolve) => setTimeout(resolve, LONGEST_READ, null));
    return Promise.race([read(), late]);
  };

  async function read() {
    const bytes = await Work.kept();
    try {
      const [size] = new Uint32Array(bytes.slice(-4).buffer);
      const told = JSON.parse(new TextDecoder().decode(bytes.subarray(-4 - size, -4)));
      const body = bytes.subarray(0, told.body);
      const sound = Work.digest(body).then((made) => made === told.digest);
      return { id: told.id, memory: body.subarray(0, told.memory), program: body.subarray(told.memory), sound };
    } catch {
      return null; // there is none, or not all of one: what is told stands at the end
    }
  }

  /**
   * Keeps a snapshot in place of any other.
   * @param {string} id  the name of the files it is for
   * @param {Uint8Array} bytes  the memory
   * @param {Uint8Array} wasm  the program, as it was checked
   */
  Work.keepSnapshot = async function (id, bytes, wasm) {
    const memory = Work.pack(bytes);
    const body = joined([memory, ...Work.withoutData(wasm)]);
    const told = { id, memory: memory.length, body: body.length, digest: await Work.digest(body) };
    const text = new TextEncoder().encode(JSON.stringify(told));
    await Work.keep(joined([body, text, new Uint8Array(Uint32Array.of(text.length).buffer)]));
  };

  function joined(parts) {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
})();
