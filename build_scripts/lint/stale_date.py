"""A source that nobody has looked at for longer than its review interval.

The checker already calls what rests on it unverified; this tells the editors first.
"""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.facts import is_fresh

ID = "stale-date"
LEVEL = "warning"


def find(checked: Checked) -> Iterator[Problem]:
    """Every source whose review is due on the day of the check."""
    for name, source in checked.policy["sources"].items():
        if checked.today is None or is_fresh(checked.policy, name, checked.today):
            continue
        key = "checked_on" if source.get("checked_on") else "read_on"
        days = source.get("review_days", checked.policy["review_days"])
        yield Problem(
            checked.files.mark("sources", name, key), ID,
            f"自 {source[key]} 起已超过 {days} 天没有复核。",
            f"not looked at again for more than {days} days since {source[key]}.",
            "与现行文本核对，一致的写 checked_on；有变化的改事实。",
            "compare it with the live text: set checked_on, or change the facts where it differs.",
        )  # fmt: skip
