"""Prints the house: every folder along the river, every file with the sentence it opens with.

A file without such a sentence is a fault that the tests find, except where its form allows none.
"""

import ast
import json
import re
import subprocess
from collections import Counter
from pathlib import Path, PurePosixPath

RIVER = (
    "", ".ci", "policy_data", "build_scripts", "build_scripts/read", "build_scripts/compile",
    "build_scripts/lint", "checker", "build_scripts/render", "docs", "build_scripts/runtime",
    "build_scripts/finish", "build_scripts/publish", "build_scripts/host", "build_scripts/setup",
    "tests",
)  # fmt: skip
"""Folders in the order in which a fact travels; others stand behind the one they begin with."""
MUTE = {
    ".python-version": "The Python that everything here runs on.",
    ".npmrc": "How npm writes its lock file here.",
    "package-lock.json": "The browser packages, locked with their hashes.",
    "requirements.txt": "requirements.in resolved, locked with hashes.",
    "build_scripts/bench/peers/package-lock.json": "The benchmark's peer, locked.",
    "build_scripts/bench/peers/requirements.txt": "requirements.in beside it resolved, locked.",
    "build_scripts/bench/peers/wheels.txt": "wheels.in beside it, locked with hashes.",
    "LICENSE": "The licence of the code.",
    "LICENSE-DATA": "The licence of the policy data and the texts.",
}
"""Files whose form has no room for a sentence, and the sentence they would say."""
_DATA = "data for tests"
PICTURES = (".svg", ".png")
_MARK = re.compile(r"^\s*(?:#!.*\n)?\s*(?:\{#-?|/\*+|//|--|#|<!--)\s*(.+)")
_CLOSE = re.compile(r"\s*(?:-?#\}|\*/|-->)\s*$")
_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)")
_TAG = re.compile(r"</?[a-z][^>]*>")
_ANCHOR = re.compile(r"\s*\{ ?[#.][^}]*\}\s*$")


def committed(root: Path) -> list[str]:
    """Every committed file, below the root."""
    command = ["git", "-C", str(root), "ls-files", "-z"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return sorted(name for name in listed.split("\0") if name and (root / name).is_file())


def is_data(name: str) -> bool:
    """Whether a file is data (an entry, an example), which its folder's schema or test explains."""
    parts = PurePosixPath(name).parts
    return (parts[0] == "policy_data" and len(parts) > 2 and name.endswith(".yml")) or (
        parts[0] == "tests" and name.endswith((".yml", ".yaml", ".json", ".txt"))
    )  # fmt: skip


def sentence(root: Path, name: str) -> str:
    """The sentence a file opens with, or an empty text; an entry's is that of its schema."""
    if name in MUTE:
        return MUTE[name]
    path = root / name
    if path.suffix in PICTURES:
        return f"Picture: {path.stem}."
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        told = ast.get_docstring(ast.parse(text)) or ""
        return told.split("\n\n")[0].replace("\n", " ")
    if path.suffix == ".json":
        value = json.loads(text)
        return str(value.get("title") or value.get("description") or "")
    if schema := _SCHEMA.match(text):
        return sentence(root, (path.parent / schema[1]).resolve().relative_to(root).as_posix())
    found = _MARK.match(_FRONT.sub("", text, count=1))
    return _ANCHOR.sub("", _TAG.sub("", _CLOSE.sub("", found[1]))) if found else ""


def house(root: Path) -> str:
    """The map as text: folders along the river, data counted and not listed."""
    folders: dict[str, list[str]] = {}
    for name in committed(root):
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    lines: list[str] = []
    for folder, inside in _gathered(folders).items():
        lines.append(f"\n{folder or '.'}/")
        for name in (name for name in inside if not is_data(name)):
            told = sentence(root, name)
            if told or not name.endswith("__init__.py"):
                lines.append(f"  {PurePosixPath(name).name:28} {told}")
        if data := [name for name in inside if is_data(name)]:
            entries = folder.startswith("policy_data/")
            lines.append(f"  {_counted(data):28} {sentence(root, data[0]) if entries else _DATA}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _gathered(folders: dict[str, list[str]]) -> dict[str, list[str]]:
    """Folders in the order of the river; tests' folders of nothing but data stand as one, `*`."""
    parents = {
        folder: folder.rpartition("/")[0]
        for folder, names in folders.items()
        if folder.startswith("tests/") and all(map(is_data, names))
    }
    together = Counter(parents.values())
    shown: dict[str, list[str]] = {}
    for folder in sorted(folders, key=_place):
        parent = parents.get(folder)
        place = f"{parent}/*" if parent and together[parent] > 1 else folder
        shown.setdefault(place, []).extend(folders[folder])
    return shown


def _counted(data: list[str]) -> str:
    """How many files of data there are of each kind, by name where one name stands for many."""
    names = Counter(PurePosixPath(name).name for name in data)
    kinds = Counter(f".{name.rpartition('.')[2]}" for name in names.elements())
    few = len(names) <= len(kinds) + 1 and len(data) > len(names)
    return ", ".join(f"{count} x {name}" for name, count in (names if few else kinds).items())


def _place(folder: str) -> tuple[int, str]:
    """Where a folder stands: by the longest name in the river that it begins with."""
    homes = [home for home in RIVER if folder == home or (home and folder.startswith(f"{home}/"))]
    return (RIVER.index(max(homes, key=len)) if homes else len(RIVER), folder)
