"""Problems found in the policy data: where, what, and how to repair it, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Path_ = tuple[str | int, ...]
"""The way from the top of a YAML file to a node: ("facts", "months", 0, "value")."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1."""

    file: Path
    line: int = 1
    column: int = 1

    def right(self, columns: int) -> "Mark":
        """The place some columns further on in the same line."""
        return Mark(self.file, self.line, self.column + columns)

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to repair, said to people who edit policy and not code."""

    mark: Mark
    rule: str
    zh: str
    en: str
    repair_zh: str
    repair_en: str
    level: str = "error"

    def __str__(self) -> str:
        return (
            f"{self.mark}: {self.level}[{self.rule}] {self.zh} 修正：{self.repair_zh}\n"
            f"    {self.en} Repair: {self.repair_en}"
        )


class PolicyError(Exception):
    """The policy data cannot be used; carries every problem found, and the warnings beside them."""

    def __init__(self, problems: Iterable[Problem], warnings: Iterable[Problem] = ()) -> None:
        self.problems = sorted(set(problems))
        self.warnings = sorted(set(warnings))
        super().__init__(f"{len(self.problems)} problem(s) in the policy data")

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))
