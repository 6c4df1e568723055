"""Pages, tool and checker speak the words of the glossary too, not only the policy's texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from build_scripts.lint.term_outside_glossary import Avoided
from build_scripts.map import committed
from build_scripts.read.policy_files import read
from build_scripts.site import ROOT
from checker.phrases import PHRASES
from tests.conftest import REAL


def spoken() -> Iterator[tuple[str, str, str]]:
    """Every sentence outside policy_data/: where it stands, its language, its words."""
    for name, phrase in PHRASES.items():
        yield from ((f"phrases.py {name}", lang, words) for lang, words in phrase.items())
    for path in sorted((ROOT / "build_scripts" / "render").glob("*words.yml")):
        for name, words in yaml.safe_load(path.read_text("utf-8")).items():
            yield from ((f"{path.name} {name}", lang, words[lang]) for lang in ("zh", "en"))
    for name in committed(ROOT):
        if name.startswith(("docs/zh/", "docs/en/")) and name.endswith(".md"):
            yield name, Path(name).parts[1], (ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def avoided() -> dict[str, Avoided]:
    """The words that the real glossary avoids, by language."""
    terms = read(REAL).entries("terms")
    return {lang: Avoided(terms, lang) for lang in ("zh", "en")}


def test_no_sentence_of_the_site_itself_uses_a_word_that_the_glossary_avoids(
    avoided: dict[str, Avoided],
) -> None:
    sentences = list(spoken())
    assert {lang for _where, lang, _words in sentences} == {"zh", "en"}
    found = {
        f"{where} ({lang})": [word for _at, word, _term in avoided[lang].found(words)]
        for where, lang, words in sentences
    }
    assert {where: words for where, words in found.items() if words} == {}


def test_no_term_avoids_a_word_in_the_name_of_a_term(avoided: dict[str, Avoided]) -> None:
    names = {name: term["name"] for name, term in read(REAL).entries("terms").items()}
    clash = {
        name: word
        for name, both in names.items()
        for lang, words in both.items()
        for _at, word, _term in avoided[lang].found(words)
    }
    assert clash == {}
