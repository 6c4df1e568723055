"""A deadline of which a reader cannot tell the last day.

"In time" helps nobody. A deadline stands before an event, or it is a length of time that the home
area sets, counted from a day that is named; whether weekends count follows from the length's unit.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "deadline-without-count"
LEVEL = "error"

_LENGTHS = ("day", "working_day", "week", "month", "year")


def find(checked: Checked) -> Iterator[Problem]:
    """Every deadline that is neither before an event nor a length from a day."""
    for name, cause in checked.policy["causes"].items():
        if "deadline" in cause and (told := _wrong(cause["deadline"], checked.policy)):
            yield Problem(checked.files.mark("causes", name, "deadline"), ID, *told)


def _wrong(deadline: dict[str, Any], policy: dict[str, Any]) -> tuple[str, str, str, str] | None:
    counted = {"parameter", "from"} & deadline.keys()
    if ("before" in deadline) == bool(counted) or len(counted) == 1:
        return (
            "看不出期限怎么算。", "it cannot be told how this deadline is counted.",
            "写 before: 赶在什么事之前；或者写 parameter: 多长 和 from: 从哪天起。",
            "write before: the event; or parameter: how long, and from: which day.",
        )  # fmt: skip
    spec = policy["parameters"].get(deadline.get("parameter"))
    if spec and not (spec["of"] == "region" and spec.get("unit") in _LENGTHS):
        return (
            f"“{deadline['parameter']}”不是地区的一段时间。",
            f"“{deadline['parameter']}” is no length of time of a region.",
            "换成以日、工作日、周、月或年为单位的地区参数。",
            "name a parameter of regions whose unit is day, working_day, week, month or year.",
        )  # fmt: skip
    return None
