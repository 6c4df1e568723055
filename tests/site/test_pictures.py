"""The pictures: words wrapped without loss, told to those who do not see them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.render.pages import pages
from build_scripts.render.pictures.drawing import width_of, wrapped

DAY = "2026-11-23"
PAGES = {"steps/index.md": "way", "steps/settle.md": "whose-rule", "steps/file.md": "validity"}
TEXTS = st.text(alphabet="备案结算，。ab c-'“”", max_size=60)


@given(TEXTS, st.integers(80, 400))
def test_wrapping_loses_nothing_but_spaces_at_the_ends_of_lines(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(TEXTS, st.integers(120, 400))
def test_no_line_is_wider_than_asked_but_for_one_long_word_or_a_closing_mark(
    text: str, width: int
) -> None:
    for line in wrapped(text, width):
        if width_of(line.rstrip("，。”")) > width:
            assert not re.search(r"\s|[\u2e80-\uffef“”]", line.rstrip("，。”"))


@given(TEXTS, st.integers(80, 400))
def test_no_line_begins_with_a_mark_that_closes(text: str, width: int) -> None:
    assert not [line for line in wrapped(text, width)[1:] if line[0] in "，。”"]


@pytest.mark.parametrize(("page", "name"), PAGES.items())
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_is_told_to_those_who_do_not_see_it(
    real: dict[str, Any], page: str, name: str, lang: str
) -> None:
    text = pages(real, DAY)[lang][page]
    svg = re.search(r"<svg.*?</svg>", text, re.DOTALL)
    assert svg is not None
    label = re.search(r'<svg [^>]*role="(?:img|group)" aria-label="([^"]+)"', svg[0])
    told = re.search(
        rf'aria-describedby="(picture-{name}-told)".*<desc id="\1">([^<]+)<', svg[0], re.S
    )
    assert label is not None
    assert told is not None
    for words in (label[1], told[2]):
        assert bool(re.search(r"[\u4e00-\u9fff]", words)) is (lang == "zh")
    assert "style=" not in svg[0]


def test_the_months_of_the_picture_are_the_rules(real: dict[str, Any]) -> None:
    before = pages(real, DAY)["en"]["steps/file.md"]
    fact = real["regions"]["nation"]["facts"]["temporary_filing_months"][0]
    changed = {**fact, "value": {"at_least": 9}}
    nation = real["regions"]["nation"]
    other = {**nation, "facts": {**nation["facts"], "temporary_filing_months": [changed]}}
    policy = {**real, "regions": {**real["regions"], "nation": other}}
    assert "at least 6 months" in before.replace("&#58;", ":")
    assert "at least 9 months" in pages(policy, DAY)["en"]["steps/file.md"]
