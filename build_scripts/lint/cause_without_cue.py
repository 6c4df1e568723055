"""A cause that nobody can find by what they saw: no message and no word leads to it."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "cause-without-cue"
LEVEL = "warning"


def find(checked: Checked) -> Iterator[Problem]:
    """Every cause without a cue in each language, unless a message can mean it."""
    named = {
        cause for message in checked.policy["messages"].values() for cause in message["causes"]
    }
    for name, cause in checked.policy["causes"].items():
        if name not in named and set(cause.get("cues", {})) != {"zh", "en"}:
            yield Problem(
                checked.files.mark("causes", name), ID,
                "没有提示信息指向它，也没有写 cues。",
                "no message leads to it, and it has no cues.",
                "写 cues: {zh: [词], en: [words]}，或加一条 messages/。",
                "write cues: {zh: [...], en: [...]}, or add a message.",
            )  # fmt: skip
