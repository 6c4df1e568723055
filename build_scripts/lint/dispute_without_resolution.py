"""A dispute that says nothing, or that follows a rule which is not there.

Readers are told what is disputed and what this site goes by. So a claim must differ from the rule,
a rule that is followed must be there, each fact has one dispute at most, and where nobody is
followed the reader needs a question to put to the office.
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
    for name, dispute in checked.policy["disputes"].items():
        ask = dispute["ask"]
        if dispute["follow"] == "nobody" and not (_asks(ask["zh"]) and _asks(ask["en"])):
            yield Problem(
                checked.files.mark("disputes", name, "ask"), ID,
                "没有定论时，ask 要写成可以直接问的问题。",
                "where nobody is followed, ask must be a question that can be put as it stands.",
                "写成以问号结尾的问句。", "write a question, ending in a question mark.",
            )  # fmt: skip
        yield from (
            _of_facts(checked, name, dispute)
            if "parameter" in dispute
            else _of_words(checked, name, dispute)
        )


def _of_words(checked: Checked, name: str, dispute: dict[str, Any]) -> Iterator[Problem]:
    """A dispute about no parameter: the rule that is followed stands in words."""
    if dispute["follow"] == "rule" and "rule" not in dispute:
        yield Problem(
            checked.files.mark("disputes", name, "follow"), ID,
            "follow 写的是 rule，但没有写从的是哪一句。",
            "follow says rule, but the rule that is followed is not written down.",
            "补上 rule: {text, source}，或改成 follow: nobody。",
            "add rule: {text, source}, or write follow: nobody.",
        )  # fmt: skip


def _of_facts(checked: Checked, name: str, dispute: dict[str, Any]) -> Iterator[Problem]:
    parameter, regions = dispute["parameter"], dispute["about"].get("regions", ())
    if not regions:
        yield Problem(
            checked.files.mark("disputes", name, "about"), ID,
            f"没有写是哪个地区的“{parameter}”。",
            f"it is not said whose “{parameter}” is disputed.",
            "在 about.regions 里写地区编号。", "name the regions in about.regions.",
        )  # fmt: skip
    for region in regions:
        yield from _look(checked, name, region, dispute)


def _look(checked: Checked, name: str, region: str, dispute: dict[str, Any]) -> Iterator[Problem]:
    parameter = dispute["parameter"]
    rules = _rules(checked, region, parameter)
    other = checked.policy["regions"][region]["computed"]["disputes"].get(parameter, name)
    if other != name:
        yield Problem(
            checked.files.mark("disputes", name, "parameter"), ID,
            f"“{region}”的“{parameter}”已经写在“{other}”里。",
            f"“{other}” is already about the “{parameter}” of “{region}”.",
            "把两项并成一项。", "make one of the two.",
        )  # fmt: skip
    if dispute["follow"] == "rule" and not rules:
        yield Problem(
            checked.files.mark("disputes", name, "follow"), ID,
            f"follow 写的是 rule，但“{region}”没有现行的“{parameter}”。",
            f"follow says rule, but no “{parameter}” is in force in “{region}”.",
            "在这个地区或上级地区的 facts 里写上规定，或改成 follow: nobody。",
            "add the rule to the facts of this region or one above, or write follow: nobody.",
        )  # fmt: skip
    claims = [facts.stated(claim["value"]) for claim in dispute["claims"] if "value" in claim]
    if len(claims) < len(dispute["claims"]):
        yield Problem(
            checked.files.mark("disputes", name, "claims"), ID,
            "有 parameter 的争议，每种说法都要写 value。",
            "in a dispute with a parameter each claim states a value.",
            "补上 value，或去掉 parameter。", "add the value, or take the parameter away.",
        )  # fmt: skip
    elif rules and all(claim == rule for claim in claims for rule in rules):
        yield Problem(
            checked.files.mark("disputes", name, "claims"), ID,
            f"各种说法与现行的“{parameter}”相同，没有争议。",
            f"the claims say the same as the “{parameter}” in force; nothing is disputed.",
            "删去这项争议，或改正数值。", "delete the dispute, or mend the value.",
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
