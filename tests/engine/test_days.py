"""Adding days and months: ends of months, leap years, the ends of the calendar."""

import pytest

from checker.days import add

CASES = [
    ("six months from the last of August", "2026-08-31", 6, "month", "2027-02-28"),
    ("six months from the last of August, leap year", "2027-08-31", 6, "month", "2028-02-29"),
    ("one month from the last of January", "2026-01-31", 1, "month", "2026-02-28"),
    ("one month keeps the day", "2026-02-28", 1, "month", "2026-03-28"),
    ("a year from leap day", "2024-02-29", 12, "month", "2025-02-28"),
    ("over the year's end", "2026-12-15", 1, "month", "2027-01-15"),
    ("no months", "2026-12-31", 0, "month", "2026-12-31"),
    ("a month back", "2026-03-31", -1, "month", "2026-02-28"),
    ("back over the year's start", "2026-01-15", -1, "month", "2025-12-15"),
    ("days over the month's end", "2026-02-27", 2, "day", "2026-03-01"),
    ("days over leap day", "2028-02-27", 3, "day", "2028-03-01"),
    ("a day back", "2026-01-01", -1, "day", "2025-12-31"),
    ("no month after the last", "9999-12-31", 6, "month", "9999-12-31"),
    ("no day after the last", "9999-12-31", 1, "day", "9999-12-31"),
    ("no day before the first", "0001-01-01", -1, "day", "0001-01-01"),
    ("no month before the first", "0001-01-31", -1, "month", "0001-01-01"),
]


@pytest.mark.parametrize(
    ("day", "number", "unit", "later"), [pytest.param(*case, id=name) for name, *case in CASES]
)
def test_add(day, number, unit, later):
    assert add(day, number, unit) == later
