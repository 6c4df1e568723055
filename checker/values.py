"""A value that may be known, bounded or unknown, and what is known of two such values compared.

Days are ISO strings ("2026-10-08"): they order as the days do, and JSON carries them as they are.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from checker.truth import Truth

STRONG, WEAK = 2, 1
"""Strength of what a value rests on: A/B and fresh, or anything less."""


class Value(NamedTuple):
    """What is known of one term of a condition.

    Attributes:
        low, high: inclusive bounds (int or ISO day); equal when the value is known.
        options: for choices, the values it can still take; None where anything is possible.
        missing: ids of the questions whose answers would tell more.
        unsettled: ids of the parameters for which no reliable rule is at hand.
        basis: the facts it rests on.
        strength: STRONG or WEAK.
        absent: the fact says that nothing of the kind exists ("not applicable").
    """

    low: Any = None
    high: Any = None
    options: tuple[Any, ...] | None = None
    missing: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    basis: tuple[dict[str, Any], ...] = ()
    strength: int = STRONG
    absent: bool = False

    @property
    def known(self) -> bool:
        """Whether exactly one value is left."""
        low = self.low
        return low is not None and low == self.high


def known(value: Any) -> Value:
    """A value that is known for sure."""
    return Value(low=value, high=value)


def compare(op: str, left: Value, right: Value) -> Truth:
    """Compare two values; UNKNOWN whenever their possible values allow both outcomes.

    Args:
        op: one of eq, ne, lt, le, gt, ge.
        left: the value before the sign.
        right: the value after it.
    """
    return _COMPARE[op](left, right)


def _less(left: Value, right: Value) -> Truth:
    if left.high is not None and right.low is not None and left.high < right.low:
        return Truth.YES
    if left.low is not None and right.high is not None and left.low >= right.high:
        return Truth.NO
    return Truth.UNKNOWN


def _equal(left: Value, right: Value) -> Truth:
    if left.known and right.known:
        return Truth.of(left.low == right.low)
    for one, other in ((left, right), (right, left)):
        if one.options is not None and other.known and other.low not in one.options:
            return Truth.NO
    if left.options is None and right.options is None:
        apart = (_less(left, right), _less(right, left))
        if Truth.YES in apart:
            return Truth.NO
    return Truth.UNKNOWN


_COMPARE: dict[str, Callable[[Value, Value], Truth]] = {
    "eq": _equal,
    "ne": lambda left, right: ~_equal(left, right),
    "lt": _less,
    "ge": lambda left, right: ~_less(left, right),
    "gt": lambda left, right: _less(right, left),
    "le": lambda left, right: ~_less(right, left),
}
