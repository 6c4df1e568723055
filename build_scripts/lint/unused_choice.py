"""A choice of a question that no rule, remedy or example can tell from another one.

A reader would be made to weigh two answers that lead to the same place; often it means that a
cause is still missing.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from build_scripts.compile import terms_used
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "unused-choice"
LEVEL = "warning"


def find(checked: Checked) -> Iterator[Problem]:
    """Every choice that no condition and no example names, beside another of that kind."""
    named = _named(checked)
    for name, question in checked.policy["questions"].items():
        options = question["computed"]["options"]
        if question["type"] not in ("choice", "choices") or name in _repaired(checked):
            continue
        rest = [option for option in options if option not in named[name]["rules"]]
        for option in rest:
            if len(rest) < 2 or option in named[name]["examples"]:
                continue
            other = next(one for one in rest if one != option)
            yield Problem(
                _mark(checked, name, question, option), ID,
                f"没有规则能把“{option}”和“{other}”分开，也没有例子用到它。",
                f"no rule tells “{option}” from “{other}”, and no example uses it.",
                "在条件或例子里用上它，或并成一个选项。",
                "use it in a condition or an example, or make one choice of the two.",
            )  # fmt: skip


def _named(checked: Checked) -> dict[str, dict[str, set[Any]]]:
    """For each question the choices that conditions and examples name."""
    named: dict[str, dict[str, set[Any]]] = defaultdict(lambda: {"rules": set(), "examples": set()})
    for tree in terms_used.conditions(checked.policy):
        for leaf in terms_used.leaves(tree):
            for question, option in _literals(checked, leaf):
                named[question]["rules"].add(option)
    for cause in checked.policy["causes"].values():
        for example in cause["examples"]:
            for question, answer in example["answers"].items():
                named[question]["examples"].update(answer if isinstance(answer, list) else [answer])
    return named


def _literals(checked: Checked, leaf: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The choices that a comparison sets apart, with their question."""
    sides = [leaf[key] for key in ("left", "right", "item", "set") if key in leaf]
    asked = [side["q"] for side in sides if "q" in side and "attr" not in side]
    literal = [side["lit"] for side in sides if "lit" in side] + leaf.get("items", [])
    yield from ((question, option) for question in asked for option in literal)
    if len(asked) == 2:  # two questions compared: each choice is set apart from the others
        for question in asked:
            for option in checked.policy["questions"][question]["computed"]["options"]:
                yield question, option


def _repaired(checked: Checked) -> set[str]:
    remedies = [r for cause in checked.policy["causes"].values() for r in cause["remedies"]]
    return {remedy["repairs"] for remedy in remedies if "repairs" in remedy}


def _mark(checked: Checked, name: str, question: dict[str, Any], option: str) -> Any:
    position = question["computed"]["options"].index(option)
    if "choices_from" in question:
        return checked.files.mark("materials", question["choices_from"], "defects", position, "id")
    return checked.files.mark("questions", name, "choices", position, "id")
