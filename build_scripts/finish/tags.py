"""Reads the tags of a page: fast where it is written regularly, else by the standard parser.

A page is regular if it consists, from its first character to its last, of what every HTML parser
reads in the same way: text, plain start and end tags with quoted attributes, plain comments, and
scripts in which no tag seems to end. The generator writes such pages. Anything unusual in any
place leaves the whole page to `html.parser`, which reads everything and is slow.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from .markup import Attrs, Opening, Tag

_NAME = r"[a-zA-Z_:][-a-zA-Z0-9_:.]*+"
_VALUE = r"[^\"<>&]*+(?:&(?:amp|lt|gt|quot|#[0-9]{1,6});[^\"<>&]*+)*+"
_ATTRIBUTES = rf'(?:[ \n]++{_NAME}(?:="{_VALUE}")?+)*+'
_COMMENT = r"!--(?!-?>)(?:[^-]++|-(?!-))*+--"
# What stands in these is no markup, or parsers disagree; `title` has a form of its own below.
_SPECIAL = r"script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext"
_PIECE = re.compile(
    rf"([^<]*+(?:<(?:/[a-zA-Z][-a-zA-Z0-9]*+|!doctype html|{_COMMENT})>[^<]*+)*+)"
    rf"(?:(<(?!{_SPECIAL})[a-z][-a-z0-9]*+{_ATTRIBUTES}[ \n]*+/?>|<title>(?=[^<]*+</title>))"
    rf"|(<script{_ATTRIBUTES}>)([^<]*+(?:<(?![/!])[^<]*+)*+)(?=</script>)|\Z)"
)
"""Everything up to the next start tag, and that tag; or a script and its text; or the end."""
_ATTRIBUTE = re.compile(rf'[ \n]({_NAME})(?:="([^"]*)")?')
_END_OF_NAME = re.compile(r"[ \n/>]")
Wanted = Callable[[Opening], bool]


def every(_opening: Opening) -> bool:
    """Want every tag."""
    return True


def tags(html: str, wanted: Wanted = every) -> list[Tag]:
    """Return the start tags of a page, in order; of those that say something `wanted` only.

    Args:
        html: the page.
        wanted: tells by what a tag says whether it is looked for; asked once for equal tags.
    """
    found = tags_of_regular_page(html, wanted)
    return tags_of_any_page(html, wanted) if found is None else found


def tags_of_regular_page(html: str, wanted: Wanted = every) -> list[Tag] | None:
    """Return the tags of a page that is written regularly, and None of any other."""
    found: list[Tag] = []
    at = 0
    for before, plain, script, text in _PIECE.findall(html):
        at += len(before)
        if written := plain or script:
            start, at = at, at + len(written)
            if opening := _chosen(written, wanted):
                line = html.count("\n", 0, start) + 1
                found.append(Tag(opening, start, at, line, text))
            at += len(text)
    return found if at == len(html) else None  # else something unusual lies between two pieces


@lru_cache(maxsize=1 << 16)
def _chosen(written: str, wanted: Wanted) -> Opening | None:
    """What a regular start tag says, if it is wanted; most tags are on many pages, as written."""
    name = _END_OF_NAME.split(written, maxsplit=1)[0][1:]
    pairs = [(key.lower(), unescape(value)) for key, value in _ATTRIBUTE.findall(written)]
    opening = Opening(name, _first_of_each(pairs))
    return opening if wanted(opening) else None


def tags_of_any_page(html: str, wanted: Wanted = every) -> list[Tag]:
    """Return the tags of a page as the standard parser sees them."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return [tag for tag in reader.tags if wanted(tag.opening)]


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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        end = start + len(self.get_starttag_text() or "")
        text = ""
        if tag in ("script", "style"):
            close = self._lower.find(f"</{tag}", end)
            text = self._html[end : close if close >= 0 else len(self._html)]
        pairs = [(name, value or "") for name, value in attrs]
        self.tags.append(Tag(Opening(tag, _first_of_each(pairs)), start, end, line, text))


def _first_of_each(pairs: list[tuple[str, str]]) -> Attrs:
    """The attributes as a browser keeps them: of two with the same name the first."""
    found: dict[str, str] = {}
    for name, value in pairs:
        found.setdefault(name, value)
    return tuple(found.items())
