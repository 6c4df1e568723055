"""Zip archives that are the same bytes on every build, and their byte-compiled form."""

import hashlib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from build_scripts.runtime.errors import RuntimeBuildError

Date = tuple[int, int, int, int, int, int]
# The earliest date a zip can carry; every entry gets it, since the true dates differ per build.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
FIXED_EPOCH = "315532800"


def write_zip(
    content: Mapping[str, bytes], date: Date = FIXED_DATE, *, deflated: bool = False
) -> bytes:
    """Return a zip of ``content`` (name -> bytes), sorted, with fixed dates and modes.

    Entries are stored unless asked otherwise: what a host serves is compressed as a whole on its
    way, which gains more.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compresslevel=9) as archive:
        for name in sorted(content):
            info = zipfile.ZipInfo(name, date)
            info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
            info.create_system = 3  # Unix, also when built on Windows
            info.external_attr = 0o100644 << 16
            archive.writestr(info, content[name])
    return buffer.getvalue()


def read_zip(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip as name -> bytes; folders are left out.

    Raises:
        zipfile.BadZipFile: ``data`` is not a zip.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        return {name: archive.read(name) for name in names}


def content_hash(content: Mapping[str, bytes]) -> str:
    """Return the SHA-256, in hex, over the names and bytes of ``content`` in sorted order."""
    digest = hashlib.sha256()
    for name in sorted(content):
        # Lengths go in too, so that no two different sets of files can read the same.
        digest.update(f"{name}\0{len(content[name])}\0".encode())
        digest.update(content[name])
    return digest.hexdigest()


def compile_files(sources: dict[str, bytes], cache: Path) -> dict[str, bytes]:
    """Return ``sources`` with every ``x.py`` replaced by its bytecode ``x.pyc``.

    The work is done by pyodide-build in a process of its own, because the optimisation level that
    drops docstrings is a setting of the interpreter. It takes seconds, so the result is kept in
    the folder ``cache``, under a hash of everything it depends on.

    Raises:
        RuntimeBuildError: a file does not compile, or pyodide-build is missing.
    """
    tools = {"": f"{version('pyodide-build')} {sys.version}".encode()}
    kept = cache / f"compiled-{content_hash(tools | sources)[:24]}.zip"
    if kept.exists():
        return read_zip(kept.read_bytes())
    compiled = read_zip(_run_py_compile(write_zip(sources)))
    cache.mkdir(parents=True, exist_ok=True)
    # Written aside and moved into place, so that a build cut short leaves no half archive behind.
    part = cache / f"{kept.name}.{os.getpid()}.part"
    part.write_bytes(write_zip(compiled))
    part.replace(kept)
    return compiled


def _run_py_compile(source_zip: bytes) -> bytes:
    fixed = {"PYTHONOPTIMIZE": "2", "SOURCE_DATE_EPOCH": FIXED_EPOCH, "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "modules.zip")
        path.write_bytes(source_zip)
        command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent"]
        done = subprocess.run(
            [*command, "--compression-level", "0", str(path)],
            env=os.environ | fixed,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            tail = (done.stderr or done.stdout).strip()[-2000:]
            raise RuntimeBuildError(
                f"`pyodide py-compile` failed. Run `make setup` if it is missing, or repair the "
                f"file it names:\n{tail}"
            )
        return path.read_bytes()
