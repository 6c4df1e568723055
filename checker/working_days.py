"""Counts working days: neither weekend nor public day off, make-up working days included.

A year is known only through its calendar in the policy. Where a count would need another year the
answer is unknown and never guessed, since the days off of a year are fixed anew each autumn.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from checker.days import add
from checker.facts import Policy
from checker.truth import Truth
from checker.values import Value

_SATURDAY = 5


class _Year(NamedTuple):
    """One year's calendar: which days differ from the plain week, and on whose word."""

    days_off: frozenset[str]
    make_up_days: frozenset[str]
    basis: dict[str, Any]


def is_working_day(policy: Policy, day: str) -> Truth:
    """Whether a day is a working day; UNKNOWN in a year without a calendar.

    Args:
        policy: compiled policy.
        day: ISO day.
    """
    year = _years(policy).get(_year_of(day))
    return Truth.UNKNOWN if year is None else Truth.of(_works(year, day))


def between(policy: Policy, after: str, through: str, strength: Callable[[str], int]) -> Value:
    """How many working days lie after one day and up to another, which counts.

    Args:
        policy: compiled policy.
        after: ISO day on which the period begins; it does not count itself.
        through: ISO day, not before `after`.
        strength: the strength of a source by id, as judged on the reader's day.

    Returns:
        The number with what it rests on, or a value without bounds where a year is not known.

    Raises:
        ValueError: `through` lies before `after`.
    """
    if through < after:
        raise ValueError(f"{through} is before {after}")
    years, number, used = _years(policy), 0, _Used(strength)
    for day in _days_after(after):
        if day > through or day == after:
            break
        year = years.get(_year_of(day))
        if year is None:
            return Value()
        used.add(year)
        number += _works(year, day)
    return used.value(number)


def deadline(policy: Policy, after: str, number: int, strength: Callable[[str], int]) -> Value:
    """The last day of a period of working days.

    Args:
        policy: compiled policy.
        after: ISO day on which the period begins; it does not count itself.
        number: length of the period in working days, 1 or more.
        strength: the strength of a source by id, as judged on the reader's day.

    Returns:
        The ISO day with what it rests on, or a value without bounds where a year is not known.

    Raises:
        ValueError: the number is less than 1.
    """
    if number < 1:
        raise ValueError(f"a period of {number} working days has no last day")
    years, left, used = _years(policy), number, _Used(strength)
    for day in _days_after(after):
        year = years.get(_year_of(day))
        if year is None:
            break
        used.add(year)
        left -= _works(year, day)
        if left == 0:
            return used.value(day)
    return Value()


class _Used:
    """The calendars that a count has used; it is as strong as the weakest of them."""

    def __init__(self, strength: Callable[[str], int]) -> None:
        self.strength = strength
        self.years: dict[str, _Year] = {}

    def add(self, year: _Year) -> None:
        """Note that a count used a year."""
        self.years.setdefault(year.basis["calendar"], year)

    def value(self, result: Any) -> Value:
        """The result, known, with the calendars as its basis."""
        found = Value(low=result, high=result)
        if not self.years:
            return found
        basis = tuple(year.basis for year in self.years.values())
        weakest = min(self.strength(one["source"]) for one in basis)
        return found._replace(basis=basis, strength=weakest)


def _years(policy: Policy) -> dict[int, _Year]:
    return {
        entry["year"]: _Year(
            frozenset(day for part in entry["days_off"] for day in _span(part)),
            frozenset(entry["make_up_days"]),
            {"calendar": name, "source": entry["source"]},
        )
        for name, entry in policy["calendars"].items()
    }


def _span(part: dict[str, Any]) -> Iterator[str]:
    first, last = (date.fromisoformat(part[end]).toordinal() for end in ("from", "through"))
    for number in range(first, last + 1):
        yield date.fromordinal(number).isoformat()


def _days_after(day: str) -> Iterator[str]:
    while True:
        day = add(day, 1, "day")
        yield day


def _year_of(day: str) -> int:
    return date.fromisoformat(day).year


def _works(year: _Year, day: str) -> bool:
    if day in year.make_up_days:
        return True
    return date.fromisoformat(day).weekday() < _SATURDAY and day not in year.days_off
