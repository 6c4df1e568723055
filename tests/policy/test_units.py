"""Units, plurals and dates come from whole phrases; no text and no script puts them together."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from build_scripts.lint.checked import Checked
from build_scripts.read.policy_files import read
from build_scripts.site import ROOT
from checker.phrases import PHRASES
from tests.conftest import REAL

NUMBERS = ("n", "told", "said", "open")
"""Slots of phrases that hold a whole number; a day, a name or a value in words is none."""
COUNTED = re.compile(rf"\{{(?:{'|'.join(NUMBERS)})\}} (?:[a-z]+ )?[a-z]+s\b")
"""A number before an English noun in the plural, perhaps with one word between."""
UNIT = re.compile(
    r"\{param\.[a-z0-9_]+\}[ -]?"
    r"(?:(?:working |calendar )?days?\b|weeks?\b|months?\b|years?\b|yuan\b|percent|%"
    r"|个?(?:月|工作日|百分点)|[天日周年元])"
)
EITHER = re.compile(r"\b[a-z]+\((?:s|es)\)", re.IGNORECASE)


def tables() -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The phrases of the checker, and the words of the pages and of the tool."""
    yield "phrases.py", PHRASES
    for path in sorted((ROOT / "build_scripts" / "render").glob("*words.yml")):
        yield path.name, yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    """Every text of the real policy in each language, with its place."""
    checked = Checked(read(REAL), {}, usable=False)
    return [
        (str(file.mark((*path, lang))), words)
        for _folder, file, path, text in checked.texts()
        for lang, words in text.items()
    ]


@pytest.mark.parametrize(
    ("name", "phrases"), [pytest.param(*table, id=table[0]) for table in tables()]
)
def test_a_counted_noun_has_its_singular(name: str, phrases: dict[str, Any]) -> None:
    wrong = []
    for phrase, words in phrases.items():
        if COUNTED.search(words["en"]):
            one = phrases.get(f"{phrase}_one", {}).get("en", "")
            if not re.match(r"1 (?:[a-z]+ )?[a-z]*[a-rt-z]\b", one):
                wrong.append(f"{name} {phrase}")
    assert wrong == []


def test_the_measure_finds_a_noun_without_its_singular() -> None:
    assert COUNTED.search(PHRASES["unit_working_day"]["en"])
    assert COUNTED.search("{n} causes")
    assert not COUNTED.search("Ruled out ({n})")
    assert not COUNTED.search("{day} is a holiday")


@pytest.mark.parametrize("unit", ["day", "working_day", "week", "month", "year", "point", "yuan"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_unit_of_one_reads_as_that_of_many_with_another_number(unit: str, lang: str) -> None:
    one, many = PHRASES[f"unit_{unit}_one"][lang], PHRASES[f"unit_{unit}"][lang]
    if lang == "zh" or unit == "yuan":
        assert one == many.format(n=1)
    else:
        assert f"{one}s" == many.format(n=1)


def test_no_text_repeats_the_unit_of_a_value(texts: list[tuple[str, str]]) -> None:
    assert UNIT.search("{param.claim_months} months")
    assert UNIT.search("{param.claim_months}个月")
    assert [place for place, words in texts if UNIT.search(words)] == []


def test_no_text_leaves_the_plural_to_the_reader(texts: list[tuple[str, str]]) -> None:
    assert EITHER.search("2 day(s)")
    told = [*texts, *((k, v["en"]) for _name, table in tables() for k, v in table.items())]
    assert [place for place, words in told if EITHER.search(words)] == []


def test_no_script_of_the_tool_shows_a_day_or_a_unit_of_its_own() -> None:
    for path in sorted((ROOT / "docs" / "theme" / "assets" / "tool").glob("*.js")):
        code = path.read_text("utf-8")
        assert not re.search(r"[年月日周天元]|toLocale|Intl\.|_on\b", code), path.name
