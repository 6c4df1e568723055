"""Writes the hash of a file's content behind its address, so that a browser may keep it for ever.

Pages are fetched anew, and name the very scripts and sheets they were made with: two versions of
the site never mix, whatever a browser or a host has kept.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from .markup import Edit, Opening, Tag, write

INLINE = "assets/inline/"
"""Where scripts taken out of pages go, under the root of their language; the hash is their name."""
_HEX = 8
_ADDRESSES = {"script": ("src", "data-worker", "data-manifest"), "link": ("href",)}
_ENDINGS = (".css", ".js", ".json")


def edits(found: list[Tag], folder: Path, root: Path) -> Iterator[Edit]:
    """Yield the edits that name the version of what a page loads.

    Args:
        found: the page's tags.
        folder: where the page lies.
        root: the root of its language, which addresses that begin with a slash are below.
    """
    for tag in found:
        new = dict(_versioned(tag.opening, folder, root))
        if new:
            yield write(tag, **new)


def versioned(address: str, path: Path) -> str:
    """Return an address with the hash of the file that it names behind it."""
    return f"{address}?v={_version(path, path.stat().st_mtime_ns)}"


def concerns(tag: Opening) -> bool:
    """Tell a tag that loads something."""
    return any(tag.has(name) for name in _ADDRESSES.get(tag.name, ()))


def _versioned(tag: Opening, folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    for name in _ADDRESSES.get(tag.name, ()):
        bare = tag.get(name).partition("?")[0]
        if not bare.endswith(_ENDINGS) or INLINE in bare:
            continue
        path = root / bare.lstrip("/") if bare.startswith("/") else folder / bare
        if path.is_file():
            yield name, versioned(bare, path)


@lru_cache(maxsize=256)
def _version(path: Path, _written: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_HEX]
