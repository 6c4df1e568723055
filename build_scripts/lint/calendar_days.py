"""A calendar that contradicts itself: a deadline counted with it would fall on the wrong day."""

from collections.abc import Iterator
from datetime import date

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Path_, Problem

ID = "calendar-days"
LEVEL = "error"

_SATURDAY = 5


def find(checked: Checked) -> Iterator[Problem]:
    """Every day outside its year, every span that ends before it begins, every odd make-up day."""
    years: dict[int, str] = {}
    for name, entry in checked.policy["calendars"].items():
        first = years.setdefault(entry["year"], name)
        if first != name:
            yield Problem(
                checked.files.mark("calendars", name, "year"), ID,
                f"{entry['year']} 年已经写在 {first}.yml 里。",
                f"the year {entry['year']} already stands in {first}.yml.",
                "一年只留一个文件。", "keep one file a year.",
            )  # fmt: skip
        yield from _outside(checked, name)
        yield from _spans(checked, name)
        yield from _make_up(checked, name)


def _outside(checked: Checked, name: str) -> Iterator[Problem]:
    entry = checked.policy["calendars"][name]
    places: list[tuple[Path_, str]] = [
        (("make_up_days", at), day) for at, day in enumerate(entry["make_up_days"])
    ]
    for at, part in enumerate(entry["days_off"]):
        places += [(("days_off", at, end), part[end]) for end in ("from", "through")]
    for path, day in places:
        if date.fromisoformat(day).year != entry["year"]:
            yield Problem(
                checked.files.mark("calendars", name, *path), ID,
                f"{day} 不在 {entry['year']} 年。", f"{day} is not in {entry['year']}.",
                "写到它那一年的文件里。", "put it into the file of its own year.",
            )  # fmt: skip


def _spans(checked: Checked, name: str) -> Iterator[Problem]:
    for at, part in enumerate(checked.policy["calendars"][name]["days_off"]):
        if part["through"] < part["from"]:
            yield Problem(
                checked.files.mark("calendars", name, "days_off", at, "through"), ID,
                "放假的结束日早于开始日。", "the days off end before they begin.",
                "核对两个日期。", "check the two dates.",
            )  # fmt: skip


def _make_up(checked: Checked, name: str) -> Iterator[Problem]:
    entry = checked.policy["calendars"][name]
    for at, day in enumerate(entry["make_up_days"]):
        off = any(part["from"] <= day <= part["through"] for part in entry["days_off"])
        if off or date.fromisoformat(day).weekday() < _SATURDAY:
            yield Problem(
                checked.files.mark("calendars", name, "make_up_days", at), ID,
                f"{day} 不会是调休上班日：它不是周末，或者正在放假。",
                f"{day} cannot be a make-up working day: it is no weekend day, or is a day off.",
                "对照通知核对日期。", "compare the date with the notice.",
            )  # fmt: skip
