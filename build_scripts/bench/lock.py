"""Makes Pyodide's lock fit the wheels at hand: PyPI's builds of them have other hashes."""

import copy
from collections.abc import Mapping
from typing import Any


def fitted(lock: Mapping[str, Any], wheels: Mapping[str, str]) -> dict[str, Any]:
    """A copy of a lock in which the wheels at hand can be installed.

    The hash of each wheel at hand becomes that of the wheel, and of what it depends on only what
    is at hand too stays: the rest (`sqlite3`, built for WebAssembly) is on no package index.
    Every other entry stays as it is.

    Args:
        lock: the content of `pyodide-lock.json`.
        wheels: file name -> SHA-256 in hex, of the wheels at hand.
    """
    made = copy.deepcopy(dict(lock))
    held = {name: entry for name, entry in made["packages"].items() if entry["file_name"] in wheels}
    names = {_plain(name) for name in held}
    for entry in held.values():
        entry["sha256"] = wheels[entry["file_name"]]
        entry["depends"] = [name for name in entry["depends"] if _plain(name) in names]
    return made


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
