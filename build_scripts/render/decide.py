"""The decision pages: each step's causes as questions to go through by hand, from the rules."""

from typing import Any

from build_scripts.compile.failed_steps import failed_steps
from build_scripts.compile.policy import Compiled
from build_scripts.render.environment import PageTexts
from build_scripts.render.rule_words import RuleWords, asked, named_parameters
from checker.values import STRONG

FOLDER = "decide"
ROOT_REGION = "nation"
"""The pages show the values of the whole country; they say that a home region may differ."""
Sheet = dict[str, Any]


def sheets(policy: Compiled, lang: str, as_of: str) -> dict[str, Sheet]:
    """What each step's page holds, by step, in the order of the steps.

    A step gets a page if a cause belongs to it, or if a person can name it as the one that failed.
    """
    texts = PageTexts(policy, lang, as_of)
    words = in_words(policy, lang, as_of)
    failed = failed_steps(policy)
    found: dict[str, Sheet] = {}
    for step in sorted(policy["steps"], key=lambda name: policy["steps"][name]["order"]):
        members = {n: c for n, c in policy["causes"].items() if c["step"] == step}
        if not members and step not in failed:
            continue
        causes = [_item(policy, words, texts, name) for name in members]
        questions = dict.fromkeys(q for item in causes for q in item["questions"])
        order = sorted(questions, key=lambda name: policy["questions"][name]["order"])
        found[step] = {"causes": causes, "questions": order}
    return found


def in_words(policy: Compiled, lang: str, as_of: str) -> RuleWords:
    """Says conditions with the values of the whole country."""
    return RuleWords(policy, lang, PageTexts(policy, lang, as_of).value_in(ROOT_REGION))


def _item(policy: Compiled, words: RuleWords, texts: PageTexts, name: str) -> Sheet:
    cause = policy["causes"][name]
    computed = cause["computed"]
    return {
        "cause": name,
        "entry": cause,
        "said": words.said(computed["rule"]),
        "questions": list(asked(computed["rule"])),
        "surely": _is_settled(computed["rule"], texts),
        "first": _first(cause, words),
    }


def _is_settled(rule: dict[str, Any], texts: PageTexts) -> bool:
    """Whether the country's own rule decides every number in it; else it only may be the cause."""
    values = [texts.value_in(ROOT_REGION)(name) for name in named_parameters(rule)]
    return all(value.known and value.strength == STRONG for value in values)


def _first(cause: dict[str, Any], words: RuleWords) -> list[Sheet]:
    """The remedies up to the first that is for everybody, each with its condition in words."""
    steps: list[Sheet] = []
    for remedy, when in zip(cause["remedies"], cause["computed"]["remedies"], strict=True):
        steps.append({"remedy": remedy, "said": words.said(when) if when else None})
        if when is None:
            break
    return steps
