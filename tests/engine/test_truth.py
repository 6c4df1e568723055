"""Kleene's logic: the whole truth tables, and no way to mistake UNKNOWN for a bool."""

import pytest

from checker.truth import Truth

Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN
AND = [(Y, Y, Y), (Y, N, N), (Y, U, U), (N, N, N), (N, U, N), (U, U, U)]
OR = [(Y, Y, Y), (Y, N, Y), (Y, U, Y), (N, N, N), (N, U, U), (U, U, U)]
NOT = [(Y, N), (N, Y), (U, U)]


def rows(table):
    return [
        pytest.param(*row, id=" ".join(truth.value for truth in row[:-1]) + f" -> {row[-1].value}")
        for row in table
    ]


@pytest.mark.parametrize(("one", "other", "together"), rows(AND))
def test_and(one, other, together):
    assert one & other is together
    assert other & one is together


@pytest.mark.parametrize(("one", "other", "together"), rows(OR))
def test_or(one, other, together):
    assert one | other is together
    assert other | one is together


@pytest.mark.parametrize(("truth", "opposite"), rows(NOT))
def test_not(truth, opposite):
    assert ~truth is opposite


@pytest.mark.parametrize("truth", list(Truth), ids=lambda truth: truth.value)
def test_a_truth_is_never_a_bool(truth):
    with pytest.raises(TypeError, match="UNKNOWN is neither"):
        bool(truth)


def test_a_plain_comparison_becomes_yes_or_no():
    assert Truth.of(1 < 2) is Y
    assert Truth.of(2 < 1) is N
