// The tool's worker: gets the runtime, starts Python in it and answers requests.
//
// In:  {type: "start", manifestUrl, fresh, ordinary, whole, region, files?, lock}  {type: "request", id, text}
// Out: {type: "progress", stage, loaded, total}      {type: "ready", policy_version, checker_hash, program}
//      {type: "judging"}                             (all that the request needs is there)
//      {type: "reply", id, text}                     {type: "refused", id, message}
//      {type: "failed", stage, file, message}        (the worker is of no use after this one)
//      {type: "held"}                                (the lock is held for as long as this lives)
//      {type: "restoring"}                           (all is there; Python comes from a memory kept earlier)
// Only JSON text crosses. A message never repeats what the reader typed.
"use strict";

(function () {
  const THE_NETS = ["manifest", "download", "verify"]; // stages at which a snapshot is not to blame
  const STEPS = 50; // of a download that the page is told: each costs it a moment it needs itself
  const LACKING = ["RuntimeError", "TypeError", "ReferenceError"]; // how a program ends that was cut too far
  const FIRST_REQUEST = 500; // milliseconds in which an answer that waited has been judged
  let bridge = null;
  let restored = false;
  let whole = false; // whether Pyodide's own program is the one that was not cut
  let regions = null; // fetches the part of the policy for a region, by id

  async function start(message) {
    whole = Boolean(message.whole);
    const source = Work.source(message);
    const kept = message.ordinary ? Promise.resolve(null) : Work.keptSnapshot();
    const { manifest, entries, id } = await Work.readManifest(source, whole);
    regions = Work.regions(source, manifest.regions);
    if (message.region) regions(message.region);
    const { policy_version, checker_hash } = manifest;
    const python = await begin(source, entries, kept.then((snapshot) => (snapshot && snapshot.id === id ? snapshot : null)));
    bridge = python.bridge;
    const program = [self.location.href, ...source.answered]; // the addresses it is made of
    self.postMessage({ type: "ready", policy_version, checker_hash, program });
    // Packing it would keep the reader's first request waiting.
    if (python.memory && !whole) setTimeout(keep, FIRST_REQUEST, id, python);
  }

  function keep(id, { memory, wasm }) {
    Work.keepSnapshot(id, memory, wasm).catch(() => {}); // the next visit starts in the ordinary way
  }

  /** Loads what is needed and starts Python; the first error on the way is the one told. */
  async function begin(source, entries, kept) {
    let total = 0;
    let loaded = 0;
    let told = 0;
    const report = (stage) => self.postMessage({ type: "progress", stage, loaded, total });
    const onBytes = (count) => {
      loaded += count;
      if (count > 0 && loaded < total && loaded - told < total / STEPS) return;
      told = loaded;
      report("download");
    };
    report("download");
    let fail;
    const failed = new Promise((resolve, reject) => (fail = reject));
    failed.catch(() => {});
    const assets = new Map();
    const along = Work.compileAlong();
    const fetchAll = (wanted) => {
      for (const entry of wanted) {
        total += entry.size;
        const bytes = Work.download(source, entry, onBytes, entry.name === Work.WASM ? along : null);
        bytes.catch(fail);
        assets.set(entry.name, bytes);
      }
    };
    const always = ({ name }) => name === Work.LOCK || name.endsWith(".js");
    fetchAll([...entries.values()].filter(always)); // while the snapshot is read
    const decided = kept.then((snapshot) => {
      restored = Boolean(snapshot);
      if (!restored) fetchAll([...entries.values()].filter((entry) => !always(entry)));
      return snapshot;
    });
    const asset = (name) => assets.get(name) || Promise.reject(Work.failure("manifest", "not listed", name));

    const compiled = decided.then((snapshot) => {
      // Compiled is not run: that waits until it has turned out to be sound.
      return snapshot ? WebAssembly.compile(snapshot.program) : asset(Work.WASM).then(along.compiled);
    });
    compiled.catch((error) => {
      fail(error.stage ? error : Work.failure("compile", "WebAssembly did not compile", Work.WASM));
    });
    const complete = () => {
      report("compile");
      if (restored) self.postMessage({ type: "restoring" });
    };
    decided.then(() => Promise.all(assets.values())).then(complete, () => {});

    const run = async () => {
      const snapshot = await decided;
      for (const name of Work.SCRIPTS) {
        const checked = asset(name);
        // On a return visit the browser has them at hand: they are read in while they are checked, and called after that.
        const url = source.script(entries.get(name), snapshot ? null : await checked);
        try {
          self.importScripts(url);
        } catch {
          await checked; // tells of a damaged one
          throw Work.failure("compile", "the script did not load", name);
        }
      }
      if (!snapshot) return { ...(await Work.startPython(source.folder, asset, compiled, fail)), wasm: await asset(Work.WASM) };
      await Promise.all(Work.SCRIPTS.map(asset));
      if (!(await snapshot.sound)) throw Work.failure("snapshot", "what was kept is damaged");
      return Work.restorePython(source.folder, asset(Work.LOCK), snapshot.memory, compiled, fail);
    };
    const python = await Promise.race([run(), failed]);
    report("ready");
    return python;
  }

  // Browsers say nothing when they kill a worker; a lock it held comes free, though.
  function holdLock(name) {
    const held = () => {
      self.postMessage({ type: "held" });
      return new Promise(() => {});
    };
    if (navigator.locks) navigator.locks.request(name, held).catch(() => {});
  }

  function tell(error) {
    if (restored && !THE_NETS.includes(error.stage)) {
      // What a restored Python cannot do, one that was started may: see 1-runner.js.
      const doubt = { type: "failed", stage: "snapshot", file: null, message: "the snapshot failed" };
      Work.forget().then(() => self.postMessage(doubt));
      return;
    }
    if (!whole && LACKING.includes(error.name)) {
      // Nobody is told what was cut and missed: the same is tried with all of it.
      self.postMessage({ type: "failed", stage: "cut", file: Work.WASM, message: error.name });
      return;
    }
    const stage = error.stage || "start";
    const message = error.stage ? error.message : "Python: " + (error.type || error.name);
    self.postMessage({ type: "failed", stage, file: error.file || null, message });
  }

  async function answer(id, text) {
    try {
      const region = bridge.lacks(text);
      const part = region && (await regions(region));
      if (part) bridge.add(part);
    } catch (error) {
      if (error.stage) self.postMessage({ type: "refused", id, stage: error.stage, message: error.message });
      else failRequest(id, error);
      return;
    }
    self.postMessage({ type: "judging" });
    try {
      self.postMessage({ type: "reply", id, text: bridge.handle(text) });
    } catch (error) {
      failRequest(id, error);
    }
  }

  function failRequest(id, error) {
    if (error.name === "PythonError" && !restored) {
      // A Python traceback may quote the request, so only the exception's class leaves.
      self.postMessage({ type: "refused", id, stage: "request", message: "checker: " + error.type });
    } else {
      tell(LACKING.includes(error.name) ? error : Work.failure("run", "Python stopped", null));
    }
  }

  self.onmessage = function (event) {
    const message = event.data;
    if (message.type === "request") {
      answer(message.id, message.text);
    } else if (message.type === "start") {
      holdLock(message.lock);
      start(message).catch(tell);
    }
  };
})();
