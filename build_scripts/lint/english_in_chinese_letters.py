"""An English text in which a piece of its Chinese partner was left over.

A reader of English may meet a Chinese name that stands on a screen or a form, beside its
translation; so every Chinese word in an English text has to stand in the Chinese partner too, has
to be short, and cannot be all there is. (A text not translated at all is `missing-translation`.)
"""

import re
from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "english-in-chinese-letters"
LEVEL = "error"

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_RUN = re.compile(rf"[{_HAN}](?:[{_HAN}〔〕《》、，。；：0-9A-Za-z]*[{_HAN}])?[，。；：]?")
_SENTENCE = re.compile("[，。；：]")
_LETTER = re.compile(r"[A-Za-z]")
_LONGEST = 20
"""Characters of the longest official name; a document's title in 《》 is cited by its source."""


def find(checked: Checked) -> Iterator[Problem]:
    """Every English text that still holds a piece of Chinese which is no official name."""
    for _folder, file, path, text in checked.texts():
        zh, en = text["zh"], text["en"]
        for match in _RUN.finditer(en):
            name = match[0]
            fits = name in zh and len(name) <= _LONGEST and not _SENTENCE.search(name)
            if fits and _LETTER.search(en):
                continue
            yield Problem(
                file.mark_in_text((*path, "en"), en, match.start()), ID,
                f"英文里留着中文“{name}”。", f"the English text still holds “{name}”.",
                "译成英文；官方名称可以附在译文旁边，写法要和中文一致。",
                "translate it; an official name may stand beside it, as in the zh text.",
            )  # fmt: skip
