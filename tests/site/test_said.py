"""What a weak source says never stands without its warning, on whatever page it is told."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest

from build_scripts.render.environment import words
from build_scripts.render.escape import inert
from build_scripts.render.pages import Pages, pages
from checker.phrases import LANGUAGES

DAY = "2026-11-23"
NO_SENTENCE = {"clause", "title", "label", "name"}
"""Texts beside a source that say nothing by themselves: names, and where in the source."""
OWN_WARNING = {"claims": "claim_says", "messages": "cited_weak"}
"""Nouns whose pages warn in another way -> the word that does."""


def weakly_said(policy: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every sentence that stands beside a source of grade C or D: noun, what holds it, its key."""
    for noun, entries in policy.items():
        if isinstance(entries, dict) and noun not in ("sources", "places", *OWN_WARNING):
            for entry in entries.values():
                for row in rows(entry):
                    if policy["sources"].get(row["source"], {}).get("grade") in ("C", "D"):
                        for key, text in row.items():
                            if key not in NO_SENTENCE and is_text(text):
                                yield noun, row, key


def rows(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("source"), str):
            yield value
        for inner in value.values():
            yield from rows(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from rows(inner)


def is_text(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"zh", "en"}


@pytest.fixture(scope="module")
def marked(real: dict[str, Any]) -> tuple[dict[str, Pages], dict[str, str]]:
    """The pages of the real policy with each such sentence replaced by a mark; marks by noun."""
    policy = copy.deepcopy(real)
    marks = {}
    for n, (noun, row, key) in enumerate(weakly_said(policy)):
        mark = f"mark{n}end"
        row[key] = {"zh": mark, "en": mark}
        marks[mark] = f"{noun}: {key}"
    return pages(policy, DAY), marks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_of_a_weak_source_carries_a_warning_wherever_it_is_told(
    marked: tuple[dict[str, Pages], dict[str, str]], lang: str
) -> None:
    made, marks = marked
    tails = tuple(
        str(inert(words()[name][lang].format(text=""))).strip()
        for name in ("said_unverified", "said_unverified_short")
    )
    seen = set()
    bare = []
    for page, text in made[lang].items():
        for found in re.finditer(r"mark\d+end", text):
            seen.add(found[0])
            if not text[found.end() :].lstrip().startswith(tails):
                bare.append((page, marks[found[0]]))
    assert bare == []
    assert {marks[mark] for mark in marks.keys() - seen} == set(), "told on no page"
    assert {noun.split(":")[0] for noun in marks.values()} >= {
        "regions", "checklists", "disputes", "materials", "channels",
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_rests_on_weak_sources_alone_says_so(real: dict[str, Any], lang: str) -> None:
    made = pages(real, DAY)[lang]
    warning = str(inert(words()["cited_weak"][lang]))

    def weak(entry: dict[str, Any]) -> bool:
        cited = [row["source"] for row in entry.get("sources", [entry])]
        return all(real["sources"][name]["grade"] in ("C", "D") for name in cited)

    for folder in ("causes", "materials", "messages", "channels", "terms"):
        told = {name for name in real[folder] if warning in made[f"{folder}/{name}.md"]}
        assert told == {name for name, entry in real[folder].items() if weak(entry)}, folder
        assert told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_that_warns_in_short_says_what_that_means(real: dict[str, Any], lang: str) -> None:
    made = pages(real, DAY)[lang]
    tail = str(inert(words()["said_unverified_short"][lang].format(text=""))).strip()
    legend = str(inert(words()["checklist_unverified"][lang]))
    short = [page for page, text in made.items() if tail in text]
    assert short
    assert all(page.startswith("checklists/") for page in short)
    assert [page for page in short if legend not in made[page]] == []
