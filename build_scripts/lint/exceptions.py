"""Accepted problems: `exceptions.yml` says which rule in which file, why, and until when."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Mark, Problem

Exception_ = dict[str, Any]


def exceptions(checked: Checked) -> Iterator[tuple[Callable[[str], Mark], Exception_]]:
    """Every exception, with a function that gives the place of one of its keys."""
    file = checked.files.exceptions
    if file is not None:
        for position, entry in enumerate(file.data or ()):
            yield partial(_mark, checked, position), entry


def _mark(checked: Checked, position: int, key: str) -> Mark:
    assert checked.files.exceptions is not None
    return checked.files.exceptions.mark((position, key))


def covers(entry: Exception_, problem: Problem) -> bool:
    """Whether a problem is one that the exception accepts."""
    file = "/".join(problem.mark.file.parts[1:])
    return bool(entry["rule"] == problem.rule and entry["file"] == file)


def expired(entry: Exception_, checked: Checked) -> bool:
    """Whether the exception's last day has passed; never where the clock does not count."""
    return checked.today is not None and entry["until"] < checked.today


def without_accepted(checked: Checked, problems: list[Problem]) -> list[Problem]:
    """The problems that no exception accepts; an expired one accepts nothing."""
    valid = [entry for _mark, entry in exceptions(checked) if not expired(entry, checked)]
    return [problem for problem in problems if not any(covers(entry, problem) for entry in valid)]
