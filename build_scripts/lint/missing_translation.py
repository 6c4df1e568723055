"""A text that is only there in one language, or is the same in both by oversight.

That a text has both `zh` and `en` is the schema's part; here it is checked that each is really in
its language: no Chinese text without a Chinese character, and no English text that is Chinese.
Of the cues of a cause, which are lists, each language needs one word at least that is its own.
"""

import re
from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "missing-translation"
LEVEL = "error"

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


def find(checked: Checked) -> Iterator[Problem]:
    """Every text whose Chinese or English is not in that language."""
    for mark, _path, value in checked.walk():
        if not isinstance(value, dict) or value.keys() != {"zh", "en"}:
            continue
        zh, en = _words(value["zh"]), _words(value["en"])
        if not _CHINESE.search(zh) or not _LATIN.search(en) or zh == en:
            yield Problem(
                mark, ID, "中英文有一种没有译出。", "one of the two languages is not translated.",
                "zh 写中文，en 写英文。", "write Chinese in zh and English in en.",
            )  # fmt: skip


def _words(text: str | list[str]) -> str:
    return text if isinstance(text, str) else " ".join(text)
