"""Walks through nested data: every value with the way to it."""

from collections.abc import Iterator
from typing import Any

from build_scripts.read.problems import Path_


def nodes(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """A value and all that lies in it, each with its path."""
    yield path, value
    items = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        items = enumerate(value)  # type: ignore[assignment]
    for key, child in items:
        yield from nodes(child, (*path, key))
