"""An exception past its last day: somebody promised to have mended the problem by now."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.lint.exceptions import exceptions, expired
from build_scripts.read.problems import Problem

ID = "exception-expired"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every exception whose `until` has passed on the day of the check."""
    for mark, entry in exceptions(checked):
        if expired(entry, checked):
            yield Problem(
                mark("until"), ID, f"这条例外到 {entry['until']} 为止。",
                f"this exception ended on {entry['until']}.",
                "修好问题并删去例外；还需要时间的，写明理由和新的日期。",
                "mend the problem and delete this; if more time is needed, say why and until when.",
            )  # fmt: skip
