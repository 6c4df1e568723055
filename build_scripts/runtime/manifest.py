"""The manifest of a runtime folder: what the worker must find there, byte for byte."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

MANIFEST_NAME = "manifest.json"
_HEX = 12


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file: its plain name, the file that holds it, size in bytes and SHA-256 in hex."""

    name: str
    file: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, content: bytes, prefix: str = "") -> Self:
        """Describe ``content``; its file carries the hash, so it may be kept for ever."""
        digest = hashlib.sha256(content).hexdigest()
        stem, dot, ending = name.rpartition(".")
        return cls(name, f"{prefix}{stem}.{digest[:_HEX]}{dot}{ending}", len(content), digest)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one runtime folder holds, and which policy and checker it carries.

    `files` are loaded by every reader, `regions` lists the parts that only some of them need.
    `whole` are those of the files that are cut, as they were before: where a cut one fails, it is
    tried with these.
    """

    policy_version: str
    checker_hash: str
    files: tuple[FileEntry, ...]
    regions: FileEntry
    whole: tuple[FileEntry, ...] = ()

    def to_json(self) -> bytes:
        """Return the manifest as it is written to disk: UTF-8, fixed order, one final newline."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def write_all(folder: Path, files: dict[str, bytes], manifest: Manifest) -> None:
    """Write files and manifest into ``folder``, and remove what only an earlier manifest listed.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _listed(folder) - files.keys():
        (folder / name).unlink(missing_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / MANIFEST_NAME).write_bytes(manifest.to_json())


def _listed(folder: Path) -> set[str]:
    """The files an earlier build listed; empty where none can be read.

    Only plain names are returned, so that a damaged manifest can never point outside the folder.
    """
    try:
        manifest = json.loads((folder / MANIFEST_NAME).read_bytes())
        entries = (*manifest["files"], *manifest.get("whole", ()))  # those of old have none
        names = {str(entry["file"]) for entry in entries}
        index = str(manifest["regions"]["file"])
        names.add(index)
        if Path(index).name == index:
            parts = json.loads((folder / index).read_bytes())
            names |= {str(part["file"]) for part in parts.values()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()
    return {name for name in names if Path(name).name == name and name not in {"", ".", ".."}}
