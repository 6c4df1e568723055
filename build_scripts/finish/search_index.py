"""Checks that the search index is usable, and writes it smaller: it is loaded with every page."""

import json
from pathlib import Path

WORD_BREAK = "\u200b"
"""The theme puts it between Chinese words when jieba is installed, and is silent when it is not."""


def problems(path: Path, chinese: bool) -> list[str]:
    """Return what is wrong with an index; `chinese` asks for cut words as well."""
    if not path.exists():
        return ["there is no search index"]
    docs = json.loads(path.read_text(encoding="utf-8"))["docs"]
    if not docs:
        return ["the search index holds no page"]
    if chinese and not any(WORD_BREAK in doc["text"] for doc in docs):
        return ["Chinese text is not cut into words (no U+200B): install jieba and build again"]
    return []


def shrink(path: Path) -> None:
    """Write the index without escapes: a Chinese character then takes three bytes, not six."""
    index = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
