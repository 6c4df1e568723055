"""Compiles every condition of the policy files, gathering the mistakes with their places."""

from collections.abc import Callable
from typing import Any

from build_scripts.compile.vocabulary import Vocabulary
from build_scripts.compile.when import parse_condition, parse_value
from build_scripts.compile.when_terms import WhenError
from build_scripts.read.policy_files import PolicyFiles
from build_scripts.read.problems import Problem

Tree = dict[str, Any]


class Conditions:
    """Parses conditions at their places in the files; keeps the mistakes instead of raising."""

    def __init__(self, files: PolicyFiles, words: Vocabulary) -> None:
        self.files, self.words = files, words
        self.problems: list[Problem] = []

    def causes(self) -> dict[str, Tree]:
        """For each cause: its whole rule, its scope, and the condition of each remedy."""
        return {name: self._cause(name, entry) for name, entry in self._entries("causes")}

    def questions(self) -> dict[str, Tree | None]:
        """For each question the bound of its answer, where it has one."""
        bounds: dict[str, Tree | None] = {}
        for name, entry in self._entries("questions"):
            bounds[name] = None
            if "at_least" in entry:
                value = self._parse(parse_value, "questions", name, "at_least", "value")
                when = self._parse(parse_condition, "questions", name, "at_least", "when")
                bounds[name] = {"value": value, "when": when}
        return bounds

    def _entries(self, folder: str) -> list[tuple[str, Any]]:
        return list(self.files.entries(folder).items())

    def _cause(self, name: str, entry: dict[str, Any]) -> Tree:
        when = self._parse(parse_condition, "causes", name, "when")
        compiled: Tree = {"rule": when, "when": when, "remedies": []}
        if "applies" in entry:
            compiled["applies"] = self._parse(parse_condition, "causes", name, "applies")
            compiled["rule"] = {"op": "all", "of": [compiled["applies"], when]}
        for position, remedy in enumerate(entry["remedies"]):
            path = ("remedies", position, "when")
            found = (
                self._parse(parse_condition, "causes", name, *path) if "when" in remedy else None
            )
            compiled["remedies"].append(found)
        return compiled

    def _parse(
        self, parse: Callable[[str, Vocabulary], Tree], folder: str, name: str, *path: str | int
    ) -> Tree:
        text: Any = self.files.files[folder][name].data
        for part in path:
            text = text[part]
        try:
            return parse(text, self.words)
        except WhenError as error:
            mark = self.files.files[folder][name].mark_in_text(path, text, error.column)
            self.problems.append(
                Problem(mark, "when", error.zh, error.en, error.repair_zh, error.repair_en)
            )
            return {"op": "any", "of": []}
