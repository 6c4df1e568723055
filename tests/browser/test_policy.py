"""The content policy: header and page say what one file says, and no page kind offends."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from build_scripts.finish import csp
from build_scripts.site import SITE
from tests.browser import drill, snapshot
from tests.browser.conftest import HOME, Visit

pytestmark = pytest.mark.browser
META = "meta[http-equiv='Content-Security-Policy']"


def pages(lang: str, of_a_kind: int) -> list[str]:
    """Pages of a language: all at its root, and so many of each folder."""
    root = Path(SITE, HOME[lang])
    folders = sorted(path for path in root.iterdir() if path.is_dir() and path.name != "en")
    chosen = sorted(root.glob("*.html"))
    for folder in folders:
        names = (path for path in folder.glob("*.html") if path.stem != "index")
        chosen += sorted(names)[:of_a_kind]
    return [str(path.relative_to(root)) for path in chosen]


def kept_to(visit: Visit, lang: str, names: list[str]) -> None:
    assert len(names) > 20
    for name in names:
        answer = visit.page.goto(visit.base + HOME[lang] + name)
        assert answer
        assert answer.headers["content-security-policy"] == csp.SERVED
        assert visit.page.locator(META).get_attribute("content") == csp.SERVED
        assert visit.refused() == [], name
    assert visit.foreign() == []
    assert visit.errors == []


def test_a_page_of_each_kind_keeps_to_the_policy(visit: Visit) -> None:
    kept_to(visit, "zh", pages("zh", 1))


@pytest.mark.deep
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_keeps_to_the_policy(visit: Visit, lang: str) -> None:
    kept_to(visit, lang, pages(lang, 10_000))


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
def test_the_running_tool_and_the_search_keep_to_the_policy(visit: Visit, lang: str) -> None:
    said: list[str] = []
    visit.page.on("console", lambda message: said.append(message.text))
    page = drill.arrive(visit, lang)
    drill.judged_right(page)
    snapshot.kept(page)
    page.reload()
    drill.judged_right(page)
    page.locator(".header-search").click()
    page.locator("[data-md-component=search-query]").press_sequentially("12393")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert visit.refused() == []
    assert [text for text in said if "Content Security Policy" in text] == []
