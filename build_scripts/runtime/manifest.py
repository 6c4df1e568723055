"""The manifest of a runtime folder: what the worker must find there, byte for byte."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the runtime folder: its name, size in bytes and SHA-256 in hex."""

    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """Describe ``content`` as the file ``name``."""
        return cls(name, len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one runtime folder holds, and which policy and checker it carries."""

    policy_version: str
    checker_hash: str
    files: tuple[FileEntry, ...]

    def to_json(self) -> bytes:
        """Return the manifest as it is written to disk: UTF-8, fixed order, one final newline."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()

    def write(self, folder: Path) -> None:
        """Write ``manifest.json`` into ``folder``.

        Raises:
            OSError: the file cannot be written.
        """
        (folder / MANIFEST_NAME).write_bytes(self.to_json())


def listed_names(folder: Path) -> set[str]:
    """Return the file names an earlier build listed in ``folder``; empty where none can be read.

    Only plain names are returned, so that a damaged manifest can never point outside the folder.
    """
    try:
        entries = json.loads((folder / MANIFEST_NAME).read_bytes())["files"]
        names = {str(entry["name"]) for entry in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if Path(name).name == name and name not in {"", ".", ".."}}
