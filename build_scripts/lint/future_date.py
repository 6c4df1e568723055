"""A day on which somebody is said to have read a source, but which has not come yet.

It would make a source look fresh for longer than it is, or a notice older than it can be.
"""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "future-date"
LEVEL = "error"

_KEYS = ("issued_on", "read_on", "checked_on")


def find(checked: Checked) -> Iterator[Problem]:
    """Every day of a source after the day of the check, or of issue after it was read."""
    for name, source in checked.policy["sources"].items():
        for key in _KEYS:
            day = source.get(key)
            mark = checked.files.mark("sources", name, key)
            if day and checked.today is not None and day > checked.today:
                yield Problem(
                    mark, ID, f"{day} 还没有到（今天是 {checked.today}）。",
                    f"{day} has not come yet (today is {checked.today}).",
                    "写真实的日期。", "write the day on which it really was.",
                )  # fmt: skip
            elif day and key == "issued_on" and day > source["read_on"]:
                yield Problem(
                    mark, ID, f"签发日 {day} 晚于阅读日 {source['read_on']}。",
                    f"issued on {day}, yet read on {source['read_on']}.",
                    "核对两个日期。", "check the two dates.",
                )  # fmt: skip
