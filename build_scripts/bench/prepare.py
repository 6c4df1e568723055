"""Puts the pages of the peers together from what was installed, below build/bench/www/."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from string import Template

from build_scripts.bench.lock import fitted
from build_scripts.site import ROOT
from build_scripts.wheel import build_wheel

BENCH = ROOT / "build" / "bench"
WWW = BENCH / "www"
WHEELS = BENCH / "wheels"
PAGES = ROOT / "build_scripts" / "bench" / "peers"
PYODIDE = ROOT / "node_modules" / "pyodide"
PYODIDE_FILES = (
    "pyodide.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip",
)  # fmt: skip


class PeerMissingError(Exception):
    """A peer cannot start here; says why."""


def prepare(request: str, base: str) -> dict[str, str]:
    """Put the pages of every peer together.

    Args:
        request: the JSON text that every peer answers.
        base: the server's address; workers made from blobs resolve no address below it.

    Returns:
        Name of a peer -> why it cannot start, for those that cannot.
    """
    shutil.rmtree(WWW, ignore_errors=True)
    (WWW / "wheels").mkdir(parents=True)
    wheel = WWW / "wheels" / build_wheel(str(WWW / "wheels"))
    _pyodide(WWW / "pyodide")
    words = {
        "wheel": f"{base}www/wheels/{wheel.name}",
        "base": base,
        "request": json.dumps(request),
    }
    peers: dict[str, Callable[[], None]] = {
        "floor": lambda: _page("floor", words),
        "stock": lambda: _with_wheels("stock", words),
        "pyscript": lambda: _pyscript(words),
        "jupyterlite": lambda: _jupyterlite(wheel),
    }
    missing = {}
    for name, make in peers.items():
        try:
            make()
        except PeerMissingError as error:
            missing[name] = str(error)
    return missing


def _pyodide(to: Path) -> None:
    """Pyodide as shipped, and beside it the wheels that its lock is fitted to."""
    to.mkdir()
    for name in PYODIDE_FILES:
        shutil.copy(PYODIDE / name, to / name)
    held = {wheel.name: _sha256(wheel) for wheel in WHEELS.glob("*.whl")}
    for name in held:
        shutil.copy(WHEELS / name, to / name)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_bytes())
    (to / "pyodide-lock.json").write_text(json.dumps(fitted(lock, held)), "utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _page(name: str, words: dict[str, str]) -> None:
    shutil.copytree(PAGES / name, WWW / name)
    index = WWW / name / "index.html"
    index.write_text(Template(index.read_text("utf-8")).substitute(words), "utf-8")


def _with_wheels(name: str, words: dict[str, str]) -> None:
    _demand("wheels", any(WHEELS.glob("micropip-*.whl")))
    _page(name, words)


def _pyscript(words: dict[str, str]) -> None:
    core = BENCH / "npm" / "node_modules" / "@pyscript" / "core" / "dist"
    _demand("pyscript", core.is_dir())
    _with_wheels("pyscript", words)
    shutil.copytree(core, WWW / "pyscript" / "core", ignore=shutil.ignore_patterns("*.map"))


def _jupyterlite(wheel: Path) -> None:
    """Build it; the kernel finds the checker, and what Pyodide's lock lacks, among its wheels."""
    command = BENCH / "venv" / "bin" / "jupyter-lite"
    _demand("jupyterlite", command.exists())
    comm = next(WHEELS.glob("comm-*.whl"), None)
    _demand("wheels", comm is not None)
    folder = BENCH / "jupyterlite"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    kernel = {"pyodideUrl": "/www/pyodide/pyodide.mjs", "disablePyPIFallback": True}
    settings = {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}
    config = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"litePluginSettings": settings},
    }
    (folder / "jupyter-lite.json").write_text(json.dumps(config), "utf-8")
    arguments = ["build", "--no-sourcemaps", "--output-dir", str(WWW / "jupyterlite")]
    wheels = [f"--piplite-wheels={path}" for path in (wheel, comm)]
    done = subprocess.run(
        [command, *arguments, *wheels], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PeerMissingError(_last_line(done.stderr) or _last_line(done.stdout))


def _demand(name: str, there: bool) -> None:
    """Raise what the installation noted about a peer that is not there."""
    if there:
        return
    note = BENCH / f"{name}.missing"
    why = _last_line(note.read_text("utf-8")) if note.exists() else ""
    raise PeerMissingError(why or "it was not installed; `make bench` tries it")


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
