"""A dispute that says nothing, or that follows a rule which is not there.

A region's page tells readers what is disputed and what this site goes by. So a claim must differ
from the rule, a rule that is followed must be in force, and where nobody is followed the reader
needs a question to put to the office.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker import facts

ID = "dispute-without-resolution"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every dispute without a difference, a rule to follow or a question to ask."""
    for name, region in checked.policy["regions"].items():
        for parameter, dispute in region.get("disputes", {}).items():
            yield from _look(checked, name, parameter, dispute)


def _look(
    checked: Checked, name: str, parameter: str, dispute: dict[str, Any]
) -> Iterator[Problem]:
    path = ("disputes", parameter)
    rules = _rules(checked, name, parameter)
    if dispute["follow"] == "rule" and not rules:
        yield Problem(
            checked.files.mark("regions", name, *path, "follow"), ID,
            f"follow 写的是 rule，但这里没有现行的“{parameter}”。",
            f"follow says rule, but no “{parameter}” is in force here.",
            "在这个地区或上级地区的 facts 里写上规定，或改成 follow: nobody。",
            "add the rule to the facts of this region or one above, or write follow: nobody.",
        )  # fmt: skip
    claims = [facts.stated(claim["value"]) for claim in dispute["claims"]]
    if rules and all(claim == rule for claim in claims for rule in rules):
        yield Problem(
            checked.files.mark("regions", name, *path, "claims"), ID,
            f"各种说法与现行的“{parameter}”相同，没有争议。",
            f"the claims say the same as the “{parameter}” in force; nothing is disputed.",
            "删去这项争议，或改正数值。", "delete the dispute, or mend the value.",
        )  # fmt: skip
    ask = dispute["ask"]
    if dispute["follow"] == "nobody" and not (_asks(ask["zh"]) and _asks(ask["en"])):
        yield Problem(
            checked.files.mark("regions", name, *path, "ask"), ID,
            "没有定论时，ask 要写成可以直接问的问题。",
            "where nobody is followed, ask must be a question that can be put as it stands.",
            "写成以问号结尾的问句。", "write a question, ending in a question mark.",
        )  # fmt: skip


def _asks(text: str) -> bool:
    return text.rstrip('”」" ').endswith(("?", "？"))


def _rules(checked: Checked, region: str, parameter: str) -> list[Any]:
    """The value in force there, the nearest region's; without a day, the ones that have no end."""
    for name in facts.lineage(checked.policy, region):
        stated = checked.policy["regions"][name].get("facts", {}).get(parameter, ())
        now = [
            facts.stated(fact["value"])
            for fact in stated
            if "valid_through" not in fact or fact["valid_through"] >= (checked.today or "9999")
        ]
        if now:
            return now
    return []
