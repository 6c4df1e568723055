"""An exception for a problem that is not there: it would hide the next one unseen."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.lint.exceptions import covers, exceptions, expired
from build_scripts.read.problems import Problem

ID = "exception-unused"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every exception that covers nothing that was found."""
    for mark, entry in exceptions(checked):
        if expired(entry, checked) or entry["rule"] in checked.silent:
            continue
        if entry["rule"] not in checked.ran:
            yield Problem(
                mark("rule"), ID, f"没有可以例外的检查“{entry['rule']}”。",
                f"there is no check “{entry['rule']}” that allows exceptions.",
                "核对名称；必须修好的问题不能例外。",
                "check the name; some problems have to be mended and cannot be accepted.",
            )  # fmt: skip
        elif not any(covers(entry, problem) for problem in checked.found):
            yield Problem(
                mark("file"), ID, f"{entry['file']} 里已经没有 {entry['rule']} 这个问题。",
                f"{entry['file']} no longer has the problem {entry['rule']}.",
                "删去这条例外。", "delete this exception.",
            )  # fmt: skip
