// The page's side of the checker: starts the worker, queues requests, reports progress.
//
//   const runner = new FilingClear.Runner({ workerUrl, manifestUrl });
//   const { policy_version, checker_hash } = await runner.start(({ stage, loaded, total }) => ...);
//   const replyText = await runner.request(jsonText);
//   runner.stop();
"use strict";

(function () {
  // Errors carry `stage`: browser, worker, manifest, download, verify, compile, start, policy,
  // run, request or stopped; and `file`, the runtime file concerned, or null.
  const LONGEST_SILENCE = 90000; // milliseconds; the worker itself gives a silent host up long before
  const LONGEST_JUDGING = 30000; // milliseconds; a slow phone needs a tenth of a second
  const LONGEST_RESTORE = 15000; // milliseconds; a Python restored from memory is there in less than one
  const MAY_BE_OLD = ["manifest", "download", "verify"]; // a copy in the browser's cache may be to blame
  function failure(stage, message, file) {
    return Object.assign(new Error(message), { stage: stage, file: file || null });
  }

  class Runner {
    /**
     * @param {object} options
     * @param {string} options.workerUrl   address of worker.js, relative to the page or absolute
     * @param {string} options.manifestUrl  address of the runtime's manifest
     * @param {Object<string, ArrayBuffer>|function} [options.files]  the runtime's files by file
     *   name, manifest.json included, for a page opened from a disk, or a function that promises
     *   them; nothing is then fetched
     * @param {string|null} [options.region]  whose part of the policy is to be fetched with the rest
     */
    constructor(options) {
      const absolute = (url) => new URL(url, document.baseURI).href;
      this._workerUrl = absolute(options.workerUrl);
      this._manifestUrl = absolute(options.manifestUrl);
      this._files = options.files || null;
      this._region = options.region || null;
      // How the next start is made: past the browser's cache after a failed one; without the kept memory
      // once that has failed; with the whole program once one that was cut has missed something.
      this._ways = { fresh: false, ordinary: false, whole: false };
      this._silent = 0; // how often a start said nothing to the end
      /** @type {Promise<string[]>}  the addresses of what Python was started from, once it is there */
      this.program = new Promise((resolve) => (this._tellProgram = resolve));
      this._lastId = 0;
      this._reset();
    }

    /**
     * Starts Python, once: further calls get the same promise. After a failure, or after stop(),
     * a new call starts a new worker.
     * @param {function({stage: string, loaded: number, total: number})} [onProgress]
     *   stage is download, compile or ready; loaded and total are bytes
     * @returns {Promise<{policy_version: string, checker_hash: string}>}
     */
    start(onProgress) {
      if (onProgress) {
        this._listeners.push(onProgress);
        if (this._progress) onProgress(this._progress);
      }
      if (!this._started) {
        this._started = new Promise((resolve, reject) => {
          this._settleStart = { resolve, reject };
        });
        this._started.catch(() => {}); // those who wait for it are told; nobody else must be
        this._open();
      }
      return this._started;
    }

    /**
     * Asks the checker. Requests run one by one, in order; one made before the start is over
     * waits for it, and starts Python where nobody has.
     * @param {string} text  a JSON text
     * @returns {Promise<string>}  the reply, a JSON text
     */
    request(text) {
      return new Promise((resolve, reject) => {
        this._queue.push({ id: ++this._lastId, text: String(text), resolve, reject });
        this.start();
        this._next();
      });
    }

    /** Resolves once no start is under way, whatever came of it. */
    async settled() {
      await this._started?.catch(() => {});
    }

    /** Ends the worker; whatever is pending is rejected with stage "stopped". */
    stop() {
      this._end(failure("stopped", "the checker was stopped"));
    }

    _reset() {
      this._worker = null;
      this._started = null;
      this._settleStart = null;
      this._ready = false;
      this._current = null;
      this._queue = [];
      this._listeners = [];
      this._progress = null;
    }

    _open() {
      // WebAssembly.Tag tells those that have the exceptions Pyodide is built with: no download for nothing.
      if (typeof Worker === "undefined" || typeof WebAssembly === "undefined" || !WebAssembly.Tag) {
        this._end(failure("browser", "this browser cannot run the checker"));
        return;
      }
      let worker;
      try {
        worker = new Worker(this._workerAddress());
      } catch (error) {
        this._end(failure("worker", "the worker could not be made"));
        return;
      }
      this._worker = worker;
      // A worker already given up may still have messages on the way: they no longer count.
      const ifCurrent = (act) => (event) => {
        if (this._worker === worker) act(event);
      };
      worker.onmessage = ifCurrent((event) => this._receive(event.data));
      worker.onmessageerror = ifCurrent(() => this._end(failure("worker", "an unreadable message")));
      worker.onerror = ifCurrent((event) => {
        event.preventDefault();
        this._end(failure("worker", "the worker failed"));
      });
      const { _manifestUrl: manifestUrl, _files: files, _region: region } = this;
      const ways = { ...this._ways };
      this._expectWord();
      this._lock = "filing-clear-" + Date.now() + "-" + Math.random();
      const lock = this._lock;
      const begin = (given) => worker.postMessage({ type: "start", manifestUrl, ...ways, region, files: given, lock });
      if (typeof files !== "function") begin(files);
      else files().then(ifCurrent(begin), ifCurrent((error) => this._end(failure("download", error.message, error.file))));
    }

    // A start that says nothing for too long is given up: a script that never comes stops the worker.
    _expectWord() {
      this._wait(LONGEST_SILENCE, () => {
        this._silent += 1;
        this._end(failure("worker", "the worker fell silent"));
      });
    }

    _wait(longest, act) {
      clearTimeout(this._patience);
      this._patience = setTimeout(act, longest);
    }

    // A browser lets a second request for an address wait behind the first, even one that was given up.
    _workerAddress() {
      const url = new URL(this._workerUrl);
      if (this._silent) url.searchParams.set("again", this._silent);
      return url.href;
    }

    // The worker holds this lock while it lives, so getting it means the worker is gone.
    _watchDeath() {
      const worker = this._worker;
      const died = () => {
        if (this._worker === worker) this._end(failure("worker", "the worker was ended"));
      };
      navigator.locks.request(this._lock, died).catch(() => {});
    }

    _receive(message) {
      if (message.type === "progress") {
        const { stage, loaded, total } = message;
        this._progress = { stage, loaded, total };
        if (!this._ready) this._expectWord();
        for (const listener of this._listeners) listener(this._progress);
      } else if (message.type === "held") {
        this._watchDeath();
      } else if (message.type === "restoring") {
        this._wait(LONGEST_RESTORE, () => this._again({ ordinary: true }));
      } else if (message.type === "judging") {
        this._wait(LONGEST_JUDGING, () => this._neverJudged());
      } else if (message.type === "ready") {
        const { policy_version, checker_hash } = message;
        clearTimeout(this._patience);
        this._ready = true;
        this._ways.fresh = false;
        this._settleStart.resolve({ policy_version, checker_hash });
        this._tellProgram(message.program);
        this._next();
      } else if (message.type === "failed" && message.stage === "snapshot") {
        this._again({ ordinary: true });
      } else if (message.type === "failed" && message.stage === "cut") {
        this._again({ ordinary: true, whole: true });
      } else if (message.type === "failed") {
        const old = MAY_BE_OLD.includes(message.stage) && !this._ways.fresh && message.message !== "no connection";
        if (old && !this._files) this._again({ fresh: true });
        else this._end(failure(message.stage, message.message, message.file));
      } else if (this._current && message.id === this._current.id) {
        const { resolve, reject } = this._current;
        clearTimeout(this._patience);
        this._current = null;
        if (message.type === "reply") resolve(message.text);
        else reject(failure(message.stage, message.message));
        this._next();
      }
    }

    _next() {
      if (!this._ready || this._current || this._queue.length === 0) return;
      this._current = this._queue.shift();
      this._worker.postMessage({ type: "request", id: this._current.id, text: this._current.text });
    }

    // A kept memory may be to blame, or a phone that slept; a Python started anew is asked once more.
    _neverJudged() {
      if (this._ways.ordinary) this._end(failure("run", "the checker fell silent"));
      else this._again({ ordinary: true });
    }

    // Starts once more, in these ways too; whoever waits goes on waiting and notices nothing.
    _again(ways) {
      this._worker.terminate();
      clearTimeout(this._patience);
      if (this._current) this._queue.unshift(this._current);
      this._current = null;
      this._ready = false;
      Object.assign(this._ways, ways);
      this._open();
    }

    // Gives the worker up, rejects what is pending and returns to the state before start().
    _end(error) {
      const waiting = this._current ? [this._current, ...this._queue] : this._queue;
      const settle = this._settleStart;
      if (this._worker) this._worker.terminate();
      clearTimeout(this._patience);
      this._ways.fresh = !this._ready && error.stage !== "stopped";
      this._reset();
      if (settle) settle.reject(error);
      for (const one of waiting) one.reject(error);
    }
  }

  self.FilingClear = Object.assign(self.FilingClear || {}, { Runner: Runner });
})();
