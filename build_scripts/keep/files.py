"""The list of a kept copy, `keep/files.json`: its version, its packs and where each file lies."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from build_scripts.host.answers import TYPES

from .packs import HASH_DIGITS, Pack, Place

FOLDER = "keep"
LIST = f"{FOLDER}/files.json"
OFFER = f"{FOLDER}/offer.json"
"""What the list begins with, alone: enough to say what a copy costs, and whether it is newer."""
VERSION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Large:
    """A file that is downloaded by its own address, as the tool does, so that none comes twice."""

    name: str
    size: int
    sha256: str
    download: int

    @classmethod
    def of(cls, name: str, content: bytes) -> "Large":
        """Describe a file; `download` is about what it costs on the way, compressed."""
        sha256 = hashlib.sha256(content).hexdigest()
        return cls(name, len(content), sha256, len(gzip.compress(content, 6, mtime=0)))


def kind(name: str) -> str:
    """Return the media type by the name's ending, as a host would send it."""
    return TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def version_of(places: dict[str, Place], large: list[Large]) -> str:
    """Return the version: a hash over the name and content of every file, and nothing else."""
    lines = [f"{name} {place.sha256}" for name, place in places.items()]
    lines += [f"{one.name} {one.sha256}" for one in large]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:VERSION_DIGITS]


def download_of(packs: list[Pack], large: list[Large]) -> int:
    """Return how many bytes all of it costs on the way."""
    return sum(len(one.packed) for one in packs) + sum(one.download for one in large)


def offer(
    version: str, policy_version: str, packs: list[Pack], large: list[Large]
) -> dict[str, Any]:
    """Return what is offered: versions, and bytes on the way."""
    download = download_of(packs, large)
    return {"version": version, "policy_version": policy_version, "download": download}


def listing(packs: list[Pack], places: dict[str, Place], large: list[Large]) -> dict[str, Any]:
    """Return the packs, the large files, and where each other file lies.

    That is `[pack, offset, length, type, hash]`: pack and type are numbers.
    """
    types = sorted({kind(name) for name in places})
    return {
        "types": types,
        "packs": [
            {"file": f"{FOLDER}/{one.name}", "size": len(one.packed), "length": one.length,
             "sha256": one.sha256}
            for one in packs
        ],
        "large": [
            {"file": one.name, "size": one.size, "sha256": one.sha256, "download": one.download,
             "type": kind(one.name)}
            for one in sorted(large, key=lambda one: one.name)
        ],
        "files": {
            name: [place.pack, place.offset, place.length, types.index(kind(name)),
                   place.sha256[:HASH_DIGITS]]
            for name, place in sorted(places.items())
        },
    }  # fmt: skip


def written(told: dict[str, Any]) -> bytes:
    """Return JSON as it is written: UTF-8, in this order, one final newline."""
    return (json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
