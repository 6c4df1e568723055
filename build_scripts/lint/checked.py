"""What the lint rules look at: the files with their marks, and the compiled policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from build_scripts.read.policy_files import PolicyFiles
from build_scripts.read.problems import Mark, Path_


@dataclass(frozen=True)
class Checked:
    """The policy as written and as compiled; `usable` is False where conditions are broken."""

    files: PolicyFiles
    policy: dict[str, Any]
    usable: bool

    def walk(self) -> Iterator[tuple[Mark, Path_, Any]]:
        """Every node of every entry: its place, its path in the file, its value."""
        for _folder, _name, file in self.files.all():
            for path, value in _nodes(file.data, ()):
                yield file.mark(path), path, value


def _nodes(value: Any, path: Path_) -> Iterator[tuple[Path_, Any]]:
    yield path, value
    items = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        items = enumerate(value)  # type: ignore[assignment]
    for key, child in items:
        yield from _nodes(child, (*path, key))
