"""Writes the generated pages beside the hand-written ones: changed bytes only, orphans removed."""

from pathlib import Path

from build_scripts.render import decide
from build_scripts.render.environment import FOLDERS
from build_scripts.render.pages import Pages


def write(pages: dict[str, Pages], docs: Path) -> int:
    """Write the pages of every language below `docs`; returns how many files changed.

    Only the generated folders and files are touched; what people wrote by hand stays.
    """
    changed = 0
    for lang, made in pages.items():
        home = docs / lang
        for name, text in made.items():
            changed += _put(home / name, text)
        for folder in (*FOLDERS.values(), decide.FOLDER):
            for path in (home / folder).glob("*.md"):
                if f"{folder}/{path.name}" not in made:
                    path.unlink()
                    changed += 1
    return changed


def _put(path: Path, text: str) -> bool:
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
