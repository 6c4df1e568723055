// The worker of the peer "Pyodide as shipped", as Pyodide's documentation writes one.
"use strict";

const FIRST = `
import micropip
await micropip.install(wheel)
from importlib.resources import files
from checker import bridge
bridge.load((files("checker") / "policy.json").read_text("utf-8"))
bridge.handle(request)
`;

self.onmessage = async (event) => {
  try {
    importScripts("/www/pyodide/pyodide.js");
    const pyodide = await loadPyodide({ indexURL: "/www/pyodide/", packages: ["micropip"] });
    pyodide.globals.set("wheel", event.data.wheel);
    pyodide.globals.set("request", event.data.request);
    self.postMessage(await pyodide.runPythonAsync(FIRST));
  } catch (error) {
    self.postMessage(JSON.stringify({ ok: false, problems: [String(error)] }));
  }
};
