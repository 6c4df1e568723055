"""Where the page of an entry lies, as other pages and other programs link to it."""

from build_scripts.render.environment import FOLDERS, ON_ONE_PAGE

_GATHERED = {f"{noun}s": page for noun, page in ON_ONE_PAGE.items() if noun != "question"}
"""Folders whose entries stand on one page, each at its own anchor; a question is no such place."""


def page_of(folder: str, name: str) -> str | None:
    """The built page of an entry below a language's root, or None for nouns without pages."""
    if folder in FOLDERS.values():
        return f"{folder}/{name}.html"
    return f"{_GATHERED[folder]}.html#{name}" if folder in _GATHERED else None
