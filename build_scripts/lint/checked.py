"""What the lint rules look at: the files with their marks, and the compiled policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_scripts.read.nodes import nodes
from build_scripts.read.policy_files import PolicyFiles
from build_scripts.read.problems import Mark, Path_, Problem
from build_scripts.read.translations import is_text
from build_scripts.read.yaml_reader import YamlFile


@dataclass(frozen=True)
class Checked:
    """The policy as written and as compiled.

    Attributes:
        files: what people wrote, with its marks.
        policy: the same, compiled.
        usable: False where conditions are broken.
        today: the day of the check; None where nothing may depend on the clock, so that a build
            of the same files always ends the same way.
        ran: ids of the rules that looked and allow exceptions; for rules about exceptions.
        silent: ids of the rules that could not look this time.
        found: what the rules that ran have found.
    """

    files: PolicyFiles
    policy: dict[str, Any]
    usable: bool
    today: str | None = None
    ran: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    found: tuple[Problem, ...] = ()

    def walk(self) -> Iterator[tuple[Mark, Path_, Any]]:
        """Every node of every entry: its place, its path in the file, its value."""
        for file, path, value in self._nodes:
            yield file.mark(path), path, value

    def texts(self) -> Iterator[tuple[str, YamlFile, Path_, dict[str, str]]]:
        """Every bilingual text, with the folder and the file it stands in and its path there."""
        folders = {id(file): folder for folder, _name, file in self.files.all()}
        for file, path, value in self._nodes:
            if is_text(value):
                yield folders[id(file)], file, path, value

    @cached_property
    def _nodes(self) -> list[tuple[YamlFile, Path_, Any]]:
        return [
            (file, path, value)
            for _folder, _name, file in self.files.all()
            for path, value in nodes(file.data)
        ]
