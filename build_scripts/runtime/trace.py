"""Finds the library modules in use: runs the checker's corpus in Pyodide, then with those alone."""

import ast
import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.runtime.archive import content_hash, write_zip
from build_scripts.runtime.errors import RuntimeBuildError

_RUNNER = Path(__file__).with_name("trace.mjs")


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the checker is run on: its policy, and every request that is to work in the browser."""

    policy: bytes
    parts: tuple[str, ...]
    requests: tuple[str, ...]


def library_in_use(
    pyodide: Path,
    package: Mapping[str, bytes],
    corpus: Corpus,
    cut: Callable[[set[str]], bytes],
    cache: Path,
) -> bytes:
    """Return the library, cut by `cut` to the modules that some request of the corpus needs.

    The corpus is then run once more with nothing but the cut library: the same replies must come.
    That takes seconds, so what was found is kept in `cache`, under a hash of everything that
    decides it. The policy's texts decide nothing, the requests do.

    Args:
        pyodide: the folder of the npm package.
        package: the checker as the browser gets it, file name -> source.
        corpus: the checker's test corpus.
        cut: makes the library of these source files (`json/decoder.py`).
        cache: a folder.

    Raises:
        RuntimeBuildError: the corpus does not run, or the cut library lacks something.
    """
    inputs = {
        "pyodide": (pyodide / "package.json").read_bytes(),
        "runner": _RUNNER.read_bytes() + Path(__file__).read_bytes(),
        "requests": json.dumps(corpus.requests).encode(),
        **{f"checker/{name}": source for name, source in package.items()},
    }
    kept = cache / f"modules-{content_hash(inputs)[:24]}.json"
    if kept.exists():
        return cut(set(json.loads(kept.read_bytes())))
    whole = _run(pyodide, (pyodide / "python_stdlib.zip").read_bytes(), package, corpus)
    names = {f"{module}.py" for module in whole["modules"]}
    library = cut(names)
    alone = _run(pyodide, library, package, corpus)
    for request, expected, reply in zip(
        corpus.requests, whole["replies"], alone["replies"], strict=True
    ):
        if reply != expected:
            raise RuntimeBuildError(
                f"the cut library does not do: {request[:300]}\n"
                f"with the whole one: {expected[:300]}\nwith the cut one: {reply[:300]}"
            )
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(sorted(names)), "utf-8")
    return library


def _run(
    pyodide: Path, library: bytes, package: Mapping[str, bytes], corpus: Corpus
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder, name) for name in ("library.zip", "checker.zip", "policy.json")}
        paths["library.zip"].write_bytes(library)
        paths["checker.zip"].write_bytes(write_zip(package))
        paths["policy.json"].write_bytes(corpus.policy)
        job = {
            "pyodide": str(pyodide),
            **{name.partition(".")[0]: str(path) for name, path in paths.items()},
            "parts": corpus.parts,
            "modules": sorted(_modules(package)),
            "imports": sorted(_imports(package)),
            "requests": corpus.requests,
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
            f"(run `make setup`):\n{tail}"
        )
    ran: dict[str, Any] = json.loads(done.stdout)
    return ran


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
