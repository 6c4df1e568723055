"""Checks the link on each page to the same page in the other language."""

from pathlib import Path

from .markup import Opening, Tag
from .page import is_foreign


def is_switch(tag: Opening) -> bool:
    """Tell a link to another language of this site.

    An absolute one, as on the 404 page, which is shown at any address, leads to the other home.
    """
    target = tag.get("href")
    return (
        tag.name == "a"
        and tag.has("hreflang")
        and not is_foreign(target)
        and not target.startswith("/")
    )


def problems(found: list[Tag], page: Path) -> list[str]:
    """Return the links that lead to no page; both languages share their file names."""
    targets = [tag.opening.get("href") for tag in found if is_switch(tag.opening)]
    return [
        f"no such page in the other language: {target}"
        for target in targets
        if not (page.parent / target.partition("#")[0]).exists()
    ]
