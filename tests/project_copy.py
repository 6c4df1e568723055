"""A copy of what people edit, for tests that edit it and build it."""

import shutil
from pathlib import Path

from build_scripts.generator import CONFIGS
from build_scripts.read import translations
from build_scripts.site import ROOT


def copy_project(target: Path) -> Path:
    """Copy settings, hand-written pages, theme and policy into a folder.

    Without the record of translations: these tests edit texts in one language.
    """
    for name in CONFIGS:
        shutil.copyfile(ROOT / name, target / name)
    shutil.copytree(
        ROOT / "policy_data", target / "policy_data",
        ignore=shutil.ignore_patterns(translations.NAME),
    )  # fmt: skip
    for name in ("theme", "zh", "en"):
        shutil.copytree(ROOT / "docs" / name, target / "docs" / name)
    return target


def replace(path: Path, old: str, new: str) -> None:
    """Edit a file as a person would; the text to be replaced must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
