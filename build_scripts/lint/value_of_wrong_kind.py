"""A stated value that is not of its parameter's kind: it could not be compared with any answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from build_scripts.compile.stated import stated
from build_scripts.lint.checked import Checked
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import Mark, Problem
from checker.texts import NEVER

ID = "value-of-wrong-kind"
LEVEL = "error"

_BOUNDS = {"integer": {"at_least", "at_most"}, "date": {"earliest", "latest"}, "choice": set()}
_WANTED = {
    "integer": (
        "整数，或 {at_least: 数} / {at_most: 数}",
        "a whole number, or {at_least: n} / {at_most: n}",
    ),
    "date": (
        '"2026-01-31"、never，或 {earliest: …, latest: …}',
        '"2026-01-31", never, or {earliest: …, latest: …}',
    ),
    "choice": ("参数的选项之一", "one of the parameter's choices"),
}  # fmt: skip


_OWNERS = {"disputes": "region"}
"""Whose parameters an entry's values are, where that is not its own noun."""


def find(checked: Checked) -> Iterator[Problem]:
    """Every fact, limit, claim or statement whose value does not fit its parameter, or owner."""
    for folder, name, path, parameter, said, _part in stated(checked.policy):
        spec = checked.policy["parameters"].get(parameter)
        if spec is None or "value" not in said:
            continue
        mark = checked.files.mark(folder, name, *path, "value")
        if spec["of"] != _OWNERS.get(folder, NOUNS[folder]):
            yield _misplaced(mark, parameter, spec["of"])
        elif not _fits(said["value"], spec):
            yield _told(mark, parameter, spec["type"])


def _fits(value: Any, spec: dict[str, Any]) -> bool:
    kind: str = spec["type"]
    if isinstance(value, dict):
        return "none" in value or set(value) <= _BOUNDS[kind]
    if kind == "integer":
        return type(value) is int
    if kind == "choice":
        return value in [choice["id"] for choice in spec["choices"]]
    return value == NEVER or _is_day(value)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _told(mark: Mark, parameter: str, kind: str) -> Problem:
    zh, en = _WANTED[kind]
    return Problem(
        mark, ID, f"“{parameter}”的值类型不对。", f"this is no value of “{parameter}”.",
        f"写{zh}。", f"write {en}.",
    )  # fmt: skip


def _misplaced(mark: Mark, parameter: str, owner: str) -> Problem:
    return Problem(
        mark, ID, f"“{parameter}”不属于这里。", f"“{parameter}” does not belong here.",
        f"它是 {owner} 的参数。", f"it is a parameter of a {owner}.",
    )  # fmt: skip
