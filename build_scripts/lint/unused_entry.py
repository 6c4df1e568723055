"""An entry that nothing needs: a source, a question or a parameter without a use.

A reader would be shown a document that supports nothing, or asked for something without a use.
Regions, diseases, materials, causes, messages and other nouns with pages of their own are never
unused: their index leads to them.
"""

from collections.abc import Iterator

from build_scripts.compile import terms_used
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.texts import PLACEHOLDER

ID = "unused-entry"
LEVEL = "warning"

_TOLD = {
    "sources": ("没有内容引用这个来源。", "nothing rests on this source.",
                "在引用它的条目里写上 source，或删去这个文件。",
                "name it as the source of what it supports, or delete the file."),
    "questions": ("没有规则用到这个问题。", "no rule reads the answer to this question.",
                  "在某个原因的条件里用上它，或删去这个文件。",
                  "use it in the condition of a cause, or delete the file."),
    "parameters": ("没有规则、文字或地区用到这个参数。",
                   "no rule, text or region uses this parameter.",
                   "写进条件、文字占位或地区的 facts，或删去这个文件。",
                   "use it in a condition, a text or a region's facts, or delete the file."),
}  # fmt: skip


def find(checked: Checked) -> Iterator[Problem]:
    """Every source, question and parameter without a use."""
    used = {"sources": set(_values(checked, "source")), "questions": _questions(checked),
            "parameters": _parameters(checked)}  # fmt: skip
    for folder, names in used.items():
        for name in checked.policy[folder]:
            if name not in names:
                mark = checked.files.mark(folder, name)
                yield Problem(mark, ID, *_TOLD[folder])


def _values(checked: Checked, key: str) -> Iterator[str]:
    for _mark, path, value in checked.walk():
        if isinstance(value, str) and path and path[-1] == key:
            yield value


def _questions(checked: Checked) -> set[str]:
    read = {q for tree in terms_used.conditions(checked.policy) for q in terms_used.questions(tree)}
    return read | set(_values(checked, "repairs"))


def _parameters(checked: Checked) -> set[str]:
    used: set[str] = set()
    for tree in terms_used.conditions(checked.policy):
        used |= terms_used.parameters(tree) | terms_used.attributes(tree)
    for _mark, path, value in checked.walk():
        if isinstance(value, str):
            used.update(PLACEHOLDER.findall(value))
            if path and path[-1] == "parameter":  # a deadline or a dispute names it
                used.add(value)
        elif path:  # a fact or an attribute stands under its parameter's name
            used.add(str(path[-1]))
    return used
