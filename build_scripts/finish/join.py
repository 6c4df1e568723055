"""Joins the parts of the tool's worker into the one file that a browser loads."""

import shutil
from pathlib import Path

FOLDER = "assets/tool/worker"


def join(root: Path) -> None:
    """Put the parts, in the order of their names, into `assets/tool/worker.js` below `root`."""
    folder = root / FOLDER
    if not folder.is_dir():  # joined already
        return
    parts = [path.read_text("utf-8") for path in sorted(folder.glob("*.js"))]
    folder.with_suffix(".js").write_text("\n".join(parts), "utf-8")
    shutil.rmtree(folder)
