"""Arithmetic on ISO days: adding days or months, as periods of validity are counted."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

_LAST = date.max.toordinal()


def add(day: str, number: int, unit: str) -> str:
    """The day that lies a number of days or months later (or earlier, if negative).

    Systems write 9999-12-31 for "without end", so the calendar's first and last day are kept.

    A month counts to the same day of the month; where that does not exist, to the month's last
    day, so that a period is never cut short of a whole month.

    >>> add("2026-08-31", 6, "month")
    '2027-02-28'

    Args:
        day: ISO day.
        number: how many.
        unit: day or month.
    """
    start = date.fromisoformat(day)
    if unit == "day":
        return date.fromordinal(min(max(start.toordinal() + number, 1), _LAST)).isoformat()
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return (date.max if number > 0 else date.min).isoformat()
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last)).isoformat()
