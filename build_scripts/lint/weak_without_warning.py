"""A number that only self-media or nobody vouches for, said in words as if it were a fact.

Digits are refused everywhere (`number-in-prose`), and a value of grade C or D brings its warning
along by itself. A length of time or a sum spelled out in words would slip past both, so where
everything that an entry cites is of grade C or D, no text of it may hold one. Texts that stand
beside a source of their own (`source:` in the same place) are shown with their warning.
"""

import re
from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.nodes import nodes
from build_scripts.read.problems import Path_, Problem
from build_scripts.read.translations import is_text
from checker.facts import RELIABLE

ID = "weak-without-warning"
LEVEL = "error"

_LOOKED_AT = ("causes", "materials", "diseases", "catalogues", "channels", "terms")
_ZH = r"[一二两三四五六七八九十百半][一二三四五六七八九十百千万]*"
_EN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?|sixty|ninety)"
_SPELLED = {
    "zh": re.compile(
        rf"(?<!第){_ZH}(?:个?(?:工作日|自然日|月|季度|星期|小时)|周|天|年|成|万元|千元|百元|元)"
        rf"|百分之{_ZH}"
    ),
    "en": re.compile(
        rf"\b{_EN}[ -](?:working |calendar )?"
        r"(?:days?|weeks?|months?|quarters?|years?|hours?|percent|per cent|yuan)\b",
        re.IGNORECASE,
    ),
}


def find(checked: Checked) -> Iterator[Problem]:
    """Every such number, in each language."""
    for folder in _LOOKED_AT:
        for file in checked.files.files[folder].values():
            if _is_firm(file.data, checked.policy["sources"]):
                continue
            for path, value in nodes(file.data):
                if not is_text(value) or _has_its_own(file.data, path) or path[0] == "examples":
                    continue
                for lang, words in value.items():
                    for match in _SPELLED[lang].finditer(words):
                        mark = file.mark_in_text((*path, lang), words, match.start())
                        yield _told(mark, match[0])


def _is_firm(entry: Any, sources: dict[str, Any]) -> bool:
    cited = [value for path, value in nodes(entry) if path and path[-1] == "source"]
    grades = [sources[name]["grade"] for name in cited if name in sources]
    return not grades or any(grade in RELIABLE for grade in grades)


def _has_its_own(entry: Any, path: Path_) -> bool:
    """Whether the text stands beside a source, whose warning is then shown with it."""
    around = entry
    for key in path[:-1]:
        around = around[key]
    return len(path) > 1 and isinstance(around, dict) and "source" in around


def _told(mark: Any, found: str) -> Problem:
    return Problem(
        mark, ID,
        f"“{found}”没有可靠依据，却写成了事实。",
        f"“{found}” has no firm source and is told as a fact.",
        "写成 {param.参数编号}，数值连同来源写进地区的 facts；或改成不含数字的说法。",
        "write {param.NAME} and put value and source into a region's facts; "
        "or say it without the number.",
    )  # fmt: skip
