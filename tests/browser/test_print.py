"""A checklist comes out of the printer on one A4 sheet, in large letters, ready for the pen."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from build_scripts.render import checklists
from build_scripts.site import SITE
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
FOLDER = {"zh": SITE / "checklists", "en": SITE / "en" / "checklists"}
LONGEST = 5
PAGE = re.compile(rb"/Type\s*/Page\b")
SMALL = """
() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
  && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  && parseFloat(getComputedStyle(one).fontSize) < 14 - 0.01).map((one) => one.outerHTML)
"""
"""Elements that show a text in letters below 14 px, which is 10.5 pt."""


def printed(page: Page) -> int:
    """How many A4 pages come out of the printer."""
    return len(PAGE.findall(page.pdf(format="A4")))


def sheets(real: dict[str, Any], lang: str) -> list[str]:
    """Every checklist that somebody wrote, and the longest of those that areas inherit."""
    inherited = [page for page, _checklist, _region in checklists.inherited(real)]
    inherited.sort(key=lambda page: (FOLDER[lang] / f"{page}.html").stat().st_size)
    assert len(inherited) >= LONGEST
    return [*real["checklists"], *inherited[-LONGEST:]]


@LANGUAGES
def test_every_checklist_is_one_sheet(visit: Visit, real: dict[str, Any], lang: str) -> None:
    pages = {}
    for name in sheets(real, lang):
        page = visit.open(lang, f"checklists/{name}.html")
        pages[name] = printed(page)
    assert pages == dict.fromkeys(pages, 1)


@LANGUAGES
def test_it_still_is_where_the_letters_run_wider(
    visit: Visit, real: dict[str, Any], lang: str
) -> None:
    for name in sheets(real, lang):
        page = visit.open(lang, f"checklists/{name}.html")
        # other machines have other fonts; 0.015 em is some three in a hundred of a Latin letter
        page.evaluate("document.body.style.letterSpacing = '0.015em'")
        assert printed(page) == 1, name


def test_a_text_too_long_for_it_is_not_cut_off(visit: Visit) -> None:
    page = visit.open("zh", "checklists/nation-file.html")
    more = "'<li>再办一次。</li>'.repeat(60)"
    page.evaluate(f"document.querySelector('.sheet ol').innerHTML += {more}")
    assert printed(page) > 1


@LANGUAGES
def test_nothing_on_it_is_smaller_than_ten_and_a_half_points(visit: Visit, lang: str) -> None:
    for name in ("nation-file", "nation-certify"):
        page = visit.open(lang, f"checklists/{name}.html")
        page.emulate_media(media="print")
        assert page.evaluate(SMALL) == []


@LANGUAGES
def test_the_paper_has_boxes_and_lines_the_screen_has_the_sources(
    visit: Visit, real: dict[str, Any], lang: str
) -> None:
    entry = real["checklists"]["nation-file"]
    needed = [paper for paper in entry["papers"] if paper["need"] != "not"]
    page = visit.open(lang, "checklists/nation-file.html")
    box = "(one) => getComputedStyle(one, '::before').width"
    boxes = page.locator(".checks > li")
    assert boxes.count() == len(needed)
    told = page.locator(".told dd")
    title = page.locator(".sheet .source a").first
    expect(title).to_be_visible()
    expect(told.first).to_be_hidden()
    expect(page.locator("[data-print-page]")).to_be_visible()
    page.emulate_media(media="print")
    assert told.count() == 3
    for line in told.all():
        assert line.evaluate("(one) => one.offsetWidth") > 100
    expect(title).to_be_hidden()
    expect(page.locator("[data-print-page]")).to_be_hidden()
    assert all(float(one.evaluate(box).removesuffix("px")) > 8 for one in boxes.all())
    assert page.locator(".sheet .grade").first.is_visible()
    assert visit.refused() == []


def test_a_short_page_prints_no_empty_one_after_it(visit: Visit) -> None:
    assert printed(visit.open("zh", "404.html")) == 1
