"""The panel of the kept copy: what it offers, and what it says when something is in the way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import WATCH
from tests.browser.kept import Host, controlled, hosted, keep_copy, part, stored, until
from tests.browser.test_accessible import AXE

pytestmark = pytest.mark.browser
HOME = {"zh": "index.html", "en": "en/index.html"}
EACH = ["zh", pytest.param("en", marks=pytest.mark.deep)]
REFUSALS = {
    "the phone is full": (
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));",
        "not enough room",
    ),
    "storage is forbidden": (
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'SecurityError'));",
        "private window",
    ),
    "the browser cannot unpack": ("delete self.DecompressionStream;", "cannot keep a copy"),
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(tmp_path_factory.mktemp("kept")) as made:
        yield made


@pytest.fixture
def phone(chromium: Browser, host: Host) -> Iterator[BrowserContext]:
    host.off, host.slow = False, 0
    host.faults.clear()
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(WATCH)
    yield context
    context.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize("lang", EACH)
def test_the_panel_is_accessible_in_each_state_and_says_the_size_first(
    phone: BrowserContext, host: Host, lang: str
) -> None:
    page = phone.new_page()
    page.goto(host.base + HOME[lang])
    controlled(page)
    expect(part(page, "start")).to_contain_text("MB")
    seen = violations(page)
    host.slow = 0.5
    part(page, "start").click()
    until(page, "document.querySelector('[data-keep=progress]').value > 0")
    expect(part(page, "state")).to_contain_text("%")
    assert page.evaluate("document.activeElement.dataset.keep") == "stop"
    seen += violations(page)
    part(page, "stop").click()
    expect(part(page, "start")).to_be_visible()
    host.slow = 0
    keep_copy(page)
    assert page.evaluate("document.activeElement.dataset.keep") == "state"
    assert seen + violations(page) == []
    part(page, "remove").click()
    expect(part(page, "start")).to_be_focused()
    assert stored(page) == {"filing-clear-copy": ["/keep/wish"]}
    assert page.evaluate("self.refused") == []


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_is_in_the_way_is_said_plainly(
    phone: BrowserContext, host: Host, refusal: str
) -> None:
    script, said = REFUSALS[refusal]
    page = phone.new_page()
    page.goto(host.base + HOME["en"])
    controlled(page)
    phone.add_init_script(script)
    page.reload()
    expect(part(page, "state")).not_to_be_empty()
    if part(page, "start").is_visible():
        part(page, "start").click()
    expect(page.locator("#keep")).to_contain_text(said)
    assert not [name for name in stored(page) if name.startswith("filing-clear-copy-")]


def test_without_a_network_the_panel_says_so_and_what_came_is_kept(
    phone: BrowserContext, host: Host
) -> None:
    page = phone.new_page()
    page.goto(host.base + HOME["en"])
    controlled(page)
    host.slow = 0.3
    part(page, "start").click()
    until(page, "document.querySelector('[data-keep=progress]').value > 0.05")
    host.off = True
    expect(part(page, "error")).to_contain_text("press again when you are online")
    host.off, host.slow = False, 0
    page.reload()
    expect(part(page, "start")).to_contain_text("Go on")


def test_no_error_and_no_answer_from_elsewhere_is_kept(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    page.goto(host.base + HOME["en"])
    controlled(page)
    host.faults["about.html"] = "absent"
    page.goto(host.base + "about.html")
    page.goto(host.base + "no-such-page.html")
    page.goto(host.base + "causes/")
    page.goto(host.base + "causes?word=1")
    kept = [path for paths in stored(page).values() for path in paths]
    assert "/causes/" in kept
    assert not {"/about.html", "/no-such-page.html", "/causes"} & set(kept)
    assert not [path for path in kept if "?" in path]
