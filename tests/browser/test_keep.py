"""Kept pages and the kept copy in Chromium: what opens without a network, below any path."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import WATCH
from tests.browser.kept import Host, controlled, foreign, hosted, keep_copy, part, until
from tests.browser.reader import answer, ready

pytestmark = pytest.mark.browser


PROGRAM_KEPT = (
    "(await Promise.all((await FilingClear.runner.program).map((one) => caches.match(one))))"
    ".every(Boolean)"
)
PATHS = ["/hospital/site/", pytest.param("/", marks=pytest.mark.deep)]


@pytest.fixture(scope="module", params=PATHS)
def host(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    with hosted(tmp_path_factory.mktemp("kept"), request.param) as made:
        yield made


@pytest.fixture
def phone(chromium: Browser, host: Host) -> Iterator[BrowserContext]:
    host.off, host.slow = False, 0
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(WATCH)
    yield context
    context.close()


def test_what_was_visited_opens_without_a_network(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    page.goto(host.base + "en/causes/lapse.html")
    title = page.locator("h1").text_content()
    controlled(page)
    host.off = True
    page.reload()
    expect(page.locator("h1")).to_have_text(title or "")
    for door in ("index.html", "en/check.html"):
        page.goto(host.base + door)
        expect(page.locator("h1")).to_be_visible()
    page.goto(host.base + "en/causes/waiting-period.html")
    expect(page.locator("h1")).to_have_text("You are offline")
    page.locator("article .md-button--primary").click()
    expect(page).to_have_url(host.base + "en/index.html")
    assert page.evaluate("self.refused") == []


def test_the_self_check_works_without_a_network_after_its_first_visit(
    phone: BrowserContext, host: Host
) -> None:
    page = phone.new_page()
    page.goto(host.base + "check.html")
    answer(page, "failed_step", "settle")
    ready(page)
    controlled(page)
    until(page, PROGRAM_KEPT)
    host.off = True
    page.reload()
    ready(page)
    answer(page, "failed_on", "2026-10-08")
    expect(page.locator("#results[aria-busy=false]")).to_be_visible()
    expect(page.locator("#findings details").first).to_be_attached()
    assert page.evaluate("self.refused") == []


def test_a_kept_copy_has_all_pages_the_search_and_the_tool(
    phone: BrowserContext, host: Host
) -> None:
    left = foreign(phone, host)
    page = phone.new_page()
    page.goto(host.base)
    controlled(page)
    keep_copy(page)
    expect(part(page, "state")).to_contain_text("已经留好")
    host.off = True
    page.goto(host.base + "en/causes/waiting-period.html")
    expect(page.locator("h1")).to_contain_text("waiting", ignore_case=True)
    page.locator("label.header-search").click()
    page.locator("[data-md-component=search-query]").fill("Linfen")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(host.base + "en/check.html")
    answer(page, "failed_step", "settle")
    ready(page)
    expect(page.locator("#findings details").first).to_be_visible()
    assert left == []
    assert page.evaluate("self.refused") == []
