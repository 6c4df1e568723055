"""Turns what a page on a disk may not fetch into scripts, which it may load."""

import base64
import gzip
import json
from pathlib import Path

from build_scripts.carry.which import is_worker
from build_scripts.runtime.manifest import MANIFEST_NAME

CARRY = "assets/carry"
"""Where the copy keeps what it has beside the site's own files."""
_FOLDER = "runtime"
_SMALL = 32_000
"""Bytes up to which a file shares a script with others: regions are many and small."""


def scripts(site: Path, code: Path) -> dict[str, bytes]:
    """Return path below the copy -> script: those that bring the runtime, and the one for all.

    Args:
        site: the finished site.
        code: the script that hands out what is carried; it gets the workers and the scripts' names.
    """
    made: dict[str, dict[str, str]] = {}
    for name, packed in runtime_files(site / _FOLDER).items():
        script = name if len(packed) > _SMALL else "rest"
        made.setdefault(f"{script}.js", {})[name] = base64.b64encode(packed).decode()
    workers = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.js"))
        if is_worker(path.relative_to(site).as_posix())
    }
    given = json.dumps({"workers": workers, "scripts": sorted(made)}, ensure_ascii=False)
    text = f"{code.read_text(encoding='utf-8')}\nFilingClear.carry({given});\n"
    brought = {name: _brings(files) for name, files in made.items()}
    return {f"{CARRY}/{name}": data for name, data in brought.items()} | {
        f"{CARRY}/carry.js": text.encode()
    }


def runtime_files(folder: Path) -> dict[str, bytes]:
    """Return name -> gzip of every file that the copy's manifest names, and of the manifest.

    A smaller gzip than ours may stand beside a file already. What is cut for a quick download is
    carried as it was before: on a disk there is nothing to download.
    """
    manifest, cut = _uncut((folder / MANIFEST_NAME).read_bytes())
    packed = {MANIFEST_NAME: gzip.compress(manifest, mtime=0)}
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        if path.suffix in (".gz", ".br") or path.name in {MANIFEST_NAME, *cut}:
            continue
        ready = path.with_name(path.name + ".gz")
        data = ready.read_bytes() if ready.exists() else gzip.compress(path.read_bytes(), mtime=0)
        packed[path.name] = data
    return packed


def _uncut(manifest: bytes) -> tuple[bytes, set[str]]:
    """Return the manifest with the whole files in place of the cut ones, and those that go."""
    listed = json.loads(manifest)
    whole = {entry["name"]: entry for entry in listed["whole"]}
    cut = {entry["file"] for entry in listed["files"] if entry["name"] in whole}
    listed["files"] = [whole.get(entry["name"], entry) for entry in listed["files"]]
    listed["whole"] = []
    return json.dumps(listed, ensure_ascii=False).encode(), cut


def _brings(files: dict[str, str]) -> bytes:
    return f"Object.assign(FilingClear.carried, {json.dumps(files, indent=0)});\n".encode()


def index_script(index: bytes) -> bytes:
    """Return the search index as the script that the theme asks for on a disk."""
    return b"var __index = " + index.strip() + b";\n"
