"""Texts of which nobody has said that both languages were read together.

Only recorded pairs can be told apart from stale ones later, so new and changed texts are recorded.
"""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from build_scripts.read.translations import pairs

ID = "translation-unrecorded"
LEVEL = "warning"


def find(checked: Checked) -> Iterator[Problem]:
    """Every entry with a pair of texts that is not in the record, if the policy keeps one."""
    record = checked.files.translations
    if not record:
        return
    for folder, name, file in checked.files.all():
        new = len(pairs(file.data) - record.get(f"{folder}/{name}", frozenset()))
        if new:
            yield Problem(
                checked.files.mark(folder, name), ID,
                f"有 {new} 段文字还没有记下两种语言已经对照过。",
                f"{new} text(s) are not recorded as read in both languages.",
                "两种语言对照读过之后，运行 make translations。",
                "read both languages side by side, then run `make translations`.",
            )  # fmt: skip
