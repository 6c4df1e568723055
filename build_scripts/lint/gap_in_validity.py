"""Two values of one fact with days between them on which neither holds.

On such a day a reader would be told that there is no rule, or, worse, the rule of the area above
would step in unseen. A rule that really paused is written as a value of its own, `{none: true}`.
"""

from collections.abc import Iterator
from itertools import pairwise

from build_scripts.compile.dated import dated
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.days import add

ID = "gap-in-validity"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every value that begins later than on the day after the one ahead has ended."""
    for folder, name, path, parameter, values, _part in dated(checked.policy):
        order = sorted(range(len(values)), key=lambda i: values[i]["valid_from"])
        for before, after in pairwise(order):
            through = values[before].get("valid_through")
            if through is None or through < values[before]["valid_from"]:
                continue  # without an end, or inverted: that is said by another rule
            first = add(through, 1, "day")
            start = values[after]["valid_from"]
            if first >= start:
                continue
            last = add(start, -1, "day")
            mark = checked.files.mark(folder, name, *path, after, "valid_from")
            yield Problem(
                mark, ID, f"“{parameter}”在 {first} 至 {last} 之间没有值。",
                f"“{parameter}” has no value from {first} through {last}.",
                "核对两个日期；当时确实没有这项规定的，补一个 {none: true} 的值。",
                "check the two dates; if there was no such rule, add a value {none: true}.",
            )  # fmt: skip
