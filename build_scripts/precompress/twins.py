"""Writes a gzip and a brotli twin of every file that gets smaller by it; the same bytes each time.

Pages change with every build and are packed fast. The runtime is what a reader waits for: it is
packed as small as can be (zopfli, brotli 11), which takes a minute, and is kept between builds.
"""

import os
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from zlib import MAX_WBITS, compressobj

import brotli
import zopfli.gzip

from build_scripts.at_once import at_once

CACHE = Path(__file__).resolve().parents[2] / "build" / "packed"
ENDINGS = frozenset(
    {".atom", ".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".wasm", ".xml", ".zip"}
)
SMALLEST = 1000
"""Bytes; below that a twin saves nothing on the wire."""
_WAITED_FOR = "runtime"
_GZIP = MAX_WBITS | 16


def precompress(site: Path) -> None:
    """Lay the twins beside the files of a finished site.

    Raises:
        OSError: a file cannot be read or written.
    """
    files = sorted(_wanted(site), key=lambda path: (path.stat().st_size, path.as_posix()))
    # Every other one, by size: two processes with as much to do.
    at_once(partial(_pack_all, site, files[::2]), partial(_pack_all, site, files[1::2]))


def _wanted(site: Path) -> Iterator[Path]:
    for folder, _below, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            if path.suffix in ENDINGS and path.stat().st_size >= SMALLEST:
                yield path


def _pack_all(site: Path, files: list[Path]) -> int:
    for path in files:
        content = path.read_bytes()
        small = path.relative_to(site).parts[0] == _WAITED_FOR
        for ending, packed in (_kept(content) if small else _fast(content)).items():
            path.with_name(path.name + ending).write_bytes(packed)
    return len(files)


def _fast(content: bytes) -> dict[str, bytes]:
    packer = compressobj(9, wbits=_GZIP)  # its header carries no date
    gzip = packer.compress(content) + packer.flush()
    return {".gz": gzip, ".br": brotli.compress(content, quality=5)}


def _kept(content: bytes) -> dict[str, bytes]:
    """The smallest twins, made once for each content."""
    name = sha256(content).hexdigest()[:24]
    makers = {".gz": zopfli.gzip.compress, ".br": partial(brotli.compress, quality=11, lgwin=24)}
    found: dict[str, bytes] = {}
    for ending, make in makers.items():
        kept = CACHE / (name + ending)
        if not kept.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            # Written aside and moved into place: a build cut short leaves no half file behind.
            part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
            part.write_bytes(make(content))
            part.replace(kept)
        found[ending] = kept.read_bytes()
    return found
