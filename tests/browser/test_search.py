"""The search asks for its index only when somebody wants to search, whichever way that shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
HIT = ".md-search-result__link"
FIELD = "[data-md-component=search-query]"


def of_the_search(visit: Visit) -> list[str]:
    return [url for url in visit.requests if "search_index" in url or "/workers/search" in url]


def by_finger(page: Page) -> None:
    page.locator("label.header-search").click()
    page.locator(FIELD).fill("12393")


def by_the_theme_s_key(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(FIELD).fill("12393")


def by_a_script(page: Page) -> None:
    page.evaluate("document.getElementById('__search').click()")
    page.locator(FIELD).fill("12393")


WAYS = [by_finger, by_the_theme_s_key, by_a_script]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_index_comes_when_the_search_is_wanted_and_not_before(
    visit: Visit, way: Callable[[Page], None]
) -> None:
    page = visit.open("zh", "index.html")
    page.wait_for_load_state("networkidle")
    assert of_the_search(visit) == []
    way(page)
    expect(page.locator(HIT).first).to_be_visible()
    assert len(of_the_search(visit)) == 2
    assert visit.errors == []


def test_a_link_that_searches_finds_at_once(visit: Visit) -> None:
    page = visit.open("en", "index.html?q=12393")
    expect(page.locator(HIT).first).to_be_visible()
