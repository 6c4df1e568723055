"""A length of time, a sum of money, a percentage or a date written into a text.

When the rule changes, the fact is changed in one place and the sentence would go on saying the old
number. So texts hold `{param.NAME}`, or say where to look.

Only an Arabic number together with its unit is meant: "22号", "12393", "art. 16", "grade 2",
"ICD-11" and words such as "two diseases" have none, and a bare year ("the notice of 2022") names a
notice. Left out are texts that describe something fixed: sources, clauses, the wording of a
message, the names of examples, what somebody claims, and titles in 《》.
"""

import re
from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Path_, Problem

ID = "number-in-prose"
LEVEL = "error"

_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．，", "0123456789%.,")
_DIGIT = re.compile("[0-9０-９]")
_N = r"(?!12393(?![0-9]))(?<![0-9A-Za-z.,-])[0-9]+(?:[.,][0-9]+)*(?: ?[-–~～至到] ?[0-9]+)?"
_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}"
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATES = (
    rf"{_YEAR} ?年 ?[0-9]{{1,2}} ?月(?: ?[0-9]{{1,2}} ?[日号])?",
    rf"{_YEAR} ?年 ?[底末初中]",
    rf"{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])",
    r"(?<![0-9])[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号]",
    rf"\b(?:[0-9]{{1,2}} )?{_MONTHS}\.? {_YEAR}\b",
    rf"\b{_MONTHS}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?\b(?:,? {_YEAR}\b)?",
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\b",
    rf"\b(?:end|beginning|start|middle) of {_YEAR}\b",
)
_UNITS = (
    rf"(?!{_YEAR} ?年){_N} ?[多余]?"
    r"(?:个?(?:工作日|自然日|月|季度|星期|小时|钟头)|周|天|日|年|分钟)",
    rf"{_N} ?[多余]?(?:万|千|百|亿)?(?:元|块钱)",
    rf"{_N} ?(?:%|个百分点|‰)",
    r"百分之 ?[0-9]+(?:\.[0-9]+)?",
    rf"{_N}[ -]?(?:(?:working|calendar|business|natural) )?"
    r"(?:days?|weeks?|months?|quarters?|years?|hours?|minutes?)\b",
    rf"{_N} ?(?:thousand |million )?(?:yuan|RMB|CNY|percent|per cent)\b",
    r"(?:\b(?:RMB|CNY)|[¥￥]) ?[0-9]+(?:[.,][0-9]+)*",
)
_NUMBER = re.compile("|".join((*_DATES, *_UNITS)))
_TITLE = re.compile("《[^》]*》")


def find(checked: Checked) -> Iterator[Problem]:
    """Every such number, in each language."""
    for folder, file, path, text in checked.texts():
        if _describes(folder, path):
            continue
        for lang, words in text.items():
            for at, found in numbers(words):
                yield Problem(
                    file.mark_in_text((*path, lang), words, at), ID,
                    f"“{found}”是写死在文字里的数字，规定一变就会过时。",
                    f"“{found}” is written into the text and stays when the rule changes.",
                    "写成 {param.参数编号}，数值和来源写进地区的 facts；或改成不含数字的说法。",
                    "write {param.NAME} and put value and source into a region's facts; "
                    "or say it without the number.",
                )  # fmt: skip


def numbers(text: str) -> list[tuple[int, str]]:
    """The numbers with a unit and the dates of a text, each with where it begins."""
    if not _DIGIT.search(text):
        return []
    plain = _TITLE.sub(lambda title: "　" * len(title[0]), text.translate(_FULL_WIDTH))
    return [(match.start(), text[match.start() : match.end()]) for match in _NUMBER.finditer(plain)]


def _describes(folder: str, path: Path_) -> bool:
    return (
        folder == "sources"
        or path[-1] == "clause"
        or (folder == "messages" and path == ("text",))
        or (folder == "causes" and path[0] == "examples")
        or (folder == "disputes" and path[0] in ("title", "claims"))
        or folder == "claims"
    )
