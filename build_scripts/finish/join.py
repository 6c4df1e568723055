"""Joins the parts of a script of the tool into the one file that a browser loads."""

import shutil
from pathlib import Path

FOLDERS = ("assets/tool/early", "assets/tool/page", "assets/tool/worker")


def join(root: Path) -> None:
    """Put the parts, in the order of their names, into `assets/tool/worker.js` and the like."""
    for name in FOLDERS:
        folder = root / name
        if not folder.is_dir():  # joined already
            continue
        folder.with_suffix(".js").write_text(joined(folder), "utf-8")
        shutil.rmtree(folder)


def joined(folder: Path) -> str:
    """The scripts of a folder as one, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.js")))
