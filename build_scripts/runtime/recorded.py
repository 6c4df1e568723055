"""Reads and writes what `make functions` records: the SHA-256 of what it is of, then rows."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from build_scripts.runtime.errors import RuntimeBuildError


def read_recorded[Read](path: Path, of: bytes, parse: Callable[[list[str]], Read]) -> Read:
    """Return what `parse` makes of the rows recorded for the file with the content `of`.

    Raises:
        RuntimeBuildError: the record is damaged (`parse` raises ValueError), or is of another file.
    """
    lines = path.read_text("utf-8").splitlines()
    digest, *rows = [line for line in lines if not line.startswith("#")] or [""]
    if digest != hashlib.sha256(of).hexdigest():
        raise RuntimeBuildError(f"{path.name} was recorded with another Pyodide: `make functions`")
    try:
        return parse(rows)
    except ValueError as error:
        raise RuntimeBuildError(f"{path.name} is damaged: `make functions` ({error})") from error


def write_recorded(path: Path, head: str, of: bytes, rows: Iterable[str]) -> None:
    """Record rows for the file with the content `of`, below a head of comments."""
    lines = [hashlib.sha256(of).hexdigest(), *rows]
    path.write_text(head + "".join(f"{line}\n" for line in lines), "utf-8")
