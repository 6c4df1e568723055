"""Reads a whole policy folder: every noun's files, each with its marks, all problems at once."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_scripts.read.file_reader import FileReader
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import Mark, PolicyError, Problem
from build_scripts.read.translations import Record, load
from build_scripts.read.yaml_reader import YamlFile

_ID = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_SETTINGS = "policy.yml"
_EXCEPTIONS = "exceptions.yml"


@dataclass
class PolicyFiles:
    """What people wrote, by noun and id; the id of an entry is the name of its file."""

    root: Path
    settings: YamlFile
    exceptions: YamlFile | None = None
    files: dict[str, dict[str, YamlFile]] = field(default_factory=dict)
    translations: Record = field(default_factory=dict)

    def entries(self, folder: str) -> dict[str, Any]:
        """The entries of a noun as plain data, by id."""
        return {name: file.data for name, file in self.files[folder].items()}

    def mark(self, folder: str, name: str, *path: str | int) -> Mark:
        """Where something stands in an entry's file."""
        return self.files[folder][name].mark(path)

    def all(self) -> list[tuple[str, str, YamlFile]]:
        """Every entry as (folder, id, file)."""
        return [(f, name, file) for f, files in self.files.items() for name, file in files.items()]


def read(root: Path, reader: FileReader | None = None) -> PolicyFiles:
    """Read a policy folder and check each file against its schema.

    Args:
        root: the policy folder.
        reader: one that has read the folder before; it reads anew only what changed.

    Raises:
        PolicyError: with every problem of every file.
    """
    reader = reader or FileReader()
    shown, schemas = Path(root.name), root / "schema"
    settings, problems = reader.read(root / _SETTINGS, shown / _SETTINGS, schemas, "policy")
    policy, problems = PolicyFiles(root, settings), list(problems)
    policy.translations = load(root)
    if (root / _EXCEPTIONS).exists():
        path = root / _EXCEPTIONS
        policy.exceptions, found = reader.read(path, shown / _EXCEPTIONS, schemas, "exceptions")
        problems += found
    for folder, noun in NOUNS.items():
        policy.files[folder] = {}
        for path in sorted((root / folder).glob("*.y*ml")):
            file, found = reader.read(path, shown / folder / path.name, schemas, noun)
            policy.files[folder][path.stem] = file
            problems += _name_problems(path, file) + found
    if problems:
        raise PolicyError(problems)
    return policy


def is_id(name: str) -> bool:
    """Whether a name can be the id of an entry, and so the name of its file."""
    return _ID.fullmatch(name) is not None


def _name_problems(path: Path, file: YamlFile) -> list[Problem]:
    if path.suffix == ".yml" and is_id(path.stem):
        return []
    return [
        Problem(
            Mark(file.shown), "file-name",
            "文件名就是编号，须是小写英文、数字和连字符，并以 .yml 结尾。",
            "the file name is the id: lower-case letters, digits and hyphens, ending in .yml.",
            "改文件名。", "rename the file.",
        )
    ]  # fmt: skip
