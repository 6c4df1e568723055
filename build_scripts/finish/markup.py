"""Finds the tags of a page with their places, so that one changes and the rest stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser


@dataclass(frozen=True)
class Tag:
    """A start tag with its attributes and place; script and style carry their text as well."""

    name: str
    attrs: dict[str, str]
    start: int
    end: int
    line: int
    text: str = ""

    def get(self, attribute: str) -> str:
        """Return the value of an attribute, or an empty text."""
        return self.attrs.get(attribute, "")


@dataclass(frozen=True)
class Edit:
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


class _Reader(HTMLParser):
    """Collects start tags; the standard parser knows line and column, edits need one offset."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._html = html
        self._lower = html.lower()
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.tags: list[Tag] = []

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        end = start + len(self.get_starttag_text() or "")
        found: dict[str, str] = {}
        for name, value in attrs:
            found.setdefault(name, value or "")  # a browser keeps the first of two equal attributes
        text = ""
        if tag in ("script", "style"):
            close = self._lower.find(f"</{tag}", end)
            text = self._html[end : close if close >= 0 else len(self._html)]
        self.tags.append(Tag(tag, found, start, end, self.getpos()[0], text))


def tags(html: str) -> list[Tag]:
    """Return every start tag of a page, in order."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.tags


def apply(html: str, edits: Iterable[Edit]) -> str:
    """Return `html` with the edits done; they must not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        html = html[: edit.start] + edit.text + html[edit.end :]
    return html


def write(tag: Tag, **attributes: str) -> Edit:
    """Return the edit that writes `tag` with these attributes set; the others stay as they are."""
    merged = {**tag.attrs, **attributes}
    words = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in merged.items()
    )
    return Edit(tag.start, tag.end, f"<{tag.name}{words}>")
