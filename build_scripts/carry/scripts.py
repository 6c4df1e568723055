"""Turns what a page on a disk may not fetch into scripts, which it may load."""

import base64
import gzip
import json
from pathlib import Path

from build_scripts.carry.which import is_worker

CARRY = "assets/carry"
"""Where the copy keeps what it has beside the site's own files."""
_FOLDER = "runtime"


def scripts(site: Path, code: Path) -> dict[str, bytes]:
    """Return path below the copy -> script: one for each file of the runtime, and the one for all.

    Args:
        site: the finished site.
        code: the script that hands out what is carried; it gets the workers and the names.
    """
    files = runtime_files(site / _FOLDER)
    made = {f"{CARRY}/{name}.js": _handed_over(name, data) for name, data in files.items()}
    workers = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.js"))
        if is_worker(path.relative_to(site).as_posix())
    }
    given = json.dumps({"workers": workers, "names": sorted(files)}, ensure_ascii=False)
    text = f"{code.read_text(encoding='utf-8')}\nFilingClear.carry({given});\n"
    return {**made, f"{CARRY}/carry.js": text.encode()}


def runtime_files(folder: Path) -> dict[str, bytes]:
    """Return name -> gzip of every file of the runtime, as the manifest names them.

    A smaller gzip than ours may stand beside a file already.
    """
    packed: dict[str, bytes] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.suffix in (".gz", ".br"):
            continue
        ready = path.with_name(path.name + ".gz")
        data = ready.read_bytes() if ready.exists() else gzip.compress(path.read_bytes(), mtime=0)
        packed[path.relative_to(folder).as_posix()] = data
    return packed


def _handed_over(name: str, packed: bytes) -> bytes:
    text = base64.b64encode(packed).decode()
    return f"FilingClear.carried[{json.dumps(name)}] = {json.dumps(text)};\n".encode()


def index_script(index: bytes) -> bytes:
    """Return the search index as the script that the theme asks for on a disk."""
    return b"var __index = " + index.strip() + b";\n"
