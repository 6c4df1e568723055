"""A new version replaces the copy at one stroke or not at all, and pages never mix two versions."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import Host, controlled, hosted, keep_copy, part, stored, until
from tests.browser.reader import answer, ready

pytestmark = pytest.mark.browser
PAGE = "en/causes/lapse.html"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
"""The tool then loads only when it is touched: tests say when."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    with hosted(tmp_path) as made:
        yield made


@pytest.fixture
def page(chromium: Browser, host: Host) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(SAVING)
    page = context.new_page()
    page.goto(host.base + "en/index.html")
    controlled(page)
    yield page
    context.close()


def heading(page: Page, host: Host) -> str:
    page.goto(host.base + PAGE)
    return page.locator("h1").inner_text()


def release(host: Host, number: int) -> None:
    """A new version in which one page has another heading."""
    text = (host.site / PAGE).read_text("utf-8")
    head = text[text.index("<h1") : text.index("</h1>")]
    host.release(PAGE, head, f'<h1 id="top">Version {number}', f"policy-{number}")


def newer_manifest(host: Host) -> None:
    """A new version in which the tool's program is another one."""
    manifest = host.site / "runtime" / "manifest.json"
    old = digest(manifest)
    manifest.write_text(manifest.read_text("utf-8") + " ", "utf-8")
    host.release("en/check.html", f"?v={old}", f"?v={digest(manifest)}", "policy-2")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


@pytest.mark.parametrize(
    "fault",
    ["wrong", *(pytest.param(name, marks=pytest.mark.deep) for name in ("absent", "cut off"))],
)
def test_a_broken_download_leaves_the_old_copy_whole_and_goes_on_when_mended(
    page: Page, host: Host, fault: str
) -> None:
    release(host, 1)
    keep_copy(page)
    release(host, 2)
    page.goto(host.base + "en/index.html")
    expect(part(page, "state")).to_contain_text("something newer")
    host.faults[host.pack_of(PAGE)] = fault
    part(page, "start").click()
    expect(part(page, "error")).to_contain_text("The copy you had is still here")
    expect(part(page, "start")).to_be_enabled()
    host.off = True
    assert heading(page, host) == "Version 1"

    host.off = False
    host.faults.clear()
    page.goto(host.base + "en/index.html")
    host.asked.clear()
    keep_copy(page)
    expect(part(page, "state")).to_contain_text("policy-2")
    again = [name for name in host.asked if "pack-" in name or name.startswith("runtime/")]
    assert again == ["keep/" + host.pack_of(PAGE)]
    host.off = True
    assert heading(page, host) == "Version 2"
    host.off = False
    page.goto(host.base + "en/index.html")  # the copy that was replaced goes when nobody shows it
    until(page, "(await caches.keys()).filter((name) => name.includes('copy-')).length === 1")


def test_a_page_of_the_copy_has_its_parts_from_the_copy_also_when_the_network_is_back(
    page: Page, host: Host
) -> None:
    keep_copy(page)
    host.off = True
    page.goto(host.base + "en/check.html")
    page.locator("#tool:not([hidden])").wait_for()
    host.off = False
    host.asked.clear()
    answer(page, "failed_step", "settle")
    ready(page)
    assert [name for name in host.asked if name.startswith("runtime/") or "tool/" in name] == []


def test_a_page_of_the_network_may_lose_it_and_its_tool_still_works(page: Page, host: Host) -> None:
    keep_copy(page)
    page.goto(host.base + "en/check.html")
    page.locator("#tool:not([hidden])").wait_for()
    host.off = True
    answer(page, "failed_step", "settle")
    ready(page)


def test_a_newer_page_without_a_network_gets_no_parts_of_the_older_copy(
    page: Page, host: Host
) -> None:
    keep_copy(page)
    newer_manifest(host)
    page.goto(host.base + "en/check.html")
    until(page, "await caches.match('/keep/behind')")
    host.off = True
    page.evaluate("caches.delete('filing-clear-visited')")  # nor what came before it was lost
    answer(page, "failed_step", "settle")
    expect(page.locator("#tool-status")).to_contain_text("Your answers are kept")
    page.reload()  # all of it from the copy
    ready(page)


def test_a_page_of_before_does_not_keep_what_a_newer_host_sends_under_its_hash(
    page: Page, host: Host
) -> None:
    page.goto(host.base + "en/check.html")
    address = page.locator("script[data-manifest]").get_attribute("data-manifest") or ""
    page.evaluate("caches.delete('filing-clear-visited')")
    newer_manifest(host)
    ask = "async (address) => (await fetch(address)).status"
    assert page.evaluate(ask, address) == 200
    assert page.evaluate(ask, "assets/site.css") == 200  # kept after it
    until(page, "await caches.match('assets/site.css')")
    assert page.evaluate("async (address) => !(await caches.match(address))", address)


def test_a_slow_network_is_answered_from_the_copy_which_tells_when_there_is_something_newer(
    page: Page, host: Host
) -> None:
    release(host, 1)
    keep_copy(page)
    release(host, 2)
    host.slow = 6
    assert heading(page, host) == "Version 1"
    host.slow = 0
    notice = page.locator("#newer")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("The site has something newer")
    notice.locator("button").click()
    expect(page.locator("h1")).to_have_text("Version 2")
    expect(notice).to_be_hidden()


def test_the_removed_copy_leaves_nothing_but_the_wish(page: Page, host: Host) -> None:
    keep_copy(page)
    part(page, "remove").click()
    expect(part(page, "state")).to_contain_text("removed")
    kept = stored(page)
    assert kept == {"filing-clear-copy": ["/keep/wish"]}
