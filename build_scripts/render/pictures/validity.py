"""The validity of a filing on a time line: before it, within it, after it; long-term has no end."""

from itertools import pairwise

from build_scripts.render.pictures.drawing import SIZE, WIDTH, Page, Picture, Shape, Words

PARTS = {"temporary": ("before", "within", "after"), "long-term": ("before", "within")}
_LASTS = "temporary_filing_months"
_LEFT, _START, _END = 12, 110, 262
"""Where the line begins, where a filing starts, and where it ends, in units from the left."""


def validity(page: Page, _up: str) -> Picture:
    """Two lines one below the other: a temporary filing, which ends, and a long-term one.

    Args:
        page: the page it stands on.
        _up: leads from the page to the root of its language; nothing here links.
    """
    picture = Picture("validity", page.word("picture_validity"), page.word("picture_validity_told"))
    y = 4.0
    for kind in PARTS:
        y = picture.text(
            _LEFT, y, page.word(f"picture_validity_{kind}"), WIDTH - 2 * _LEFT, "strong"
        )
        y = _line(picture, y + 8, ends=kind == "temporary")
        y = _below(picture, y, page, kind) + 16
    picture.height = y - 8
    return picture


def _line(picture: Picture, y: float, *, ends: bool) -> float:
    """The line itself, its parts numbered as the words below it are."""
    last = WIDTH - _LEFT
    edges = [_LEFT, _START, _END, last] if ends else [_LEFT, _START, last]
    for number, (left, right) in enumerate(pairwise(edges), 1):
        picture.box(left, y, right - left, 24, "inside" if number == 2 else "outside")
        middle = (left + right) / 2
        picture.words.append(Words(middle, y + 18, str(number), "strong", "middle"))
    for x in edges[1:-1]:
        picture.shapes.append(Shape("line", x, y - 4, 0, 32, "edge"))
    return y + 30


def _below(picture: Picture, y: float, page: Page, kind: str) -> float:
    """What holds in each part of the line, one below the other so that the words fit."""
    for number, part in enumerate(PARTS[kind], 1):
        told = page.word(f"picture_validity_{kind}_{part}", months=page.value_of(_LASTS))
        picture.words.append(Words(_LEFT, y + SIZE, str(number), "strong"))
        y = picture.text(_LEFT + 18, y, told, WIDTH - 2 * _LEFT - 18)
    return y
