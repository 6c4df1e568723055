"""Walks through nested data: every value with the way to it."""

from collections.abc import Iterator
from typing import Any

from build_scripts.read.problems import Path_


def nodes(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """A value and all that lies in it, each with its path, in the order of reading."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting += [((*path, key), child) for key, child in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [((*path, at), value[at]) for at in range(len(value) - 1, -1, -1)]
