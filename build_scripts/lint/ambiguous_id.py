"""An id that could mean two things, or that a condition or a text could never name.

An id is the file's name, the page, the anchor and the finding's code at once (the reader of the
files refuses names of another form: `file-name`). Here: ids that repeat inside an entry, so that
one label would hide the other; ids that mean something else already; and ids of questions and
parameters that the language of conditions cannot write.
"""

from collections.abc import Iterator
from keyword import iskeyword
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.nodes import nodes
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import Problem
from checker.answers import UNKNOWN
from checker.context import OTHER
from checker.texts import NEVER, PLACEHOLDER

ID = "ambiguous-id"
LEVEL = "error"

_OF_CONDITIONS = ("area", "any", "param")
_INDEX = "index"
"""Every noun with pages has a page of this name that lists them."""


def find(checked: Checked) -> Iterator[Problem]:
    """Every id that is taken, repeated or impossible to write."""
    for folder, name, file in checked.files.all():
        if _taken(folder, name):
            yield Problem(
                file.mark(()), ID, f"编号“{name}”另有含义。",
                f"the id “{name}” means something else already.",
                "给文件换一个名字。", "give the file another name.",
            )  # fmt: skip
        elif not _writable(folder, name):
            yield Problem(
                file.mark(()), ID, f"条件式和文字里写不出“{name}”。",
                f"“{name}” cannot be written in a condition or a text.",
                "问题和参数的编号用小写字母和下划线，例如 filing_kind。",
                "name questions and parameters in small letters and _, such as filing_kind.",
            )  # fmt: skip
        for path, value in nodes(file.data):
            for position, item in _repeated(value):
                yield Problem(
                    file.mark((*path, position, "id")), ID, f"编号“{item}”在这里出现了两次。",
                    f"the id “{item}” stands here twice.", "改其中一个。", "change one of them.",
                )  # fmt: skip
            if isinstance(value, dict) and value.get("id") == UNKNOWN:
                yield Problem(
                    file.mark((*path, "id")), ID, "unknown 表示“不知道”，不能作选项。",
                    "“unknown” stands for “I don't know” and cannot be a choice.",
                    "换一个编号。", "choose another id.",
                )  # fmt: skip


def _taken(folder: str, name: str) -> bool:
    if folder in ("questions", "parameters"):
        return name in _OF_CONDITIONS or iskeyword(name)
    return name in (_INDEX, OTHER, UNKNOWN, NEVER) and folder in NOUNS


def _writable(folder: str, name: str) -> bool:
    if folder == "parameters":
        return PLACEHOLDER.fullmatch(f"{{param.{name}}}") is not None
    return folder != "questions" or name.isidentifier()


def _repeated(value: Any) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for position, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            if item["id"] in seen:
                yield position, item["id"]
            seen.add(item["id"])
