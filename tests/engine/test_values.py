"""Comparison of values of which only bounds or remaining choices may be known."""

import pytest

from checker.truth import Truth
from checker.values import Value, compare, known

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN
ANY = Value()
UP_TO_5, FROM_6, FROM_5 = Value(high=5), Value(low=6), Value(low=5)
RED_OR_BLUE = Value(options=("red", "blue"))

CASES = [
    ("known numbers, less", known(1), "lt", known(2), Y),
    ("known numbers, equal are not less", known(2), "lt", known(2), N),
    ("known numbers, equal are at most", known(2), "le", known(2), Y),
    ("known days, later", known("2026-02-01"), "gt", known("2026-01-31"), Y),
    ("known days, same day is not before", known("2026-02-01"), "lt", known("2026-02-01"), N),
    ("bounds apart", UP_TO_5, "lt", FROM_6, Y),
    ("bounds apart, the other way", FROM_6, "lt", UP_TO_5, N),
    ("bounds apart cannot be equal", UP_TO_5, "eq", FROM_6, N),
    ("bounds apart differ", UP_TO_5, "ne", FROM_6, Y),
    ("bounds that touch may be equal", UP_TO_5, "eq", FROM_5, U),
    ("bounds that touch: less or equal is sure", UP_TO_5, "le", FROM_5, Y),
    ("bounds that touch: less is open", UP_TO_5, "lt", FROM_5, U),
    ("bounds that touch: greater is impossible", UP_TO_5, "gt", FROM_5, N),
    ("one bound on the wrong side tells nothing", FROM_6, "lt", known(9), U),
    ("a lower bound reaches the number", FROM_6, "ge", known(6), Y),
    ("both ends known, overlap", Value(low=1, high=9), "lt", Value(low=5, high=6), U),
    ("nothing known", ANY, "lt", known(1), U),
    ("nothing known on both sides", ANY, "eq", ANY, U),
    ("a choice that is no longer left", RED_OR_BLUE, "eq", known("green"), N),
    ("a choice that is no longer left, on the right", known("green"), "ne", RED_OR_BLUE, Y),
    ("a choice that is left", RED_OR_BLUE, "eq", known("red"), U),
    ("two unknown choices", RED_OR_BLUE, "eq", RED_OR_BLUE, U),
    ("never lies after every day", known("9999-12-31"), "lt", known("never"), Y),
]


@pytest.mark.parametrize(
    ("left", "op", "right", "truth"),
    [pytest.param(*case, id=name) for name, *case in CASES],
)
def test_comparison(left, op, right, truth):
    assert compare(op, left, right) is truth


@pytest.mark.parametrize(
    ("value", "is_known"),
    [(known(0), True), (ANY, False), (FROM_6, False), (Value(low=1, high=1), True)],
    ids=["zero is a known number", "nothing", "only a bound", "bounds that meet"],
)
def test_known(value, is_known):
    assert value.known is is_known
