"""What a picture is made of: boxes, lines and words on a sheet as wide as a phone."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Page(Protocol):
    """What a picture takes from its page: words of its language, and rules put into words."""

    def word(self, name: str, /, **slots: str) -> str:
        """A word or sentence by name, its slots filled."""

    def value_of(self, parameter: str) -> str:
        """A parameter's value in the whole country, in words."""


WIDTH = 360
"""Units across; a phone shows about one pixel a unit."""
SIZE, LEADING = 16, 22
"""Height of letters and of a line of them, in units."""
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\uffef“”‘’…]")
_PIECES = re.compile(r"[\u2e80-\uffef“”]|[^\s\u2e80-\uffef“”]+|\s+")
_NOT_FIRST = "，。、；：！？）》”"


class Shape(NamedTuple):
    """One thing to draw: its kind (box, line, arrow, break), its place, its look (a CSS class)."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    look: str


class Words(NamedTuple):
    """One line of text: its place, its look, where it is anchored, where it leads."""

    x: float
    y: float
    text: str
    look: str
    anchor: str = "start"
    href: str | None = None


@dataclass
class Picture:
    """A picture: what it is called, what it shows (for those who do not see it), what it holds."""

    name: str
    title: str
    told: str
    height: float = 0
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """A box with round corners."""
        self.shapes.append(Shape("box", x, y, width, height, look))
        self.height = max(self.height, y + height)

    def text(
        self, x: float, y: float, text: str, width: float, look: str = "plain", *,
        anchor: str = "start", href: str | None = None,
    ) -> float:  # fmt: skip
        """Lines of text from a top edge down; returns the edge below them."""
        for line in wrapped(text, width):
            self.words.append(Words(x, y + SIZE, line, look, anchor, href))
            y += LEADING
        self.height = max(self.height, y)
        return y


def width_of(text: str) -> float:
    """About how wide a text is, in units: a Chinese character is a square, a Latin letter half."""
    wide = len(_WIDE.findall(text))
    return SIZE * (wide + 0.54 * (len(text) - wide))


def wrapped(text: str, width: float) -> list[str]:
    """A text in lines no wider than `width` units: Chinese between characters, Latin between words.

    A mark that closes a phrase never begins a line.
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if line and width_of(line + piece.rstrip()) > width and piece not in _NOT_FIRST:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or piece.strip() else ""
    return [*lines, line.rstrip()] if line.strip() else lines
