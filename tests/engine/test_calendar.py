"""Working days: counted by the calendars alone, never beyond them, and as the library counts."""

from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.check import checked_policy
from checker.truth import Truth
from checker.values import STRONG, WEAK, Value
from checker.working_days import between, deadline, is_working_day
from tests.conftest import REAL

POLICY = checked_policy(REAL)
YEARS = sorted(entry["year"] for entry in POLICY["calendars"].values())
LIBRARY_ENDS = max(day.year for day in chinese_calendar.constants.holidays)
# A calendar written before the library knows its year is compared once the library does.
FIRST, LAST = date(YEARS[0], 1, 1), date(min(YEARS[-1], LIBRARY_ENDS), 12, 31)
KNOWN_DAYS = st.dates(FIRST, LAST)


def strong(_source: str) -> int:
    return STRONG


# Two invented years: 2030 begins on a Tuesday. The moon feast is off, with one Saturday worked.
INVENTED: dict[str, Any] = {
    "calendars": {
        "year-2030": {
            "year": 2030,
            "days_off": [{"from": "2030-03-06", "through": "2030-03-08"}],
            "make_up_days": ["2030-03-09"],
            "source": "gazette",
        },
        "year-2031": {"year": 2031, "days_off": [], "make_up_days": [], "source": "rumour"},
    }
}


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        ("2030-03-05", Truth.YES),  # a Tuesday
        ("2030-03-06", Truth.NO),  # off
        ("2030-03-08", Truth.NO),  # the last day off counts
        ("2030-03-09", Truth.YES),  # a Saturday worked to make up
        ("2030-03-10", Truth.NO),  # a Sunday
        ("2029-12-31", Truth.UNKNOWN),
        ("2032-01-01", Truth.UNKNOWN),
        ("9999-12-31", Truth.UNKNOWN),
    ],
)
def test_a_day(day: str, truth: Truth) -> None:
    assert is_working_day(INVENTED, day) is truth


@pytest.mark.parametrize(
    ("number", "day"),
    [(1, "2030-03-05"), (2, "2030-03-09"), (3, "2030-03-11"), (8, "2030-03-18")],
)
def test_a_period_steps_over_days_off_and_stops_on_make_up_days(number: int, day: str) -> None:
    assert deadline(INVENTED, "2030-03-04", number, strong).low == day


def test_the_first_day_does_not_count_and_the_last_one_does() -> None:
    assert between(INVENTED, "2030-03-04", "2030-03-05", strong).low == 1
    assert between(INVENTED, "2030-03-05", "2030-03-05", strong).low == 0
    assert between(INVENTED, "2030-03-04", "2030-03-09", strong).low == 2


@pytest.mark.parametrize("after", ["2031-12-31", "2031-12-30", "2029-12-30", "9999-12-31"])
def test_beyond_the_last_calendar_nothing_is_guessed(after: str) -> None:
    assert deadline(INVENTED, after, 3, strong) == Value()


def test_a_count_that_leaves_the_calendars_is_unknown_however_few_days_it_leaves_by() -> None:
    assert between(INVENTED, "2031-12-29", "2031-12-31", strong).known
    assert between(INVENTED, "2031-12-29", "2032-01-01", strong) == Value()


def test_a_period_longer_than_all_calendars_is_unknown() -> None:
    assert deadline(INVENTED, "2030-01-01", 10_000, strong) == Value()


def test_a_count_is_as_weak_as_the_weakest_calendar_that_it_used() -> None:
    def strength(source: str) -> int:
        return WEAK if source == "rumour" else STRONG

    within = deadline(INVENTED, "2030-03-04", 2, strength)
    across = deadline(INVENTED, "2030-12-30", 3, strength)
    assert within.strength == STRONG
    assert [one["source"] for one in within.basis] == ["gazette"]
    assert across.strength == WEAK
    assert [one["calendar"] for one in across.basis] == ["year-2030", "year-2031"]


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="before"):
        between(INVENTED, "2030-03-05", "2030-03-04", strong)
    with pytest.raises(ValueError, match="0 working days"):
        deadline(INVENTED, "2030-03-05", 0, strong)


def test_every_day_is_what_the_library_says_it_is() -> None:
    day = FIRST
    while day <= LAST:
        expected = Truth.of(chinese_calendar.is_workday(day))
        assert is_working_day(POLICY, day.isoformat()) is expected, day
        day += timedelta(days=1)


def test_the_calendars_reach_as_far_as_the_library() -> None:
    """A newer year in the library tells the editors that a notice has come out."""
    assert list(range(YEARS[0], YEARS[-1] + 1)) == YEARS
    assert YEARS[-1] >= LIBRARY_ENDS


@given(one=KNOWN_DAYS, other=KNOWN_DAYS)
def test_a_count_is_what_the_library_counts(one: date, other: date) -> None:
    after, through = sorted((one, other))
    days = (after + timedelta(days=n + 1) for n in range((through - after).days))
    expected = sum(chinese_calendar.is_workday(day) for day in days)
    assert between(POLICY, after.isoformat(), through.isoformat(), strong).low == expected


@given(after=KNOWN_DAYS, number=st.integers(1, 80))
def test_a_deadline_is_the_first_day_by_which_the_days_have_passed(
    after: date, number: int
) -> None:
    end = deadline(POLICY, after.isoformat(), number, strong)
    if not end.known or end.low > LAST.isoformat():
        left = between(POLICY, after.isoformat(), LAST.isoformat(), strong)
        assert left.low < number
        return
    assert between(POLICY, after.isoformat(), end.low, strong).low == number
    assert is_working_day(POLICY, end.low) is Truth.YES
