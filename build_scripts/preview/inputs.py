"""What people edit: which files the preview looks at, and what an edit of each calls for."""

import hashlib
from pathlib import Path

from build_scripts.read import schema
from build_scripts.render.environment import HERE, words

Snapshot = dict[Path, tuple[int, int]]
_CONFIGS = ("mkdocs.yml", "mkdocs.en.yml")
_FOLDERS = ("policy_data", "docs")


def snapshot(root: Path) -> Snapshot:
    """Time and size of every file that people edit.

    Looking again and again is enough for some hundreds of files, and sees every kind of saving;
    """
    paths = [root / name for name in _CONFIGS]
    for folder in [*(root / name for name in _FOLDERS), HERE]:
        paths += [path for path in folder.rglob("*") if path.suffix not in (".py", ".pyc")]
    found: Snapshot = {}
    for path in paths:
        try:
            state = path.stat()
        except FileNotFoundError:  # an editor was just replacing it
            continue
        if path.is_file():
            found[path] = (state.st_mtime_ns, state.st_size)
    return found


def changed(before: Snapshot, after: Snapshot) -> set[Path]:
    """The files that were written, made or removed between two looks."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def is_global(root: Path, paths: set[Path]) -> bool:
    """Whether a change can show on every page: navigation, settings, theme, pictures."""
    docs = root / "docs"
    return any(
        path.name in _CONFIGS or (path.is_relative_to(docs) and path.suffix != ".md")
        for path in paths
    )


def touches_policy(root: Path, paths: set[Path]) -> bool:
    """Whether generated pages must be made anew: policy, templates or their words changed."""
    return any(p.is_relative_to(root / "policy_data") or p.is_relative_to(HERE) for p in paths)


def forget(paths: set[Path]) -> None:
    """Drop what the build keeps of files that changed."""
    if any(path.suffix == ".json" for path in paths):
        schema.forget()
    words.cache_clear()


def digests(docs: Path) -> dict[str, str]:
    """Every Markdown page of a language with the digest of its text."""
    return {
        path.relative_to(docs).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(docs.rglob("*.md"))
    }
