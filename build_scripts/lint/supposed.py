"""Looks for answers, and values of parameters, that would make a condition YES or NO.

Parameters count as free: a rule is sound or not whatever the regions state today. Answers are
supposed one after the other, left to right, and a path is left as soon as three-valued evaluation
already excludes what is looked for; so both outcomes of a sound rule are found after few steps.
"""

from typing import Any

from build_scripts.lint.candidates import Name, candidates
from checker.conditions import Condition, evaluate
from checker.context import Context
from checker.facts import Policy
from checker.truth import Truth
from checker.values import Value, known

MOST_STEPS = 5000
"""More suppositions than this are not tried; nothing is then said of the condition."""


class Supposed(Context):
    """A case in which every term has the value that is supposed, or is not known yet."""

    def __init__(self, policy: Policy, supposed: dict[Name, Any]) -> None:
        super().__init__(policy, {}, "")
        self.supposed = supposed

    def answer(self, question: str) -> Value:
        """The supposed answer, else nothing is known but the choices."""
        return self._supposed(("q", question))

    def parameter(self, parameter: str) -> Value:
        """The supposed value of a region's parameter."""
        return self._supposed(("param", parameter))

    def _attribute(self, question: str, parameter: str) -> Value:
        return self._supposed(("attr", question, parameter))

    def _supposed(self, name: Name) -> Value:
        return known(self.supposed[name]) if name in self.supposed else Value(missing=name[1:])


def can_be(condition: Condition, wanted: Truth, policy: Policy) -> bool | None:
    """Whether a condition can be YES (or NO) for any answers; None where too many were tried."""
    values = candidates(condition, policy)
    names = list(values)
    steps = 0

    def search(supposed: dict[Name, Any]) -> bool:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS:
            raise _TooManyError
        truth = evaluate(condition, Supposed(policy, supposed)).truth
        if truth is not Truth.UNKNOWN:
            return truth is wanted
        if len(supposed) == len(names):
            return False
        name = names[len(supposed)]
        return any(search({**supposed, name: value}) for value in values[name])

    try:
        return search({})
    except _TooManyError:
        return None


class _TooManyError(Exception):
    """More was tried than is worth it."""
