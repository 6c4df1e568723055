"""When a copy is brought without being asked: where it costs nobody anything, and never else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kept import controlled, hosted, until

pytestmark = pytest.mark.browser
LONG_AGO = "2026-01-01T00:00:00Z"
LINE = """([line, mobile]) => {
  Object.defineProperty(navigator, "connection", { value: line, configurable: true });
  Object.defineProperty(navigator, "userAgentData", { value: { mobile }, configurable: true });
}"""
QUIET = {
    "Wi-Fi on a phone": ({"type": "wifi", "effectiveType": "3g"}, True, True),
    "a fast line of a computer": ({"effectiveType": "4g"}, False, True),
    "mobile data": ({"type": "cellular", "effectiveType": "4g"}, True, False),
    "a phone that does not name its line": ({"effectiveType": "4g"}, True, False),
    "a slow line of a computer": ({"effectiveType": "3g"}, False, False),
    "a reader who saves data": ({"type": "wifi", "saveData": True}, True, False),
    "a browser that tells nothing": (None, False, False),
}
MAY = """async ([first, wish, current, behind]) => {
  const { store, mayKeepQuietly } = FilingClear;
  const noted = { first, wish, current, behind };
  for (const key of Object.keys(noted)) await store.write(key, noted[key]);
  return mayKeepQuietly(store);
}"""
LOAD = """() => new Promise((done) => {
  const script = document.createElement("script");
  script.src = "assets/keep/quiet.js";
  script.onload = () => done();
  document.head.append(script);
})"""


@pytest.fixture(scope="module")
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with hosted(tmp_path_factory.mktemp("kept")) as host:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(host.base + "en/about.html")
        controlled(page)
        page.evaluate(LOAD)
        yield page
        context.close()


@pytest.mark.parametrize("line", QUIET)
def test_nobodys_data_is_spent_without_being_asked(page: Page, line: str) -> None:
    connection, mobile, quietly = QUIET[line]
    page.evaluate(LINE, [connection, mobile])
    today = page.evaluate("new Date().toISOString()")
    kept = {"version": "0"}
    assert page.evaluate(MAY, [today, None, None, None]) is False  # a first visit
    assert page.evaluate(MAY, [LONG_AGO, None, None, None]) is quietly
    assert page.evaluate(MAY, [LONG_AGO, {"no": True}, None, None]) is False  # it was removed
    assert page.evaluate(MAY, [today, None, kept, None]) is False  # it is of today
    assert page.evaluate(MAY, [today, None, kept, True]) is quietly


@pytest.mark.parametrize("saving", [False, True])
def test_what_the_reader_began_is_finished_unless_data_is_to_be_saved(
    page: Page, saving: bool
) -> None:
    page.evaluate(LINE, [{"type": "cellular", "saveData": saving}, True])
    begun = {"version": "0", "asked": True}
    assert page.evaluate(MAY, [LONG_AGO, begun, None, None]) is not saving


@pytest.mark.deep  # waits until a page is left alone
def test_a_reader_who_comes_back_by_wifi_has_a_copy_without_asking(page: Page) -> None:
    page.add_init_script(f"({LINE})([{{ type: 'wifi' }}, true]);")
    page.evaluate(MAY, [LONG_AGO, None, None, None])
    page.reload()
    until(page, "await caches.match('/keep/current')")
