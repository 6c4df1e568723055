"""An id that names no entry: a reader would meet a dead link, or a rule would rest on nothing."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from build_scripts.compile.regions import lineage
from build_scripts.lint.checked import Checked
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import Path_, Problem

ID = "unknown-reference"
LEVEL = "error"

# the key that holds a reference -> the noun's folder it refers to
_BY_KEY = {
    "source": "sources", "parent": "regions", "step": "steps", "choices_from": "materials",
    "repairs": "questions", "region": "regions", "disease": "diseases", "channel": "channels",
    "term": "terms", "cause": "causes", "material": "materials", "parameter": "parameters",
    "dispute": "disputes",
}  # fmt: skip
_BY_LIST = {"bring": "materials", "papers": "materials", **{folder: folder for folder in NOUNS}}
_BY_MAPPING = {"facts": "parameters", "limits": "parameters"}


def find(checked: Checked) -> Iterator[Problem]:
    """Every reference without an entry."""
    for mark, path, value in checked.walk():
        folder = _folder(path, value)
        if folder is None or value in checked.policy[folder]:
            continue
        yield _told(mark, value, folder, checked)
    for _folder_name, _name, file in checked.files.all():
        for path, mark in file.keys.items():
            folder = _BY_MAPPING.get(str(path[-2])) if len(path) > 1 else None
            if folder and path[-1] not in checked.policy[folder]:
                yield _told(mark, str(path[-1]), folder, checked)
    yield from _repairs(checked)
    for name, file in checked.files.files["regions"].items():
        parents = lineage(file.data.get("parent", ""), checked.policy["regions"])
        if name in parents:
            yield Problem(
                file.mark(("parent",)), ID, "上级地区绕成了一圈。", "the parents form a circle.",
                "让 parent 最终指向全国。", "let the parents lead to the nation.",
            )  # fmt: skip


def _repairs(checked: Checked) -> Iterator[Problem]:
    """A remedy that repeats a paper's repairs needs a question whose choices are its faults."""
    for name, cause in checked.policy["causes"].items():
        for at, remedy in enumerate(cause["remedies"]):
            question = checked.policy["questions"].get(remedy.get("repairs"))
            if question and "choices_from" not in question:
                yield Problem(
                    checked.files.mark("causes", name, "remedies", at, "repairs"), ID,
                    "这个问题的选项不是材料的缺陷。",
                    "this question's choices are no paper's faults.",
                    "写带 choices_from 的问题。", "name a question with choices_from.",
                )  # fmt: skip


def _folder(path: Path_, value: Any) -> str | None:
    if not isinstance(value, str) or not path or "answers" in path:
        return None
    last = path[-1]
    if isinstance(last, str):
        return _BY_KEY.get(last)
    return _BY_LIST.get(str(path[-2])) if len(path) > 1 else None


def _told(mark: Any, value: str, folder: str, checked: Checked) -> Problem:
    near = get_close_matches(value, list(checked.policy[folder]), n=1)
    path = f"policy_data/{folder}/{value}.yml"
    return Problem(
        mark, ID, f"{folder} 里没有“{value}”。", f"there is no “{value}” in {folder}.",
        f"是不是想写 {near[0]}？" if near else f"改编号，或新建 {path}。",
        f"did you mean {near[0]}?" if near else f"change the id, or add {path}.",
    )  # fmt: skip
