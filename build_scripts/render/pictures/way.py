"""The way from certification to payment, with the four places where it breaks."""

from build_scripts.render.pictures.drawing import WIDTH, Page, Picture, Shape

STEPS = ("certify", "file", "settle", "claim")
_LEFT, _INNER = 8, 22


def way(page: Page, up: str) -> Picture:
    """Four steps one below the other; between them what breaks there.

    Args:
        page: the page it stands on.
        up: leads from the page to the root of its language.
    """
    picture = Picture("way", page.word("picture_way"), page.word("picture_way_told"))
    y = 4.0
    for number, step in enumerate(STEPS, 1):
        top = y
        inner = WIDTH - 2 * _INNER
        y = picture.text(
            _INNER, y + 8, f"{number}. {page.word('picture_way_' + step)}", inner, "strong",
            href=f"{up}steps/{step}.html",
        )  # fmt: skip
        y = picture.text(_INNER, y, page.word(f"picture_way_{step}_who"), inner, "soft")
        picture.box(_LEFT, top, WIDTH - 2 * _LEFT, y + 8 - top, "step")
        y = _broken(picture, y + 8, page.word(f"picture_way_{step}_breaks"))
    top = y
    y = picture.text(_INNER, y + 8, page.word("picture_way_end"), WIDTH - 2 * _INNER, "strong")
    picture.box(_LEFT, top, WIDTH - 2 * _LEFT, y + 8 - top, "end")
    picture.height += 4
    return picture


def _broken(picture: Picture, y: float, text: str) -> float:
    """The gap below a step: an arrow, crossed out, and what goes wrong there."""
    top = y
    bottom = max(picture.text(60, y + 6, text, WIDTH - 76 - _LEFT, "break"), y + 34) + 8
    picture.shapes.append(Shape("arrow", 30, top, 0, bottom - top, "way"))
    picture.shapes.append(Shape("break", 30, (top + bottom) / 2 - 4, 9, 9, "break"))
    picture.height = max(picture.height, bottom)
    return bottom
