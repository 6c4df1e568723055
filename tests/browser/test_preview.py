"""The preview in a browser: a wrong edit is said over the page, a mended one reloads it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from build_scripts.preview.rebuild import Preview
from build_scripts.preview.server import News, handler
from build_scripts.serve import server
from tests.browser import snapshot
from tests.browser.conftest import WATCH
from tests.browser.kept import until
from tests.browser.reader import answer
from tests.project_copy import copy_project, replace

pytestmark = pytest.mark.browser
DAY = "2025-06-30"
ANSWERED = """
addEventListener("DOMContentLoaded", () => {
  document.documentElement.dataset.answeredBy =
    navigator.serviceWorker.controller ? "worker" : "server";
});
"""  # an attribute, since a locator waits through a reload


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    root = copy_project(tmp_path_factory.mktemp("project"))
    made = Preview(root, root / "build" / "preview", DAY)
    first = made.look()
    assert first is not None
    assert first.problems == []
    return made


@pytest.fixture
def served(preview: Preview) -> Iterator[tuple[str, News]]:
    news = News()
    with server(preview.site, 0, handler(preview, news)) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/", news
        running.shutdown()


def look(preview: Preview, news: News) -> None:
    outcome = preview.look()
    assert outcome is not None
    news.tell(outcome.problems)


def test_a_wrong_edit_is_said_over_the_last_good_page_and_mending_reloads_it(
    preview: Preview, served: tuple[str, News], chromium: Browser
) -> None:
    base, news = served
    path: Path = preview.root / "policy_data" / "causes" / "lapse.yml"
    page = chromium.new_page()
    page.add_init_script(WATCH)
    page.goto(base + "causes/lapse.html")
    title = page.locator("h1")
    box = page.locator("#preview-problems")
    expect(title).to_have_text("医保断缴或欠费")
    expect(box).to_have_count(0)

    replace(path, "医保断缴或欠费", "<b>改过</b>的标题")
    replace(path, "enrolment_status ==", "enrolment_state ==")
    look(preview, news)
    expect(box).to_contain_text("causes/lapse.yml:9:7")
    expect(title).to_have_text("医保断缴或欠费")
    page.reload()
    expect(box).to_contain_text("causes/lapse.yml:9:7")
    assert page.evaluate("self.refused") == []

    replace(path, "enrolment_state ==", "enrolment_status ==")
    look(preview, news)
    expect(title).to_have_text("<b>改过</b>的标题")
    expect(box).to_have_count(0)
    page.close()


def test_the_tool_judges_as_on_the_day_asked_for(
    served: tuple[str, News], chromium: Browser
) -> None:
    page = chromium.new_page()
    page.goto(served[0] + "check.html")
    expect(page.locator("#tool")).to_have_attribute("data-as-of", DAY)
    answer(page, "failed_step", "settle")
    answer(page, "failed_on", "2025-07-01")
    expect(page.locator("#error-failed_on")).to_contain_text(DAY, timeout=60_000)
    page.close()


def test_a_service_worker_of_a_site_served_here_before_is_dismissed(
    preview: Preview, served: tuple[str, News], chromium: Browser
) -> None:
    base, _news = served
    context = chromium.new_context()
    page = context.new_page()
    for name in ("sw.js", "kept.html"):
        (preview.site / name).write_text("", "utf-8")
    page.goto(base + "kept.html")
    page.evaluate("navigator.serviceWorker.register('sw.js')")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    for name in ("filing-clear-visited", snapshot.NAME):
        page.evaluate("(name) => caches.open(name)", name)
    previewed = context.new_page()
    previewed.add_init_script(ANSWERED)
    previewed.goto(base + "causes/lapse.html", wait_until="commit")  # it will load itself anew
    expect(previewed.locator("html")).to_have_attribute("data-answered-by", "server")
    until(page, "!(await navigator.serviceWorker.getRegistrations()).length")
    until(page, "!(await caches.has('filing-clear-visited'))")
    assert page.evaluate("(name) => caches.has(name)", snapshot.NAME)  # the tool's own
    previewed.goto(base + "causes/waiting-period.html")
    assert previewed.evaluate("FilingClear.store ?? null") is None  # asks for no other one
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
    context.close()
