"""Who starts in the benchmark, and how each says that it is ready to answer.

Ready means: a reply of the checker to the same request arrived in the page, seconds after the
navigation began. Ours has then even been drawn, which the peers are spared. Everybody begins to
load at once: ours finds an answer kept in the tab, as after a reload.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

Case = dict[str, Any]
"""`{"as_of": ISO day, "answers": {...}}`"""

# Run in every page before its own scripts: `benchReady` takes a reply, the first one counts. The
# first worker is noted, since from there on it is Python that starts and no longer the page.
REPORT = """
self.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    self.benchWorker ??= performance.now();
  }
};
self.benchFailed = (why) => console.log("bench-failed " + why);
self.benchReady = (reply) => {
  const now = performance.now();
  const { ok, problems } = JSON.parse(reply);
  if (ok) console.log("bench-ready " + now + " " + (now - (self.benchWorker ?? now)));
  else self.benchFailed(JSON.stringify(problems));
};
"""
WATCH = """
if (self === top) new MutationObserver((_, observer) => {
  const shown = [...document.querySelectorAll(SELECTOR)];
  if (!shown.some((one) => one.textContent.includes(TEXT))) return;
  observer.disconnect();
  self.benchReady('{"ok": true}');
}).observe(document, { childList: true, characterData: true, subtree: true });
"""
KEPT = "if (self === top) sessionStorage.setItem('filing-clear.answers', ANSWERS);"
CELL = """
import json, piplite
await piplite.install("filing-clear")
from importlib.resources import files
from checker import bridge
bridge.load((files("checker") / "policy.json").read_text("utf-8"))
print("bench-" + ("answered" if json.loads(bridge.handle(REQUEST))["ok"] else "refused"))
"""


@dataclass(frozen=True)
class Contestant:
    """One that starts: its name, what to call it, its address below the server's, its script."""

    name: str
    title: str
    address: str
    script: str


def request_of(case: Case) -> str:
    """The request that everybody answers, as the page of the self-check writes it."""
    return json.dumps({"do": "diagnose", "lang": "zh", "case": case}, ensure_ascii=False)


def contestants(case: Case) -> list[Contestant]:
    """Everybody, ours first, in the order of the tables."""
    cell = CELL.replace("REQUEST", repr(request_of(case)))
    answers = json.dumps(json.dumps(case["answers"]))
    return [
        Contestant(
            "ours", "ours", "ours/check.html",
            REPORT + KEPT.replace("ANSWERS", answers) + _watch("#findings .finding", ""),
        ),
        Contestant("stock", "Pyodide as shipped", "www/stock/index.html", REPORT),
        Contestant("pyscript", "PyScript", "www/pyscript/index.html", REPORT),
        Contestant(
            "jupyterlite", "JupyterLite",
            f"www/jupyterlite/repl/index.html?kernel=python&execute=1&code={quote(cell)}",
            REPORT + _watch(".jp-OutputArea-output", "bench-answered"),
        ),
        Contestant("floor", "floor (wasm, loader)", "www/floor/index.html", REPORT),
    ]  # fmt: skip


def _watch(selector: str, text: str) -> str:
    return WATCH.replace("SELECTOR", json.dumps(selector)).replace("TEXT", json.dumps(text))
