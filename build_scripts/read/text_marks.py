"""Finds where a character of a text value stands in its file, however the text was written.

A condition may stand plain, in quotes or folded over several lines (`>-`); YAML changes only the
white space and the escapes, so the other characters can be counted off in the source.
"""

from dataclasses import dataclass

_ESCAPED_QUOTE: dict[str | None, str] = {"'": "''", '"': '\\"'}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a scalar begins in the source, and how it is written: None, ', ", > or |."""

    index: int
    style: str | None


def find(source: str, spot: Spot, text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character of `text` at `offset`; past its end, just after.

    Args:
        source: the whole file.
        spot: where the scalar begins.
        text: its value.
        offset: from 0.
    """
    past_end = not text[offset:].strip()
    before = len("".join(text[:offset].split())) - past_end
    at = source.index("\n", spot.index) if spot.style in (">", "|") else spot.index
    at += spot.style in ("'", '"')
    while at < len(source) - 1:
        added = source[at].isspace() or source[at : at + 2] == _ESCAPED_QUOTE.get(spot.style)
        if not added and before <= 0:
            break
        before -= not added
        # of an escaped quote the second sign is the one that counts
        at += 1
    at += past_end
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
