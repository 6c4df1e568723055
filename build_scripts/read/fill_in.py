"""The mark that stands where a new entry is not written yet: its own problem, and the only one."""

from collections.abc import Iterator
from typing import Any

from build_scripts.read.problems import Path_, Problem
from build_scripts.read.yaml_reader import YamlFile

MARK = "FILL_IN"
RULE = "fill-in"


def is_open(value: Any) -> bool:
    """Whether a value still holds the mark."""
    return isinstance(value, str) and MARK in value


def find(file: YamlFile) -> Iterator[Problem]:
    """Every place of a file that is still to be filled in."""
    for path in _open_paths(file.data, ()):
        name = ".".join(map(str, path))
        yield Problem(
            file.mark(path), RULE,
            f"“{name}”还没有填。", f"“{name}” is not filled in yet.",
            f"把 {MARK} 换成内容，要填什么见它上面的注释。",
            f"put the content in place of {MARK}; the comment above it says what is wanted.",
        )  # fmt: skip


def _open_paths(value: Any, path: Path_) -> Iterator[Path_]:
    if is_open(value):
        yield path
    children = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        children = enumerate(value)  # type: ignore[assignment]
    for key, child in children:
        yield from _open_paths(child, (*path, key))
