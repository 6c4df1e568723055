// Runs the checker in Pyodide on a corpus of requests: which library modules were loaded, what was replied.
//
// In (standard input, JSON):  {pyodide, library, checker, policy, parts, modules, imports, requests};
//   the first four are paths; modules are the checker's own, imports what they name
// Out (standard output, JSON): {modules: [file in the library], replies: [text]}
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const job = JSON.parse(await text(process.stdin));
const { loadPyodide } = await import(pathToFileURL(job.pyodide + "/pyodide.mjs"));
const python = await loadPyodide({ indexURL: job.pyodide, stdLibURL: job.library });
python.FS.writeFile("/lib/checker.zip", await readFile(job.checker));
python.pyimport("sys").path.insert(0, "/lib/checker.zip");
for (const name of job.modules) python.pyimport(name).destroy();
for (const name of job.imports) python.runPython(`
try:
    import ${name}
except ImportError:
    pass  # a name in a module, not a module; or one that only the command line has
`);
const bridge = python.pyimport("checker.bridge");
bridge.load(await readFile(job.policy, "utf8"));
for (const part of job.parts) bridge.add(part);
const replies = job.requests.map((request) => {
  try {
    return bridge.handle(request);
  } catch (error) {
    return "raises " + error.type; // the way of an error needs modules of its own
  }
});
const files = python.runPython(`
import json, sys
json.dumps(sorted(str(getattr(module, "__file__", "")) for module in sys.modules.values()))
`);
const inside = /python\d+\.zip\/(.*)\.pyc?$/;
const modules = JSON.parse(files).flatMap((file) => inside.exec(file)?.[1] ?? []);
process.stdout.write(JSON.stringify({ modules, replies }));
