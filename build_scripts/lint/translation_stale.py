"""An English text that stayed while its Chinese partner changed: what it says may be over."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from build_scripts.read.translations import pair

ID = "translation-stale"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every English text that was read against another Chinese one than it stands beside now."""
    names = {id(file): f"{folder}/{name}" for folder, name, file in checked.files.all()}
    for _folder, file, path, text in checked.texts():
        known = checked.files.translations.get(names[id(file)], frozenset())
        now = pair(text)
        chinese, english = {zh for zh, _en in known}, {en for _zh, en in known}
        if now in known or now[0] in chinese or now[1] not in english:
            continue
        yield Problem(
            file.mark((*path, "en")), ID,
            "中文改了，英文没有跟着改。",
            "the Chinese text was changed and the English one was not.",
            "改英文；如果英文仍然合适，运行 make translations 记下来。",
            "change the English; if it still fits, run `make translations` to record it.",
        )  # fmt: skip
