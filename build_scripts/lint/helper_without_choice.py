"""A helper of the form whose outcome is no choice of its question: pressing it would do nothing."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.identity import OUTCOMES

ID = "helper-without-choice"
LEVEL = "error"

_OUTCOMES = {"identity-number": OUTCOMES}


def find(checked: Checked) -> Iterator[Problem]:
    """Every question with a helper that lacks a choice for one of its outcomes."""
    for name, question in checked.policy["questions"].items():
        outcomes = _OUTCOMES.get(question.get("helper", ""), ())
        options = question["computed"]["options"] if question["type"] == "choice" else ()
        lacking = [outcome for outcome in outcomes if outcome not in options]
        if lacking:
            listed = ", ".join(lacking)
            yield Problem(
                checked.files.mark("questions", name, "helper"), ID,
                f"核对结果没有对应的选项：{listed}。",
                f"outcomes of the helper without a choice: {listed}.",
                f"type 写 choice，choices 里写上这些编号：{listed}。",
                f"let the type be choice, and add choices with these ids: {listed}.",
            )  # fmt: skip
