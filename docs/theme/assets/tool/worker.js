// The tool's worker: fetches and checks the runtime, starts Python in it and answers requests.
//
// In:  {type: "start", runtimeUrl, fresh, files?, lock}    {type: "request", id, text}
// Out: {type: "progress", stage, loaded, total}      {type: "ready", policy_version, checker_hash}
//      {type: "reply", id, text}                     {type: "refused", id, message}
//      {type: "failed", stage, file, message}        (the worker is of no use after this one)
//      {type: "held"}                                (the lock is held for as long as this lives)
// Only JSON text crosses. A message never repeats what the reader typed.
"use strict";

(function () {
  const SCRIPTS = ["pyodide.asm.js", "pyodide.js"];
  const WASM = "pyodide.asm.wasm";
  const LIBRARY = "python_stdlib.zip";
  const ZIP = "/lib/checker.zip";
  const networkFetch = self.fetch.bind(self);

  let handle = null;

  // An error that says at which stage, and with which file, the start failed.
  function failure(stage, message, file) {
    return Object.assign(new Error(message), { stage: stage, file: file || null });
  }

  // `fresh` passes by the browser's cache: a second try must not meet the same damaged copy.
  // Addresses carry the content's hash, so one visit never mixes files of two releases.
  function source(start) {
    const url = (name, hash) => start.runtimeUrl + name + (hash ? "?" + hash.slice(0, 12) : "");
    return {
      url: url,
      async open(name, hash, stage) {
        if (start.files) {
          if (start.files[name]) return new Response(start.files[name]);
          throw failure(stage, "not among the files given", name);
        }
        const cache = start.fresh ? "reload" : hash ? "default" : "no-cache";
        const answer = await networkFetch(url(name, hash), { cache: cache }).catch(() => {
          throw failure(stage, "no connection", name);
        });
        if (!answer.ok) throw failure(stage, "HTTP " + answer.status, name);
        return answer;
      },
      // A page opened from a disk has no addresses a worker could load: its scripts come as blobs.
      script(name, hash, bytes) {
        if (!start.files) return url(name, hash);
        return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
      },
    };
  }

  async function readManifest(from) {
    const answer = await from.open("manifest.json", null, "manifest");
    try {
      const manifest = await answer.json();
      const entries = new Map(manifest.files.map((file) => [file.name, file]));
      return { manifest: manifest, entries: entries };
    } catch (error) {
      throw failure("manifest", "not a manifest", "manifest.json");
    }
  }

  // Reads one file, reporting every chunk, and checks it against its entry in the manifest.
  async function download(from, entry, onBytes, compiler) {
    const answer = await from.open(entry.name, entry.sha256, "download");
    const bytes = new Uint8Array(entry.size);
    const reader = answer.body.getReader();
    let length = 0;
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        if (length + part.value.length > entry.size) {
          throw failure("verify", "longer than the manifest says", entry.name);
        }
        bytes.set(part.value, length);
        length += part.value.length;
        onBytes(part.value.length);
        if (compiler) compiler.enqueue(part.value);
      }
      if (compiler) compiler.close();
    } catch (error) {
      if (compiler) compiler.error(error);
      throw error.stage ? error : failure("download", "the connection broke off", entry.name);
    }
    if (length !== entry.size) {
      throw failure("verify", "shorter than the manifest says", entry.name);
    }
    // Pages on plain http (not localhost) have no crypto.subtle; there the size has to do.
    if (self.crypto && self.crypto.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex !== entry.sha256) throw failure("verify", "not what the manifest says", entry.name);
    }
    return bytes;
  }

  // Compiles the bytes handed to `feed` as they come in, which hides most of the time it takes.
  // Compiled is not run: that waits until the whole file has been checked.
  function compileAlong() {
    let feed;
    const body = new ReadableStream({ start: (controller) => (feed = controller) });
    const response = new Response(body, { headers: { "Content-Type": "application/wasm" } });
    const module = WebAssembly.compileStreaming(response);
    module.catch(() => {});
    return { feed: feed, module: module };
  }

  // Pyodide asks for its files through `fetch`: it gets those already read, and nothing else.
  function answerFromMemory(from, assets) {
    self.fetch = async function (resource) {
      const address = String((resource && resource.url) || resource);
      if (address === from.url(LIBRARY)) return new Response(await assets.get(LIBRARY));
      if (address === from.url(WASM)) return new Response(); // it comes compiled, see below
      throw new TypeError("the checker makes no requests of its own");
    };
  }

  // Pyodide swallows an error of the WebAssembly start and then waits for ever; this reports it.
  function watchWasm(compiled, onFailure) {
    const instantiate = async function (ignored, imports) {
      try {
        const module = await compiled;
        return { module: module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        onFailure(error.stage ? error : failure("compile", "WebAssembly did not start", WASM));
        throw error;
      }
    };
    WebAssembly.instantiateStreaming = instantiate;
  }

  function runScript(url, name) {
    try {
      self.importScripts(url);
    } catch (error) {
      throw failure("compile", "the script did not load", name);
    }
  }

  async function startPython(from, assets) {
    const text = async (name) => new TextDecoder().decode(await assets.get(name));
    const pyodide = await self.loadPyodide({
      indexURL: from.url(""),
      stdLibURL: from.url(LIBRARY),
      lockFileContents: await text("pyodide-lock.json"),
      packageBaseUrl: from.url(""), // otherwise Pyodide would name a CDN
      stdout: () => {},
      stderr: () => {},
    });
    pyodide.FS.writeFile(ZIP, await assets.get("checker.zip"));
    pyodide.pyimport("sys").path.insert(0, ZIP);
    const bridge = pyodide.pyimport("checker.bridge");
    const policy = await text("policy.json");
    try {
      bridge.load(policy);
    } catch (error) {
      throw failure("policy", "the policy was not accepted: " + (error.type || error.name));
    }
    return bridge.handle;
  }

  async function start(message) {
    const from = source(message);
    const { manifest, entries } = await readManifest(from);
    const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
    let loaded = 0;
    const report = (stage) => self.postMessage({ type: "progress", stage, loaded, total });
    const onBytes = (count) => {
      loaded += count;
      report("download");
    };
    report("download");

    let fail;
    const failed = new Promise((resolve, reject) => (fail = reject));
    const assets = new Map();
    const along = compileAlong();
    for (const entry of entries.values()) {
      const bytes = download(from, entry, onBytes, entry.name === WASM ? along.feed : null);
      bytes.catch(fail);
      assets.set(entry.name, bytes);
    }
    const asset = (name) => assets.get(name) || Promise.reject(failure("manifest", "not listed", name));

    // The second way is for browsers that cannot compile from a stream of our own making.
    const compiled = asset(WASM).then((bytes) =>
      along.module.catch(() => WebAssembly.compile(bytes)),
    );
    compiled.catch((error) => {
      fail(error.stage ? error : failure("compile", "WebAssembly did not compile", WASM));
    });
    Promise.all(assets.values()).then(() => report("compile"), () => {});

    const run = async () => {
      for (const name of SCRIPTS) {
        const bytes = await asset(name);
        runScript(from.script(name, entries.get(name).sha256, bytes), name);
      }
      answerFromMemory(from, assets);
      watchWasm(compiled, fail);
      return startPython(from, assets);
    };
    handle = await Promise.race([run(), failed]);
    report("ready");
    const { policy_version, checker_hash } = manifest;
    self.postMessage({ type: "ready", policy_version, checker_hash });
  }

  // Browsers say nothing when they kill a worker; a lock it held comes free, though.
  function holdLock(name) {
    const held = () => {
      self.postMessage({ type: "held" });
      return new Promise(() => {});
    };
    if (navigator.locks) navigator.locks.request(name, held).catch(() => {});
  }

  function answer(id, text) {
    try {
      self.postMessage({ type: "reply", id: id, text: handle(text) });
    } catch (error) {
      // A Python traceback may quote the request, so only the exception's class leaves.
      if (error.name === "PythonError") {
        self.postMessage({ type: "refused", id: id, message: "checker: " + error.type });
      } else {
        self.postMessage({ type: "failed", stage: "run", file: null, message: "Python stopped" });
      }
    }
  }

  self.onmessage = function (event) {
    const message = event.data;
    if (message.type === "request") {
      answer(message.id, message.text);
    } else if (message.type === "start") {
      holdLock(message.lock);
      start(message).catch((error) => {
        const stage = error.stage || "start";
        const text = error.stage ? error.message : "Python: " + (error.type || error.name);
        self.postMessage({ type: "failed", stage: stage, file: error.file || null, message: text });
      });
    }
  };
})();
