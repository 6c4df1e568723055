"""The generator's process: loads what mkdocs needs, waits for two jobs, does both at once.

It reads the jobs from its input as JSON, the arguments of mkdocs and the environment; to its output
it writes how each ended and what it said. The dictionary by which Chinese is cut into words takes
half a second to load: it is loaded once for both languages, and while the build still makes pages.
"""

import json
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from typing import BinaryIO, TypedDict

from build_scripts.at_once import at_once

_LOADED_BY_EVERY_BUILD = (
    "mkdocs.__main__",
    "mkdocs.config.defaults",
    "material.plugins.search.plugin",
    "markdown.extensions.admonition",
    "markdown.extensions.md_in_html",
    "pymdownx.details",
    "pymdownx.slugs",
)


class Told(TypedDict):
    """How a job ended: mkdocs' exit status, 0 for success, and all that it wrote."""

    status: int
    said: str


def get_ready() -> None:
    """Load what every build loads. This is a head start: mkdocs itself says what is missing."""
    with suppress(ImportError):
        for name in _LOADED_BY_EVERY_BUILD:
            import_module(name)
        jieba = import_module("jieba")
        jieba.setLogLevel(logging.WARNING)
        jieba.initialize()


def do(arguments: list[str]) -> Told:
    """Run mkdocs as its command line does."""
    from mkdocs.__main__ import cli

    status = 1
    with tempfile.TemporaryFile() as said:
        with _written_to(said):
            try:
                cli(arguments)
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else 1
            except Exception:
                traceback.print_exc()
        said.seek(0)
        return {"status": status, "said": said.read().decode(errors="replace")}


@contextmanager
def _written_to(file: BinaryIO) -> Iterator[None]:
    """Have all that this process writes go to a file, whoever in it writes."""
    streams = {1: sys.stdout, 2: sys.stderr}
    before = {number: os.dup(number) for number in streams}
    for number in streams:
        os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        for number, stream in streams.items():
            stream.flush()
            os.dup2(before[number], number)
            os.close(before[number])


def main() -> None:
    """Get ready, do the jobs, tell; without any, end."""
    get_ready()
    order = sys.stdin.read()
    if not order:
        return
    told = json.loads(order)
    os.environ.clear()
    os.environ.update(told["environment"])
    first, second = (partial(do, arguments) for arguments in told["jobs"])
    json.dump(at_once(first, second), sys.stdout)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # the build was told as well
        main()
