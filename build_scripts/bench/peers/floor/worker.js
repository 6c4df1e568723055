// The floor's worker: what no start of Pyodide in a worker can do without.
"use strict";

const compiled = WebAssembly.compileStreaming(fetch("/www/pyodide/pyodide.asm.wasm"));
importScripts("/www/pyodide/pyodide.asm.js");
compiled.then(
  () => self.postMessage('{"ok": true}'),
  (error) => self.postMessage(JSON.stringify({ ok: false, problems: [String(error)] })),
);
