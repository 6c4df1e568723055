"""The tags of a page with their places, so that one changes and the rest stays as it is."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

Attrs = tuple[tuple[str, str], ...]
"""Names in small letters with their values, each name once, in the order written."""


class Opening(NamedTuple):
    """What a start tag says, wherever it stands."""

    name: str
    attrs: Attrs

    def get(self, attribute: str) -> str:
        """Return the value of an attribute, or an empty text."""
        for name, value in self.attrs:
            if name == attribute:
                return value
        return ""

    def has(self, attribute: str) -> bool:
        """Tell whether an attribute is there, with a value or without."""
        return any(name == attribute for name, _value in self.attrs)


class Tag(NamedTuple):
    """A start tag and its place; script and style carry their text as well."""

    opening: Opening
    start: int
    end: int
    line: int
    text: str = ""


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


def apply(html: str, edits: Iterable[Edit]) -> str:
    """Return `html` with the edits done; they must not overlap."""
    parts: list[str] = []
    done = 0
    for start, end, text in sorted(edits):
        parts += (html[done:start], text)
        done = end
    return "".join([*parts, html[done:]])


def write(tag: Tag, **attributes: str) -> Edit:
    """Return the edit that writes `tag` with these attributes set; the others stay as they are."""
    merged = {**dict(tag.opening.attrs), **attributes}
    words = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in merged.items()
    )
    return Edit(tag.start, tag.end, f"<{tag.opening.name}{words}>")
