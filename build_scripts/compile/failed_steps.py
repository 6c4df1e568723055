"""The steps that a person can name as the one that failed, and the steps that can block each."""

from build_scripts.compile.policy import Compiled
from checker.conditions import evaluate
from checker.context import Context
from checker.truth import Truth


def failed_steps(policy: Compiled) -> dict[str, list[str]]:
    """For each step that can be named as the failed one: the steps whose causes can block it.

    The question that names it is the one whose choices are steps.
    """
    for name, question in policy["questions"].items():
        options = question["computed"]["options"]
        if options and question["type"] == "choice" and set(options) <= set(policy["steps"]):
            return {option: _blocking(policy, name, option) for option in options}
    return {}


def _blocking(policy: Compiled, question: str, option: str) -> list[str]:
    case = Context(policy, {question: option}, "9999-12-31")
    possible = {
        cause["step"]
        for cause in policy["causes"].values()
        if evaluate(cause["computed"]["rule"], case).truth is not Truth.NO
    }
    return sorted(possible, key=lambda name: policy["steps"][name]["order"])
