"""Says which files of the site a copy on a disk has a use for."""

from pathlib import PurePosixPath

_KINDS = frozenset({".html", ".css", ".js", ".svg", ".png", ".ics"})
"""What pages show or load, and the calendar file; the rest is for programs, feeds and servers."""
_FOR_SERVERS = frozenset({"404.html", "offline.html", "sw.js"})
_FOR_PROGRAMS = frozenset({"api", "runtime"})
"""The published data is read from an address, not from a stick; the runtime goes as scripts."""


def stays_behind(name: str) -> bool:
    """Tell a file of the site that the copy does without; `name` is its path below the site."""
    path = PurePosixPath(name)
    return (
        path.suffix not in _KINDS
        or path.name in _FOR_SERVERS
        or path.parts[0] in _FOR_PROGRAMS
    )  # fmt: skip


def is_worker(name: str) -> bool:
    """Tell the script of a worker: no page on a disk may start it, so it goes as text."""
    path = PurePosixPath(name)
    return path.suffix == ".js" and (path.parent.name == "workers" or path.name == "worker.js")
