"""Finds the library modules in use: runs the corpus in Pyodide, then with what is shipped alone."""

import ast
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.runtime.archive import content_hash, write_zip
from build_scripts.runtime.errors import RuntimeBuildError
from build_scripts.runtime.idle import IDLE
from build_scripts.runtime.program import LIBRARY, LOCK, SCRIPT, WASM, Program

_RUNNER = Path(__file__).with_name("trace.mjs")
RECORD_ANEW = "a function is used that is not recorded: run `make functions`"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the checker is run on: its policy, and every request that is to work in the browser."""

    policy: bytes
    parts: tuple[str, ...]
    requests: tuple[str, ...]


def modules_in_use(
    pyodide: Path,
    program: Program,
    package: Mapping[str, bytes],
    corpus: Corpus,
    cut: Callable[[set[str]], bytes],
    cache: Path,
) -> set[str]:
    """Return the source files of the library that some request of the corpus needs.

    The corpus is then run once more with nothing but the library that `cut` makes of them, in the
    program that is shipped: the same replies must come.
    That takes seconds, so what was found is kept in `cache`, under a hash of everything that
    decides it. The policy's texts decide nothing, the requests do.

    Args:
        pyodide: the folder of the npm package.
        program: what is shipped of Pyodide's own program, cut or not.
        package: the checker as the browser gets it, file name -> source.
        corpus: the checker's test corpus.
        cut: makes the library of these source files (`json/decoder.py`).
        cache: a folder.

    Raises:
        RuntimeBuildError: the corpus does not run, or what is shipped lacks something.
    """
    inputs = {
        "pyodide": (pyodide / "package.json").read_bytes(),
        "runner": _RUNNER.read_bytes() + Path(__file__).read_bytes(),
        "program": program.wasm + program.script,
        "idle": IDLE.read_bytes(),
        "requests": json.dumps(corpus.requests).encode(),
        **{f"checker/{name}": source for name, source in package.items()},
    }
    kept = cache / f"modules-{content_hash(inputs)[:24]}.json"
    if kept.exists():
        return set(json.loads(kept.read_bytes()))
    stock = (pyodide / LIBRARY).read_bytes()
    survey = run(pyodide, Program.of(pyodide), stock, package, corpus, survey=True)
    names = {f"{module}.py" for module in survey["modules"]}
    alone = run(pyodide, program, cut(names), package, corpus, imports=survey["imports"])
    for request, expected, reply in zip(
        corpus.requests, survey["replies"], alone["replies"], strict=True
    ):
        if reply != expected:
            raise RuntimeBuildError(
                f"the cut library or program does not do: {request[:300]}\n"
                f"with the whole one: {expected[:300]}\nwith the cut one: {reply[:300]}"
                + _hint(reply)
            )
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(sorted(names)), "utf-8")
    return names


def run(
    pyodide: Path,
    program: Program,
    library: bytes,
    package: Mapping[str, bytes],
    corpus: Corpus,
    *,
    imports: Iterable[str] | None = None,
    survey: bool = False,
    counting: Path | None = None,
) -> dict[str, Any]:
    """Run the corpus in Pyodide under Node.

    Args:
        pyodide: the folder of the npm package.
        program: Pyodide's own program, whole, cut or counting.
        library: the archive of Python's library.
        package: the checker, file name -> source.
        corpus: what it is run on.
        imports: modules to import; without it those that the checker names.
        survey: whether to say which modules of the library were loaded.
        counting: the script that hands out which functions of a counting program were called.

    Raises:
        RuntimeBuildError: the corpus does not run.
    """
    wanted = _imports(package) if imports is None else imports
    given = {"library": library, "checker": write_zip(package), "policy": corpus.policy}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in given.items():
            Path(folder, name).write_bytes(data)
        Path(folder, WASM).write_bytes(program.wasm)
        Path(folder, SCRIPT).write_bytes(program.script)
        shutil.copyfile(pyodide / LOCK, Path(folder, LOCK))
        job = {
            "pyodide": str(pyodide),
            "program": folder,
            **{name: str(Path(folder, name)) for name in given},
            "parts": corpus.parts,
            "modules": sorted(_modules(package)),
            "imports": sorted(wanted),
            "requests": corpus.requests,
            "survey": survey,
            "counting": counting and str(counting),
        }
        done = subprocess.run(
            ["node", str(_RUNNER)],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        tail = done.stderr.strip()[-2000:]
        raise RuntimeBuildError(
            "the checker does not run in Pyodide: an import or a module is missing, or node is "
            f"(run `make setup`):\n{tail}{_hint(tail)}"
        )
    ran: dict[str, Any] = json.loads(done.stdout)
    return ran


def _hint(told: str) -> str:
    """What to do where a function was called that was cut."""
    return f"\n{RECORD_ANEW}" if "RuntimeError: " in told else ""


def _modules(package: Mapping[str, bytes]) -> set[str]:
    files = (name.removesuffix(".py") for name in package if name.endswith(".py"))
    return {name.removesuffix("/__init__").replace("/", ".") for name in files}


def _imports(package: Mapping[str, bytes]) -> set[str]:
    """Every module the checker names in an import, also inside a function: all must be shipped."""
    names: set[str] = set()
    for name, source in package.items():
        if not name.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(source, name)):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return names
