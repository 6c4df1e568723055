"""Put the browser runtime together in a folder: Pyodide, cut library, checker, policy, manifest."""

import json
import sys
from pathlib import Path
from typing import Any

from build_scripts.compile.policy import Compiled, canonical
from build_scripts.runtime.archive import compile_files, content_hash, read_zip, write_zip
from build_scripts.runtime.corpus import corpus_of
from build_scripts.runtime.errors import RuntimeBuildError
from build_scripts.runtime.idle import IDLE, read_idle, without_idle
from build_scripts.runtime.lean import without_places
from build_scripts.runtime.manifest import FileEntry, Manifest, write_all
from build_scripts.runtime.policy_part import for_checker
from build_scripts.runtime.program import (
    FUNCTIONS,
    LIBRARY,
    LOADER,
    LOCK,
    SCRIPT,
    WASM,
    Program,
    cut_program,
)
from build_scripts.runtime.regions import parted
from build_scripts.runtime.trace import modules_in_use

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / "build" / "runtime-cache"
CHECKER = ROOT / "checker"

POLICY, INDEX = "policy.json", "regions.json"
WHOLE = "whole-"
"""What the file of a program begins with that is not cut."""
# The name the package has in the browser, whatever the folder it is read from is called.
PACKAGE = "checker"
# The command line reads files and the clock; the browser has neither, so it stays behind.
NOT_IN_BROWSER = frozenset({"__main__.py"})


def assemble(
    out: Path,
    policy: Compiled,
    package_dir: Path = CHECKER,
    functions: Path | None = FUNCTIONS,
) -> Manifest:
    """Write the runtime into the folder ``out`` and return its manifest.

    Same inputs, same bytes. Files that an earlier build listed there and this one does not make
    are removed; anything else in the folder is left alone.

    Args:
        out: The folder to fill; made if absent.
        policy: The compiled policy, the whole of it.
        package_dir: The checker's source folder.
        functions: Which of Pyodide's functions the checker uses; None leaves Pyodide whole, and
            Python's library with all the functions of its modules.

    Raises:
        RuntimeBuildError: something the runtime is made of is missing, or does not fit.
        OSError: a file cannot be read or written.
    """
    sources = package_sources(package_dir)
    stock_lock = _stock_lock()
    package = in_browser(sources)
    # The checker first: where its source does not compile, that is what the message must name.
    checker_zip = write_zip(without_places(compile_files(package, CACHE)))
    whole = Program.of(PYODIDE)
    program = cut_program(whole, functions) if functions else whole
    idle = read_idle(IDLE, (PYODIDE / LIBRARY).read_bytes()) if functions else {}

    def cut(names: set[str]) -> bytes:
        return write_zip(without_idle(_library(names), idle))

    corpus = corpus_of(policy)
    library = _library(modules_in_use(PYODIDE, program, package, corpus, cut, CACHE))
    plain = {
        LOADER: (PYODIDE / LOADER).read_bytes(),
        SCRIPT: program.script,
        WASM: program.wasm,
        LOCK: _minimal_lock(stock_lock),
        LIBRARY: write_zip(without_idle(library, idle)),
        "checker.zip": checker_zip,
    }
    uncut = {SCRIPT: whole.script, WASM: whole.wasm, LIBRARY: write_zip(library)}
    instead = uncut if functions else {}
    entries = {name: FileEntry.of(name, content) for name, content in plain.items()}
    whole_entries = {name: FileEntry.of(name, data, WHOLE) for name, data in instead.items()}
    files = {entries[name].file: content for name, content in plain.items()}
    files |= {whole_entries[name].file: data for name, data in instead.items()}
    listed = tuple(whole_entries.values())
    return _write(out, policy, content_hash(sources)[:12], entries, files, listed)


def renew_policy(out: Path, policy: Compiled) -> Manifest:
    """Put another policy into a runtime that is there already; the rest of it stays as it is.

    Args:
        out: the runtime's folder, as `assemble` left it.
        policy: the compiled policy, the whole of it.

    Raises:
        OSError: the folder holds no assembled runtime, or cannot be written.
    """
    kept = json.loads((out / "manifest.json").read_bytes())
    entries = {entry["name"]: FileEntry(**entry) for entry in kept["files"]}
    del entries[POLICY]
    whole = tuple(FileEntry(**entry) for entry in kept["whole"])
    listed = (*entries.values(), *whole)
    files = {entry.file: (out / entry.file).read_bytes() for entry in listed}
    return _write(out, policy, kept["checker_hash"], entries, files, whole)


def _write(
    out: Path,
    policy: Compiled,
    checker_hash: str,
    entries: dict[str, FileEntry],
    files: dict[str, bytes],
    whole: tuple[FileEntry, ...],
) -> Manifest:
    """Add the policy in its parts to the files and their entries, and write the folder."""
    core, parts = parted(for_checker(policy))
    core_json = canonical(core)
    entries = {**entries, POLICY: FileEntry.of(POLICY, core_json)}
    written = {**files, entries[POLICY].file: core_json}
    index: dict[str, Any] = {}
    for region, part in parts.items():
        content = canonical(part)
        entry = FileEntry.of(f"region-{region}.json", content)
        written[entry.file] = content
        index[region] = {"file": entry.file, "size": entry.size, "sha256": entry.sha256}
    index_json = canonical(index)
    regions = FileEntry.of(INDEX, index_json)
    written[regions.file] = index_json
    listed = tuple(entries[name] for name in sorted(entries))
    manifest = Manifest(policy["policy_version"], checker_hash, listed, regions, whole)
    write_all(out, written, manifest)
    return manifest


def package_sources(package_dir: Path) -> dict[str, bytes]:
    """Return path below the package -> bytes, of the Python files and the JSON data beside them."""
    found = {path.relative_to(package_dir): path for path in package_dir.rglob("*.*")}
    names = {
        below.as_posix(): path
        for below, path in found.items()
        if path.suffix in {".py", ".json"} and "__pycache__" not in below.parts and path.is_file()
    }
    if "__init__.py" not in names:
        raise RuntimeBuildError(f"{package_dir.name}/ is no Python package: __init__.py is missing")
    return {name: names[name].read_bytes() for name in sorted(names)}


def in_browser(sources: dict[str, bytes]) -> dict[str, bytes]:
    """Return the package's files as the browser gets them, before they are byte-compiled."""
    kept = {name: data for name, data in sources.items() if name not in NOT_IN_BROWSER}
    return {f"{PACKAGE}/{name}": data for name, data in kept.items()}


def _library(names: set[str]) -> dict[str, bytes]:
    """Return Python's library for the browser, byte-compiled: of its source files, those named."""
    library = read_zip((PYODIDE / LIBRARY).read_bytes())
    chosen = {name: library[name] for name in library if name in names}
    return without_places(compile_files(chosen, CACHE))


def _stock_lock() -> dict[str, Any]:
    path = PYODIDE / LOCK
    if not path.exists():
        raise RuntimeBuildError("node_modules/pyodide is missing: run `make setup`")
    lock: dict[str, Any] = json.loads(path.read_bytes())
    shipped = str(lock["info"]["python"]).split(".")[:2]
    running = [str(part) for part in sys.version_info[:2]]
    if shipped != running:
        raise RuntimeBuildError(
            f"Pyodide carries Python {'.'.join(shipped)}, this is {'.'.join(running)}: bytecode "
            f"made here would not load there. Build with Python {'.'.join(shipped)}"
        )
    return lock


def _minimal_lock(stock: dict[str, Any]) -> bytes:
    """Return the lock file without its packages: Pyodide checks the versions, nothing is loaded."""
    return json.dumps({"info": stock["info"], "packages": {}}, sort_keys=True).encode()
