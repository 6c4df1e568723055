"""Keeps the templates' bytecode between builds: translating them takes longer than using them."""

import hashlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import FileSystemBytecodeCache, pass_context

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "build" / "templates"
_DECIDES = ("environment.py", "escape.py")
"""What a template is translated with, besides Jinja; Jinja itself compares the template's text."""


def bytecode_cache() -> FileSystemBytecodeCache:
    """The bytecode of templates translated in the way of today; that of other ways is not seen."""
    way = hashlib.sha256(jinja2.__version__.encode())
    for name in _DECIDES:
        way.update((HERE / name).read_bytes())
    folder = FOLDER / way.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def late[**P, T](work: Callable[P, T]) -> Callable[..., T]:
    """A filter that is never worked out while a template is translated.

    Jinja does so where it is given a constant; the result would be one language's, and kept.
    """

    @pass_context
    @wraps(work)
    def filtered(_context: Any, *args: P.args, **slots: P.kwargs) -> T:
        return work(*args, **slots)

    return filtered
