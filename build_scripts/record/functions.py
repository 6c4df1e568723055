"""Runs the checker's corpus in a program that counts its calls, and writes down what was called."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.bench.server import running
from build_scripts.bench.visit import FLAGS
from build_scripts.compile.policy import Compiled
from build_scripts.finish.join import joined
from build_scripts.record import hostile
from build_scripts.record.counting import counting
from build_scripts.record.odd import odd_requests
from build_scripts.record.ran import ASK, let_tell
from build_scripts.runtime.archive import read_zip
from build_scripts.runtime.assemble import CHECKER, PYODIDE, assemble, in_browser, package_sources
from build_scripts.runtime.corpus import corpus_of
from build_scripts.runtime.errors import RuntimeBuildError
from build_scripts.runtime.idle import IDLE, write_idle
from build_scripts.runtime.manifest import MANIFEST_NAME, FileEntry
from build_scripts.runtime.program import FUNCTIONS, LIBRARY, WASM, Program, write_functions
from build_scripts.runtime.trace import Corpus, run
from build_scripts.serve import server

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "record"
_TOOL = ROOT / "docs" / "theme" / "assets" / "tool"
_COUNTING = Path(__file__).with_name("counting.mjs")
_DRIVER = Path(__file__).with_name("browsers.mjs")
_PAGE = '<!doctype html><title>functions</title><script src="runner.js"></script>'
_ENGINES = {"chrome": "CHROMIUM", "firefox": "FIREFOX"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What an engine ran: numbers of Pyodide's functions; places of Python's, ran or not."""

    functions: set[int]
    places: dict[str, bool]


def record(policy: Compiled, path: Path = FUNCTIONS, idle: Path = IDLE) -> dict[str, int]:
    """Write the functions in use, those of Node and of both browsers together, to files.

    Args:
        policy: the compiled policy, the whole of it.
        path: the file to write for Pyodide's own program: those that are called.
        idle: the file to write for Python's library: those that are not.

    Returns:
        Engine -> how many of Pyodide's functions were called there, and those of all of them;
        then how many of the library's are idle.

    Raises:
        RuntimeBuildError: the corpus does not run in one of them, or a browser is not named.
    """
    corpus, whole = _asked(policy), Program.of(PYODIDE)
    program = replace(whole, wasm=counting(whole.wasm))
    shutil.rmtree(WORK, ignore_errors=True)
    package = _tidying()
    library = _write(policy, program, package)
    checker = in_browser(package_sources(package))
    told = replace(corpus, requests=(*corpus.requests, ASK))
    node = run(PYODIDE, program, library, checker, told, counting=_COUNTING)
    ran = {"node": Ran(set(node["functions"]), json.loads(node["replies"][-1]))}
    with running(server(WORK, 0)) as serving:
        home = f"http://127.0.0.1:{serving.server_address[1]}/index.html"
        for engine, setting in _ENGINES.items():
            ran[engine] = _in_browser(engine, os.environ.get(setting, ""), home, corpus)
    together = set().union(*(one.functions for one in ran.values()))
    write_functions(path, whole.wasm, together)
    stock = (PYODIDE / LIBRARY).read_bytes()
    found = _idle(ran.values(), read_zip(stock).keys())
    write_idle(idle, stock, found)
    counts = {engine: len(one.functions) for engine, one in ran.items()}
    return counts | {"together": len(together), "idle": sum(map(len, found.values()))}


def _idle(ran: Iterable[Ran], files: Set[str]) -> dict[str, frozenset[int]]:
    """The first lines of what some engine has and none has run, by file of the library."""
    told: dict[str, bool] = {}
    for place, has_run in (item for one in ran for item in one.places.items()):
        told[place] = told.get(place, False) or has_run
    found: dict[str, set[int]] = {}
    for place in (place for place, has_run in told.items() if not has_run):
        file, _, line = place.rpartition(":")
        if file in files:
            found.setdefault(file, set()).add(int(line))
    return {file: frozenset(lines) for file, lines in found.items()}


def _asked(policy: Compiled) -> Corpus:
    """The corpus and all that is odd, the plain requests once more in the end."""
    corpus = corpus_of(policy)
    odd = (*hostile.TOLD.values(), *hostile.REFUSED.values(), *odd_requests(policy))
    numbers = map(hostile.check, hostile.NUMBERS.values())
    return replace(corpus, requests=(*corpus.requests, *odd, *numbers, *corpus.requests))


def _tidying() -> Path:
    """The checker, with garbage collected all the time, and able to tell what has run.

    Collecting calls functions of every object that is there at that moment; when it happens is
    chance, so a rare object would else be met by it on a reader's machine for the first time.
    """
    package = WORK / "checker"
    shutil.copytree(CHECKER, package, ignore=shutil.ignore_patterns("__pycache__"))
    with (package / "bridge.py").open("a", encoding="utf-8") as bridge:
        bridge.write("\nimport gc\n\ngc.set_threshold(5, 2, 2)\n")
    let_tell(package / "bridge.py")
    return package


def _write(policy: Compiled, program: Program, package: Path) -> bytes:
    """Write a page with the tool's own runner and worker and this program; return its library."""
    manifest = assemble(WORK / "runtime", policy, package, functions=None)
    entry = FileEntry.of(WASM, program.wasm)
    files = tuple(entry if one.name == WASM else one for one in manifest.files)
    (WORK / "runtime" / entry.file).write_bytes(program.wasm)
    (WORK / "runtime" / MANIFEST_NAME).write_bytes(replace(manifest, files=files).to_json())
    worker = f"{_COUNTING.read_text('utf-8')}\n{joined(_TOOL / 'worker')}"
    (WORK / "worker.js").write_text(worker, "utf-8")
    shutil.copyfile(_TOOL / "early" / "1-runner.js", WORK / "runner.js")
    (WORK / "index.html").write_text(_PAGE, "utf-8")
    (library,) = (one.file for one in files if one.name == LIBRARY)
    return (WORK / "runtime" / library).read_bytes()


def _in_browser(engine: str, path: str, home: str, corpus: Corpus) -> Ran:
    job = {
        "browser": engine,
        "path": path,
        "args": FLAGS if engine == "chrome" else [],
        "home": home,
        "requests": corpus.requests,
        "ask": ASK,
    }
    done = subprocess.run(
        ["node", str(_DRIVER)], input=json.dumps(job), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeBuildError(f"the corpus does not run in {engine}:\n{done.stderr[-2000:]}")
    told = json.loads(done.stdout)
    if not told["restored"]:
        raise RuntimeBuildError(f"{engine} kept no memory for the return visit")
    return Ran(set(told["functions"]), told["places"])
