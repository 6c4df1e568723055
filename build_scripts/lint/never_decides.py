"""A condition that comes out the same whatever is answered: never, or always.

A cause that can never hold is never found, one that always holds is told to everybody, and a remedy
under an impossible condition is never read. Usually an `and` was meant as an `or`, or two
conditions of one cause exclude each other.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.lint.supposed import can_be
from build_scripts.read.problems import Path_, Problem
from checker.truth import Truth

ID = "never-decides"
LEVEL = "error"

Tree = dict[str, Any]


def find(checked: Checked) -> Iterator[Problem]:
    """Every condition of a cause, a remedy or a question that has only one outcome."""
    for name, cause in checked.policy["causes"].items():
        yield from _cause(checked, name, cause["computed"])
    for name, question in checked.policy["questions"].items():
        bound = question["computed"].get("at_least")
        if bound:
            yield from _one(checked, "questions", name, ("at_least", "when"), bound["when"])
        applies = question["computed"].get("applies")
        if applies:
            yield from _one(checked, "questions", name, ("applies",), applies)


def _cause(checked: Checked, name: str, computed: dict[str, Any]) -> Iterator[Problem]:
    scope = computed.get("applies")
    if scope:
        told = list(_one(checked, "causes", name, ("applies",), scope))
        if told:
            yield from told
            return
    told = list(_one(checked, "causes", name, ("when",), computed["when"], scope))
    yield from told
    for position, condition in enumerate(computed["remedies"]):
        if condition and not told:
            path = ("remedies", position, "when")
            yield from _one(checked, "causes", name, path, condition, computed["rule"])


def _one(
    checked: Checked,
    folder: str,
    name: str,
    path: Path_,
    condition: Tree,
    given: Tree | None = None,
) -> Iterator[Problem]:
    """A condition's single outcome, among the answers for which `given` holds."""
    mark = checked.files.mark(folder, name, *path)
    within = [given] if given else []
    zh = "在前面的条件成立时，" if given else "无论怎样回答，"
    en = "where the conditions before it hold, " if given else "whatever is answered, "
    held = {"op": "all", "of": [*within, condition]}
    if can_be(held, Truth.YES, checked.policy) is False:
        yield Problem(
            mark, ID, f"{zh}这个条件都不会成立。", f"{en}this condition can never hold.",
            "检查 and / or / not 和比较的值，看是不是互相排斥。",
            "check and / or / not and the values: do they exclude each other?",
        )  # fmt: skip
        return
    failed = {"op": "all", "of": [*within, {"op": "not", "of": [condition]}]}
    if can_be(failed, Truth.YES, checked.policy) is False:
        yield Problem(
            mark, ID, f"{zh}这个条件总是成立。", f"{en}this condition always holds.",
            "检查 and / or / not 和比较的值；真的总成立就删去它。",
            "check and / or / not and the values; if it is meant so, delete it.",
        )  # fmt: skip
