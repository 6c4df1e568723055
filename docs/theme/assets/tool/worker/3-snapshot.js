// Keeps a Python that has just started, in this browser, so that the next visit starts from there: its memory, and
// the program that goes on with it.
//
// The memory is taken before the first request, so nothing a reader typed can be in it. Any doubt about it
// ends in the ordinary start: see 1-runner.js, which then asks for one without a snapshot.
//
// It is one file in the file system that browsers give each site: a worker reads that in one go, where an answer
// from Cache Storage comes through several pipes.
"use strict";

(function () {
  const FILE = "filing-clear-snapshot";
  const LONGEST_READ = 3000; // milliseconds; by then the ordinary start is as far

  const folder = () => navigator.storage.getDirectory();

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
    try {
      const bytes = await contents(await (await folder()).getFileHandle(FILE));
      const [size] = new Uint32Array(bytes.slice(-4).buffer);
      const told = JSON.parse(new TextDecoder().decode(bytes.subarray(-4 - size, -4)));
      const body = bytes.subarray(0, told.body);
      const sound = Work.digest(body).then((made) => made === told.digest);
      return { id: told.id, memory: body.subarray(0, told.memory), program: body.subarray(told.memory), sound };
    } catch {
      return null; // there is none, or not all of one, or storage is forbidden or broken
    }
  }

  async function contents(handle) {
    let access;
    try {
      access = await handle.createSyncAccessHandle();
    } catch {
      // Another page of the site has it in hand at this moment.
      return new Uint8Array(await (await handle.getFile()).arrayBuffer());
    }
    const bytes = new Uint8Array(access.getSize());
    access.read(bytes, { at: 0 });
    access.close();
    return bytes;
  }

  /**
   * Keeps a snapshot in place of any other; where storage is full or forbidden, nothing is kept.
   * @param {string} id  the name of the files it is for
   * @param {Uint8Array} bytes  the memory
   * @param {Uint8Array} wasm  the program, as it was checked
   */
  Work.keepSnapshot = async function (id, bytes, wasm) {
    try {
      const memory = Work.pack(bytes);
      const body = joined([memory, ...Work.withoutData(wasm)]);
      const told = { id, memory: memory.length, body: body.length, digest: await Work.digest(body) };
      const text = new TextEncoder().encode(JSON.stringify(told));
      await write(joined([body, text, new Uint8Array(Uint32Array.of(text.length).buffer)]));
    } catch {
      await Work.forgetSnapshot(); // the next visit starts in the ordinary way
    }
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

  // What is told stands at the end: a file that was not written as far tells nothing.
  async function write(bytes) {
    const handle = await (await folder()).getFileHandle(FILE, { create: true });
    const access = await handle.createSyncAccessHandle();
    try {
      access.truncate(0);
      access.write(bytes, { at: 0 });
      access.flush();
    } finally {
      access.close();
    }
  }

  /** Throws the snapshot away. */
  Work.forgetSnapshot = async function () {
    try {
      await (await folder()).removeEntry(FILE);
    } catch { /* there is none, or it cannot be read either */ }
  };
})();
