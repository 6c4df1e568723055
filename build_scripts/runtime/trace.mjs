// Runs the checker in Pyodide on a corpus of requests: what it imports, what it replies.
//
// In (standard input, JSON): {pyodide, program, library, checker, policy, parts, modules, imports, requests,
//   survey, counting}; the first five are paths, program a folder; modules are the checker's own, imports
//   what they name; survey asks for the library's modules, counting names a script that counts functions
// Out (standard output, JSON): {imports: [those that there are], modules: [file in the library],
//   replies: [text], functions: [number]}
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

// Node would print the line an error comes from, and Pyodide's script is one line of 800 kB.
process.on("uncaughtException", (error) => {
  process.stderr.write(String(error?.stack ?? error) + "\n", () => process.exit(1));
});

const job = JSON.parse(await text(process.stdin));
if (job.counting) await import(pathToFileURL(job.counting));
const { loadPyodide } = await import(pathToFileURL(job.pyodide + "/pyodide.mjs"));
const python = await loadPyodide({ indexURL: job.program, stdLibURL: job.library });
python.FS.writeFile("/lib/checker.zip", await readFile(job.checker));
python.pyimport("sys").path.insert(0, "/lib/checker.zip");
for (const name of job.modules) python.pyimport(name).destroy();
const imports = job.imports.filter((name) => {
  try {
    python.pyimport(name);
    return true;
  } catch (error) {
    // a name in a module, not a module; or one that only the command line has
    if (error.type === "ModuleNotFoundError" || error.type === "ImportError") return false;
    throw error;
  }
});
const bridge = python.pyimport("checker.bridge");
bridge.load(await readFile(job.policy, "utf8"));
for (const part of job.parts) bridge.add(part);
const replies = job.requests.map((request) => {
  try {
    return bridge.handle(request);
  } catch (error) {
    return "raises " + (error.type || error); // the way of an error needs modules of its own
  }
});

function library() {
  const files = python.runPython(`
import json, sys
json.dumps(sorted(str(getattr(module, "__file__", "")) for module in sys.modules.values()))
`);
  const inside = /python\d+\.zip\/(.*)\.pyc?$/;
  return JSON.parse(files).flatMap((file) => inside.exec(file)?.[1] ?? []);
}

const functions = job.counting ? globalThis.countedFunctions() : [];
const modules = job.survey ? library() : [];
process.stdout.write(JSON.stringify({ imports, modules, replies, functions }));
