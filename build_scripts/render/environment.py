"""The Jinja environment of one language: strict names, inert text, and the words pages share."""

import json
import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from build_scripts.compile.policy import Compiled
from build_scripts.read.nouns import NOUNS
from build_scripts.render.compiled import bytecode_cache, late
from build_scripts.render.edit_links import EditLinks
from build_scripts.render.escape import inert
from build_scripts.render.pictures import PICTURES
from checker import facts, texts
from checker.phrases import PHRASES
from checker.values import STRONG, WEAK, Value

HERE = Path(__file__).parent
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
WORDS = (
    "words.yml", "decide_words.yml", "region_words.yml", "checklist_words.yml",
    "evidence_words.yml", "picture_words.yml", "upkeep_words.yml", "tool_words.yml",
)  # fmt: skip
ON_ONE_PAGE = {
    "source": "sources", "question": "check", "claim": "claims", "occasion": "upkeep",
}  # fmt: skip
"""Nouns whose entries stand together on one page: noun -> that page."""
FOLDERS = {noun: folder for folder, noun in NOUNS.items() if noun not in ON_ONE_PAGE}
"""Nouns with a page for each entry: noun -> the folder of its pages."""
_CLAUSE_ENDS = re.compile(r"[；。]|[;.](?=\s|$)")
_TITLE_KEYS = ("title", "name", "label", "text", "says")


class DayError(Exception):
    """What was set names no day; the message says how to write one."""


@cache
def words() -> dict[str, dict[str, str]]:
    """What templates and the tool's scripts can say: the checker's phrases and their own words."""
    own = (yaml.load((HERE / name).read_bytes(), _LOADER) for name in WORDS)
    return {key: text for texts in (PHRASES, *own) for key, text in texts.items()}


def environment(
    policy: Compiled, lang: str, as_of: str, edit: EditLinks | None = None
) -> Environment:
    """Jinja for one language: an unknown name is an error, every text is made inert."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=inert,
        bytecode_cache=bytecode_cache(),
        comment_start_string="{#-",  # `{#top}` is an anchor and not a comment
        comment_end_string="-#}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = PageTexts(policy, lang, as_of)
    env.globals.update(policy=policy, lang=lang, as_of=as_of, word=page.word, fact=page.fact)
    env.globals.update(grade=page.grade, link=page.link, raw=Markup, said=page.said)
    env.globals.update(title_of=page.title, value_of=page.value_of)
    env.tests["weak"] = page.weak
    env.globals.update(picture=lambda name: PICTURES[name](page, "../"))
    env.globals.update(edit_at=edit.address if edit else None)
    env.globals.update(json=_json, title_line=_title)
    env.filters.update(t=late(page.text), clause=late(page.clause))
    env.filters.update(day=late(page.day), answer=late(page.answer))
    return env


def title_of(policy: Compiled, entry: dict[str, Any], lang: str) -> str:
    """What an entry is called; a checklist by its region and step, a claim by its words."""
    for key in _TITLE_KEYS:
        if key in entry:
            return str(entry[key][lang])
    region = policy["regions"][entry["region"]]["name"][lang]
    step = policy["steps"][entry["step"]]["title"][lang]
    return words()["checklist_name"][lang].format(region=region, step=step)


def _title(value: Any) -> Markup:
    """A page's title for its front matter; mkdocs puts it into HTML as it is, so it is inert."""
    return _json(str(inert(value)).replace("&#45;", "-"))


def _json(value: Any) -> Markup:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


class PageTexts:
    """What templates call to put policy into words of one language, on the day of the build."""

    def __init__(self, policy: Compiled, lang: str, as_of: str) -> None:
        self.policy, self.lang, self.as_of = policy, lang, as_of

    def word(self, name: str, /, **slots: Any) -> str:
        """A template's own word or sentence."""
        return words()[name][self.lang].format(**slots)

    def text(self, text: dict[str, str], region: str = "nation") -> str:
        """A policy text in this page's language, its placeholders filled for a region."""
        return texts.fill(self.policy, text[self.lang], self.lang, self.value_in(region))

    def day(self, day: str) -> str:
        """An ISO day as people write it."""
        return texts.day_in_words(day, self.lang)

    def answer(self, answer: Any, question: str) -> str:
        """An answer as a person would read it back."""
        return texts.answer_in_words(self.policy, question, answer, self.lang)

    def clause(self, text: dict[str, str], region: str = "nation") -> str:
        """The first clause of a policy text, for a sheet on which there is no room for the rest."""
        first = {lang: _CLAUSE_ENDS.split(said, maxsplit=1)[0] for lang, said in text.items()}
        return self.text(first, region)

    def fact(self, parameter: str, stated: Any, source: str, short: bool = False) -> str:
        """A stated value in words, with its warning where the source is weak (see `said`)."""
        value = facts.stated(stated)._replace(strength=self._strength(source))
        if not short:
            return texts.stated_in_words(self.policy, parameter, value, self.lang)
        plain = value._replace(strength=STRONG)
        text = texts.stated_in_words(self.policy, parameter, plain, self.lang)
        return self.word("said_unverified_short", text=text) if self.weak(source) else text

    def value_of(self, parameter: str, region: str = "nation") -> str:
        """A parameter's value in a region in words; unknown where no rule is known."""
        value = self.value_in(region)(parameter)
        return texts.stated_in_words(self.policy, parameter, value, self.lang)

    def title(self, entry: dict[str, Any]) -> str:
        """What an entry is called, as a heading writes it."""
        text = title_of(self.policy, entry, self.lang)
        return text[:1].upper() + text[1:]

    def said(
        self, row: dict[str, Any], key: str = "text", region: str = "nation", short: bool = False
    ) -> str:
        """A sentence that a source says, with its warning where the source is weak.

        Args:
            row: what holds the sentence and its `source`.
            key: under which key the sentence stands.
            region: whose values fill its placeholders.
            short: for a sheet that says at its top what the short warning means.
        """
        text = self.text(row[key], region)
        if not self.weak(row["source"]):
            return text
        return self.word("said_unverified_short" if short else "said_unverified", text=text)

    def weak(self, source: str) -> bool:
        """Whether a source may not stand without a warning: grade C or D, or past its review."""
        return self._strength(source) == WEAK

    def grade(self, source: str) -> Markup:
        """The chip that shows a source's grade."""
        letter = self.policy["sources"][source]["grade"]
        title = inert(words()["grade_" + letter.lower()][self.lang])
        return Markup(
            f'<span class="grade grade--{letter.lower()}" title="{title}" '
            f'data-fresh-through="{facts.fresh_through(self.policy, source)}">{letter}</span>'
        )

    def link(self, folder: str, name: str, up: str = "../") -> Markup:
        """A Markdown link to an entry's page (or to its row in the register of sources)."""
        entry = self.policy[folder][name]
        title = inert(self.title(entry))
        target = f"{up}sources.md#{name}" if folder == "sources" else f"{up}{folder}/{name}.md"
        return Markup(f"[{title}]({target})")

    def _strength(self, source: str) -> int:
        fresh = facts.is_fresh(self.policy, source, self.as_of)
        return facts.strength_of(self.policy, source, fresh)

    def value_in(self, region: str) -> Callable[[str], Value]:
        """Looks up a parameter's value in a region, on the day of the build."""
        day = self.as_of
        return lambda name: facts.value_of(self.policy, name, region, day, self._strength)


def _today() -> date:
    """The machine's day, or the one a repeatable build is told in seconds since 1970 (UTC)."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise DayError(
            f"SOURCE_DATE_EPOCH={seconds}: 应写成从 1970 年起的秒数。\n"
            f"SOURCE_DATE_EPOCH={seconds}: write it as seconds since 1970."
        ) from error


def today(as_of: str | None) -> str:
    """The day that pages are made for: as asked, else that of `SOURCE_DATE_EPOCH`, else today.

    Raises:
        DayError: what was asked for is no day.
    """
    if not as_of:
        return _today().isoformat()
    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        day = None
    if day is None or day.isoformat() != as_of:
        raise DayError(
            f"AS_OF={as_of}: 不是真实存在的日期，应写成 2026-01-31 这样。\n"
            f"AS_OF={as_of}: this is no day; write it as 2026-01-31."
        )
    return as_of
