// Before Pyodide, in Node or in the tool's worker: remembers the marks of a counting program (counting.py).
"use strict";

(function () {
  const MARK = "called-";
  const marks = [];
  const plain = WebAssembly.instantiate;

  // Pyodide lists whatever is exported: it gets the exports that it knows.
  function withoutMarks(instance) {
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      if (name.startsWith(MARK)) marks.push([Number(name.slice(MARK.length)), value]);
      else exports[name] = value;
    }
    return { exports };
  }

  WebAssembly.instantiate = async function (...given) {
    const made = await plain.apply(WebAssembly, given);
    const instance = made.instance || made;
    if (!(MARK + "0" in instance.exports)) return made;
    const counting = withoutMarks(instance);
    return made.instance ? { module: made.module, instance: counting } : counting;
  };

  globalThis.countedFunctions = () => marks.filter(([, mark]) => mark.value).map(([number]) => number);

  if (globalThis.importScripts) {
    addEventListener("message", ({ data }) => {
      if (data.type === "count") postMessage({ type: "counted", functions: globalThis.countedFunctions() });
    });
  }
})();
