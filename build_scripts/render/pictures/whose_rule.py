"""What is settled by whose rule: the place of care says what counts, the home area how much."""

from build_scripts.render.pictures.drawing import WIDTH, Page, Picture

SIDES = ("care", "home", "hospital")
_LEFT, _INNER = 8, 22


def whose_rule(page: Page, _up: str) -> Picture:
    """Three boxes, each with who decides and what.

    Args:
        page: the page it stands on.
        _up: leads from the page to the root of its language; nothing here links.
    """
    picture = Picture("whose-rule", page.word("picture_whose"), page.word("picture_whose_told"))
    y = 4.0
    for side in SIDES:
        top, inner = y, WIDTH - 2 * _INNER
        y = picture.text(_INNER, y + 8, page.word(f"picture_whose_{side}"), inner, "strong")
        y = picture.text(_INNER, y, page.word(f"picture_whose_{side}_what"), inner)
        picture.box(_LEFT, top, WIDTH - 2 * _LEFT, y + 8 - top, side)
        y += 18
    picture.height = y - 6
    return picture
