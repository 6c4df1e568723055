"""Joins files into packs: few, compressed, named by what they hold; same files, same bytes."""

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePosixPath

PACK_LENGTH = 1 << 20
"""Bytes of a pack before compression: a broken connection costs some 60 kB, and a phone unpacks
one to answer a page. A file that is longer has a pack of its own."""
HASH_DIGITS = 16
"""How much of a SHA-256 names a pack, or tells whether a page is still the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: number of its pack, first byte and length in the unpacked bytes."""

    pack: int
    offset: int
    length: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack: the SHA-256 and length of what it holds, and its bytes as they are downloaded."""

    sha256: str
    length: int
    packed: bytes

    @property
    def name(self) -> str:
        """The file it is written to."""
        return f"pack-{self.sha256[:HASH_DIGITS]}.bin.gz"


def in_order(names: Iterable[str]) -> list[str]:
    """Return names so that similar files are neighbours: kind, then language, then folder."""

    def key(name: str) -> tuple[str, bool, str, str]:
        path = PurePosixPath(name)
        return path.suffix, path.parts[0] == "en", path.parent.as_posix(), path.name

    return sorted(names, key=key)


def pack(files: dict[str, bytes]) -> tuple[list[Pack], dict[str, Place]]:
    """Join files into packs; returns the packs, and where each file lies.

    Files with the same bytes (both languages have the theme's scripts) lie there once.

    Args:
        files: name below the site -> bytes.
    """
    joined: list[bytes] = []
    places: dict[str, Place] = {}
    for number, names in enumerate(_groups(files)):
        parts: list[bytes] = []
        offset = 0
        seen: dict[str, Place] = {}
        for name in names:
            content = files[name]
            sha256 = hashlib.sha256(content).hexdigest()
            if sha256 not in seen:
                seen[sha256] = Place(number, offset, len(content), sha256)
                parts.append(content)
                offset += len(content)
            places[name] = seen[sha256]
        joined.append(b"".join(parts))
    with ThreadPoolExecutor() as pool:  # compressing lets other threads run
        return list(pool.map(_compressed, joined)), places


def _groups(files: dict[str, bytes]) -> Iterator[list[str]]:
    """Yield the names of each pack; equal files go where the first of them goes."""
    first: dict[bytes, str] = {}
    equals: dict[str, list[str]] = {}
    for name in in_order(files):
        equals.setdefault(first.setdefault(files[name], name), []).append(name)
    group: list[str] = []
    length = 0
    for name, alike in equals.items():
        if group and length + len(files[name]) > PACK_LENGTH:
            yield group
            group, length = [], 0
        group += alike
        length += len(files[name])
    if group:
        yield group


def _compressed(content: bytes) -> Pack:
    packed = gzip.compress(content, 9, mtime=0)
    return Pack(hashlib.sha256(content).hexdigest(), len(content), packed)
