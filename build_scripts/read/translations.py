"""The record of which Chinese text each English one was last read against, as short hashes.

One line an entry: `causes/lapse 1a2b3c4d-5e6f7a8b …`, each pair a Chinese text and its English.
Pairs and not places are kept, so that a text may move within its entry. `make translations` writes
the record once a person has read both.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from build_scripts.read.nodes import nodes

NAME = "translations.lock"
Pair = tuple[str, str]
Record = dict[str, frozenset[Pair]]


def is_text(value: Any) -> bool:
    """Whether a value is one text in both languages; words by language (cues) are a list each."""
    return (
        isinstance(value, dict)
        and value.keys() == {"zh", "en"}
        and all(isinstance(words, str) for words in value.values())
    )


def pair(text: dict[str, str]) -> Pair:
    """The hashes of a text's two languages."""
    return _hash(text["zh"]), _hash(text["en"])


def pairs(entry: Any) -> frozenset[Pair]:
    """The pairs of every text of an entry."""
    return frozenset(pair(value) for _path, value in nodes(entry) if is_text(value))


def load(root: Path) -> Record:
    """The record of a policy folder, by `FOLDER/ID`; empty where there is none."""
    path = root / NAME
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {name: frozenset(map(_pair, told)) for name, *told in rows}


def save(root: Path, entries: Iterable[tuple[str, Any]]) -> None:
    """Write the record of these entries (`FOLDER/ID`, data), replacing the one that was there."""
    lines = ["# Made by `make translations`: which Chinese text each English one was read against."]
    for name, entry in sorted(entries):
        if found := sorted(pairs(entry)):
            lines.append(" ".join([name, *("-".join(one) for one in found)]))
    (root / NAME).write_text("\n".join(lines) + "\n", "utf-8")


def _pair(told: str) -> Pair:
    zh, _sign, en = told.partition("-")
    return zh, en


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=4).hexdigest()
