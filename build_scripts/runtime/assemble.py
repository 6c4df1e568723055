"""Put the browser runtime together in a folder: Pyodide, cut library, checker, policy, manifest."""

import json
import sys
from pathlib import Path
from typing import Any

from build_scripts.runtime.archive import compile_files, content_hash, read_zip, write_zip
from build_scripts.runtime.errors import RuntimeBuildError
from build_scripts.runtime.manifest import FileEntry, Manifest, listed_names
from build_scripts.runtime.reach import reachable

ROOT = Path(__file__).resolve().parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / "build" / "runtime-cache"
CHECKER = ROOT / "checker"

COPIED = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm")
# The name the package has in the browser, whatever the folder it is read from is called.
PACKAGE = "checker"
# The command line reads files and the clock; the browser has neither, so it stays behind.
NOT_IN_BROWSER = frozenset({"__main__.py"})


def assemble(out: Path, policy_json: bytes, package_dir: Path = CHECKER) -> Manifest:
    """Write the runtime into the folder ``out`` and return its manifest.

    Same inputs, same bytes. Files that an earlier build listed there and this one does not make
    are removed; anything else in the folder is left alone.

    Args:
        out: The folder to fill; made if absent.
        policy_json: The compiled policy, UTF-8 JSON with the key ``policy_version``.
        package_dir: The checker's source folder.

    Raises:
        RuntimeBuildError: something the runtime is made of is missing, or does not fit.
        OSError: a file cannot be read or written.
    """
    policy_version = _policy_version(policy_json)
    sources = _package_sources(package_dir)
    stock_lock = _stock_lock()
    # The checker first: where its source does not compile, that is what the message must name.
    checker_zip = write_zip(compile_files(_in_browser(sources), CACHE))
    files = {name: (PYODIDE / name).read_bytes() for name in COPIED}
    files["pyodide-lock.json"] = _minimal_lock(stock_lock)
    files["python_stdlib.zip"] = _library(sources)
    files["checker.zip"] = checker_zip
    files["policy.json"] = policy_json
    entries = tuple(FileEntry.of(name, files[name]) for name in sorted(files))
    manifest = Manifest(policy_version, content_hash(sources)[:12], entries)

    out.mkdir(parents=True, exist_ok=True)
    for name in listed_names(out) - files.keys():
        (out / name).unlink(missing_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
    manifest.write(out)
    return manifest


def _policy_version(policy_json: bytes) -> str:
    try:
        version = json.loads(policy_json)["policy_version"]
    except (ValueError, KeyError, TypeError) as error:
        raise RuntimeBuildError(
            "the compiled policy is no JSON object with the key `policy_version`"
        ) from error
    if not isinstance(version, str) or not version:
        raise RuntimeBuildError("`policy_version` of the compiled policy must be a text")
    return version


def _package_sources(package_dir: Path) -> dict[str, bytes]:
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


def _in_browser(sources: dict[str, bytes]) -> dict[str, bytes]:
    kept = {name: data for name, data in sources.items() if name not in NOT_IN_BROWSER}
    return {f"{PACKAGE}/{name}": data for name, data in kept.items()}


def _library(sources: dict[str, bytes]) -> bytes:
    """Return Python's library for the browser, byte-compiled and cut to what can be imported."""
    library = read_zip((PYODIDE / "python_stdlib.zip").read_bytes())
    wanted = reachable(library, _in_browser(sources))
    compiled = compile_files({name: library[name] for name in wanted}, CACHE)
    return write_zip(compiled)


def _stock_lock() -> dict[str, Any]:
    path = PYODIDE / "pyodide-lock.json"
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
