"""A `{…}` in a text that names no parameter of a region: a reader would see the braces."""

import re
from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.texts import PLACEHOLDER

ID = "unknown-placeholder"
LEVEL = "error"

_BRACES = re.compile(r"[{}]")


def find(checked: Checked) -> Iterator[Problem]:
    """Every text with braces that are no placeholder, or with one that names no parameter."""
    known = {n for n, spec in checked.policy["parameters"].items() if spec["of"] == "region"}
    for mark, path, value in checked.walk():
        if not isinstance(value, str) or not path or path[-1] not in ("zh", "en"):
            continue
        wrong = set(PLACEHOLDER.findall(value)) - known
        if wrong or _BRACES.search(PLACEHOLDER.sub("", value)):
            names = ", ".join(f"{{param.{name}}}" for name in sorted(known))
            yield Problem(
                mark, ID,
                "文字里的 {…} 不是可用的占位符。", "a {…} in this text is no placeholder.",
                f"可用：{names}。", f"use one of {names}.",
            )  # fmt: skip
