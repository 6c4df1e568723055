// Starts Python with the checker in it, from its files or from a snapshot of its memory.
"use strict";

(function () {
  const LIBRARY = "python_stdlib.zip";
  const WASM = "pyodide.asm.wasm";
  const ZIP = "/lib/checker.zip";
  Work.WASM = WASM;
  Work.LOCK = "pyodide-lock.json";
  Work.SCRIPTS = ["pyodide.asm.js", "pyodide.js"];

  // Pyodide asks for its files through `fetch`: it gets those already read, and nothing else.
  // One that cannot be had has been told of already, and is then never answered.
  function answerFromMemory(folder, library) {
    self.fetch = async function (resource) {
      const address = String((resource && resource.url) || resource);
      if (address === folder + LIBRARY) return library.then((bytes) => new Response(bytes), () => new Promise(() => {}));
      if (address === folder + WASM) return new Response(); // it comes compiled, see below
      throw new TypeError("the checker makes no requests of its own");
    };
  }

  // Pyodide swallows an error of the WebAssembly start and then waits for ever; this reports it.
  function watchWasm(compiled, onFailure) {
    WebAssembly.instantiateStreaming = async function (ignored, imports) {
      try {
        const module = await compiled;
        return { module: module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        onFailure(error.stage ? error : Work.failure("compile", "WebAssembly did not start", WASM));
        throw error;
      }
    };
  }

  // Nobody reads where an error or a shared memory was made, and finding out costs a second parsing
  // of the script: 20 ms. Pyodide makes such a memory to wait in `time.sleep`, which does without.
  function leaveNoTraces() {
    const { Memory } = WebAssembly;
    Error.stackTraceLimit = 0;
    WebAssembly.Memory = class extends Memory {
      constructor(options) {
        super({ ...options, shared: false });
      }
    };
  }

  function load(options) {
    leaveNoTraces();
    return self.loadPyodide({
      packageBaseUrl: options.indexURL, // otherwise Pyodide would name a CDN
      stdLibURL: options.indexURL + LIBRARY,
      stdout: () => {},
      stderr: () => {},
      ...options,
    });
  }

  /**
   * Starts Python in the ordinary way.
   * @param {string} folder  the runtime's folder
   * @param {function(string): Promise<Uint8Array>} asset  a file of it by plain name
   * @param {Promise<WebAssembly.Module>} compiled
   * @param {function(Error)} onFailure  told of what Pyodide swallows
   * @returns {Promise<{bridge: object, memory: Uint8Array|null}>}  what a snapshot would hold
   */
  Work.startPython = async function (folder, asset, compiled, onFailure) {
    const text = async (name) => new TextDecoder().decode(await asset(name));
    answerFromMemory(folder, asset(LIBRARY));
    watchWasm(compiled, onFailure);
    const pyodide = await load({
      indexURL: folder,
      lockFileContents: await text(Work.LOCK),
      _makeSnapshot: true,
    });
    pyodide.FS.writeFile(ZIP, await asset("checker.zip"));
    pyodide.pyimport("sys").path.insert(0, ZIP);
    const bridge = pyodide.pyimport("checker.bridge");
    const policy = await text("policy.json");
    try {
      bridge.load(policy);
    } catch (error) {
      throw Work.failure("policy", "the policy was not accepted: " + (error.type || error.name));
    }
    let memory = null;
    try {
      bridge.warm(); // a restored Python has no files to import from
      memory = pyodide.makeMemorySnapshot();
    } catch { /* no snapshot then; an unfinished interface of Pyodide may refuse */ }
    return { bridge, memory };
  };

  /** Starts Python from a memory that was kept; it has no library, only what was loaded when that was taken. */
  Work.restorePython = async function (folder, lock, memory, compiled, onFailure) {
    answerFromMemory(folder, Promise.resolve(new Uint8Array(0)));
    watchWasm(compiled, onFailure);
    const pyodide = await load({
      indexURL: folder,
      lockFileContents: new TextDecoder().decode(await lock),
      _loadSnapshot: Work.unpack(memory),
    });
    return { bridge: pyodide.pyimport("checker.bridge"), memory: null };
  };
})();
