"""A text that calls a thing of the glossary by a word which the glossary says not to use.

Two words for one thing make a reader look for two things, and neither search nor glossary finds
the second one. Which words are meant stands in `terms/`, under `avoid`.

Left out are texts in which others speak: the wording of a message, sources, what a claim or a
dispute reports, clauses; the glossary itself, which has to name the words; and names in “” or 《》.
"""

import re
from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Path_, Problem

ID = "term-outside-glossary"
LEVEL = "error"

_QUOTED = re.compile("“[^”]*”|《[^》]*》")


def find(checked: Checked) -> Iterator[Problem]:
    """Every such word of every text, in its language."""
    terms = checked.files.entries("terms")
    avoided = {lang: Avoided(terms, lang) for lang in ("zh", "en")}
    for folder, file, path, text in checked.texts():
        if _of_others(folder, path):
            continue
        for lang, words in text.items():
            for at, found, term in avoided[lang].found(words):
                name = terms[term]["name"]
                yield Problem(
                    file.mark_in_text((*path, lang), words, at), ID,
                    f"“{found}”不是本站的说法。", f"“{found}” is not the word of this site.",
                    f"写“{name['zh']}”（terms/{term}）；别人的原话加引号。",
                    f"write “{name['en']}” (terms/{term}); put words of others in quotes.",
                )  # fmt: skip


class Avoided:
    """The words that the glossary avoids in one language.

    English words are found in any case, in the plural too, and with hyphens for spaces.

    Args:
        terms: the entries of the glossary, by id.
        lang: zh or en.
    """

    def __init__(self, terms: dict[str, Any], lang: str) -> None:
        words = [
            (word, name)
            for name, term in terms.items()
            for word in term.get("avoid", {}).get(lang, ())
        ]
        # The longest first: what contains another word is that word no more.
        words.sort(key=lambda pair: -len(pair[0]))
        # Nearly every text has none, and to look for plain letters takes a hundredth of the time.
        self._letters = [_plain(word) for word, _name in words]
        self._terms = [name for _word, name in words]
        groups = "|".join(f"({_expression(word, lang)})" for word, _name in words)
        self._pattern = re.compile(groups or "(?!)", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[int, str, str]]:
        """The avoided words of a text: where each begins, as it is written, and the term's id."""
        if not any(map(_plain(text).__contains__, self._letters)):
            return
        plain = _QUOTED.sub(lambda quoted: "\N{EM SPACE}" * len(quoted[0]), text)
        for match in self._pattern.finditer(plain):
            yield match.start(), match[0], self._terms[(match.lastindex or 1) - 1]


def _plain(text: str) -> str:
    """The letters of a text in which every avoided word that its expression finds stands as is."""
    return text.lower().replace("-", " ")


def _expression(word: str, lang: str) -> str:
    if lang == "zh":
        return re.escape(word)
    parts = (re.escape(part) for part in re.split("[ -]", word))
    return rf"\b{'[ -]'.join(parts)}(?:e?s)?\b"


def _of_others(folder: str, path: Path_) -> bool:
    return (
        folder in ("sources", "terms")
        or path[-1] == "clause"
        or (folder == "messages" and path == ("text",))
        or (folder == "claims" and path == ("says",))
        or (folder == "disputes" and (path == ("title",) or path[0] == "claims"))
    )
