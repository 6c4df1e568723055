"""No scripts, scripts an old browser cannot read, no WebAssembly: the decision pages remain."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HOME, Visit
from tests.browser.reader import answer

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("lang", HOME)
LEADS_ON = "#tool-absent a[href='decide/index.html']"


@LANGUAGES
def test_without_scripts_a_reader_goes_from_the_self_check_to_a_cause(
    chromium: Browser, base: str, real: dict[str, Any], lang: str
) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(base + HOME[lang] + "check.html")
    page.locator(LEADS_ON).click()
    page.locator("article a[href='settle.html']").first.click()
    for name, cause in real["causes"].items():
        if cause["step"] == "settle":
            heading = page.locator(f"article #{name}")
            expect(heading).to_be_visible()
            expect(heading).to_contain_text(cause["title"][lang])
    page.locator("article a[href='../causes/hospital-service-not-open.html']").first.click()
    title = real["causes"]["hospital-service-not-open"]["title"][lang]
    expect(page.locator("article h1")).to_contain_text(title)
    expect(page.locator("article ol li").first).to_be_visible()
    context.close()


@LANGUAGES
@pytest.mark.parametrize("script", ["page.js", "early.js"])
def test_where_a_script_cannot_be_read_the_page_leads_on_after_a_while(
    visit: Visit, faults: dict[str, tuple[int, bytes]], lang: str, script: str
) -> None:
    faults[script] = (200, b"const newer = than ~~> this browser;")
    page = visit.open(lang, "check.html")
    expect(page.locator("#tool")).to_be_hidden()
    expect(page.locator(LEADS_ON)).to_be_visible()
    page.locator(LEADS_ON).click()
    expect(page).to_have_url(f"{visit.base}{HOME[lang]}decide/index.html")


def test_where_the_tool_appears_nothing_says_that_it_does_not(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    page.locator("#tool:not([hidden])").wait_for()
    expect(page.locator("#tool-absent")).to_have_count(0)


def test_a_tool_on_its_way_is_not_said_to_be_absent(visit: Visit) -> None:
    page = visit.page
    page.route("**/assets/tool/page.js*", lambda route: held.append(route))
    held: list[Any] = []
    page.goto(f"{visit.base}check.html", wait_until="commit")
    page.locator("#tool-absent").wait_for(state="attached")
    assert shown(page) == "hidden"
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    assert shown(page) == "visible"
    held[0].continue_()
    expect(page.locator("#tool")).to_be_visible()
    expect(page.locator("#tool-absent")).to_have_count(0)


def shown(page: Page) -> str:
    return str(page.locator("#tool-absent").evaluate("one => getComputedStyle(one).visibility"))


LACKING = {
    "no WebAssembly": "delete self.WebAssembly",
    "WebAssembly without exceptions": "delete WebAssembly.Tag",
    "no workers": "delete self.Worker",
}


@LANGUAGES
@pytest.mark.parametrize("lacks", LACKING)
def test_a_browser_that_lacks_what_the_tool_needs_is_led_on_and_downloads_nothing(
    visit: Visit, lang: str, lacks: str
) -> None:
    visit.page.add_init_script(LACKING[lacks])
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "settle")
    expect(page.locator("#findings a[href='decide/index.html']")).to_be_visible()
    expect(page.locator("[data-question=failed_step] input[value=settle]")).to_be_checked()
    assert not [url for url in visit.requests if "/runtime/" in url]
