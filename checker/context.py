"""One case to judge: the policy, the answers and the day, asked for the value of each term."""

from typing import Any

from checker import facts, places
from checker.conditions import Node, evaluate
from checker.days import add
from checker.truth import Truth
from checker.values import STRONG, Value, known

Term = dict[str, Any]
OTHER = "other"
"""The choice for something that this copy of the policy does not list."""


class Context:
    """Values of terms for one set of answers; makes no decision itself.

    Attributes:
        compared: comparisons evaluated so far, by their text.
    """

    def __init__(self, policy: facts.Policy, answers: dict[str, Any], as_of: str) -> None:
        self.policy = policy
        self.answers = answers
        self.as_of = as_of
        self.compared: dict[str, Node] = {}
        self._parameters: dict[str, Value] = {}
        self._answers: dict[str, Value] = {}
        self._fresh: dict[str, bool] = {}

    def having(self, changes: dict[str, Any]) -> "Context":
        """The same case with some answers changed or supposed."""
        other = Context(self.policy, {**self.answers, **changes}, self.as_of)
        other._fresh = self._fresh  # sources do not depend on the answers
        return other

    def fresh(self, source: str) -> bool:
        """Whether a source was looked at within its review interval before the reader's day."""
        if source not in self._fresh:
            self._fresh[source] = facts.is_fresh(self.policy, source, self.as_of)
        return self._fresh[source]

    def strength(self, source: str) -> int:
        """How much a source bears on the reader's day: STRONG or WEAK."""
        return facts.strength_of(self.policy, source, self.fresh(source))

    def value(self, term: Term) -> Value:
        """What is known of a term's value."""
        if "lit" in term:
            return known(term["lit"])
        if "attr" in term:
            return self._attribute(term["q"], term["attr"])
        if "q" in term:
            return self.answer(term["q"])
        if "param" in term:
            return self.parameter(term["param"])
        if "add" in term:
            start, length = (self.value(part) for part in term["add"])
            return self._sum(start, length, term["unit"])
        return self._area(term["area"], self.value(term["level"]))

    def answer(self, question: str) -> Value:
        """The answer to a question, or the bounds and choices that an unknown one still has."""
        if question not in self._answers:
            self._answers[question] = self._read_answer(question)
        return self._answers[question]

    def _read_answer(self, question: str) -> Value:
        if question in self.answers:
            return known(self.answers[question])
        spec = self.policy["questions"][question]
        open_value = Value(
            low=spec.get("min"),
            high=self.as_of if spec.get("not_after") == "today" else spec.get("max"),
            options=self._options(spec),
            missing=(question,),
        )
        floor = self.floor(question)
        if floor is None:
            return open_value
        missing = open_value.missing if floor.known else open_value.missing + floor.missing
        return _raised(open_value, floor)._replace(missing=missing)

    def _options(self, spec: dict[str, Any]) -> tuple[Any, ...] | None:
        options = spec["computed"].get("options")
        return tuple(options) if options and spec["type"] != "choices" else None

    def floor(self, question: str) -> Value | None:
        """The least that a rule allows as the answer to a question, where one bounds it."""
        bound = self.policy["questions"][question]["computed"].get("at_least")
        if bound is None or evaluate(bound["when"], self).truth is not Truth.YES:
            return None
        return self.value(bound["value"])

    def _attribute(self, question: str, parameter: str) -> Value:
        chosen = self.answer(question)
        if not chosen.known:
            return Value(missing=chosen.missing)
        if chosen.low == OTHER:
            return Value(unsettled=(parameter,))
        noun = self.policy["questions"][question]["computed"]["noun"]
        fact = self.policy[noun][chosen.low].get(parameter)
        if fact is None:
            return Value(unsettled=(parameter,))
        return facts.cited(fact, parameter, chosen.low, self.strength(fact["source"]))

    def parameter(self, parameter: str) -> Value:
        """The value of a parameter for the home region on the day it failed."""
        if parameter not in self._parameters:
            self._parameters[parameter] = self._read_parameter(parameter)
        return self._parameters[parameter]

    def _read_parameter(self, parameter: str) -> Value:
        missing = tuple(q for q in ("home_region", "failed_on") if q not in self.answers)
        if missing:
            return Value(missing=missing)
        region, day = self.answers["home_region"], self.answers["failed_on"]
        return facts.value_of(self.policy, parameter, region, day, self.strength)

    def _sum(self, start: Value, length: Value, unit: str) -> Value:
        def end(day: Any, number: Any) -> Any:
            return None if day is None or number is None else add(day, number, unit)

        return _merged(start, length)._replace(
            low=end(start.low, length.low), high=end(start.high, length.high)
        )

    def _area(self, where: Term, level: Value) -> Value:
        place = self.value(where)
        both = _merged(place, level)
        if not (place.known and level.known):
            return both
        code = place.low
        if code in self.policy["regions"]:
            region = self.policy["regions"][code]
            code = region.get("code") or region.get("business_code")
        found = code and places.area(code, level.low)
        if not found:  # named too coarsely for the level: its own question stays open
            return both._replace(missing=(where["q"],))
        return both._replace(low=found, high=found)


def _merged(one: Value, other: Value) -> Value:
    """What two values rest on and miss, taken together; itself without bounds."""
    return Value(
        missing=one.missing + other.missing,
        unsettled=one.unsettled + other.unsettled,
        basis=one.basis + other.basis,
        strength=min(one.strength, other.strength),
        absent=one.absent or other.absent,
    )


def _raised(value: Value, floor: Value) -> Value:
    """A value that is known to be at least `floor`."""
    if floor.low is None or (value.low is not None and value.low >= floor.low):
        return value
    return value._replace(low=floor.low, basis=floor.basis, strength=min(STRONG, floor.strength))
