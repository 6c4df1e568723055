"""The copy on a disk, opened by double click with the network off: everything in it works."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import HOME, Visit
from tests.browser.kept import until
from tests.browser.reader import WUHAN, answer, go_through, ready, verdict

pytestmark = pytest.mark.browser
WORDS = {"zh": "临汾", "en": "Linfen"}


def path_of(address: str) -> Path:
    return Path(unquote(urlsplit(address).path))


def first_hit(page: Page, word: str) -> str:
    """Search as a reader does, open the first hit and say its title."""
    page.locator("label.header-search").click()
    page.locator("[data-md-component=search-query]").fill(word)
    hit = page.locator("a.md-search-result__link").first
    heading = hit.locator("h1, h2").first
    expect(heading).to_contain_text(word)
    title = heading.inner_text().replace("\u200b", "")
    hit.click()
    return title


def test_the_first_page_opens_and_the_language_changes_on_any_page(from_disk: Visit) -> None:
    page = from_disk.open("zh", "index.html")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.locator("article a[href='check.html']").first.click()
    expect(page.locator("#tool")).to_be_visible()
    page = from_disk.open("zh", "causes/filing-expired.html")
    here = page.url
    page.locator("a.switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/en/causes/filing-expired.html")
    page.locator("a.switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert page.url == here
    assert (from_disk.refused(), from_disk.errors, from_disk.foreign()) == ([], [], [])


@pytest.mark.parametrize("lang", HOME)
def test_the_search_finds_a_word_and_its_hit_opens(from_disk: Visit, lang: str) -> None:
    page = from_disk.open(lang, "terms/index.html")
    title = first_hit(page, WORDS[lang])
    expect(page.locator("h1")).to_have_text(title)
    assert path_of(page.url).is_file()
    assert (from_disk.refused(), from_disk.errors, from_disk.foreign()) == ([], [], [])


@pytest.mark.parametrize("lang", HOME)
def test_the_self_check_judges_a_case(from_disk: Visit, lang: str) -> None:
    page = from_disk.open(lang, "check.html")
    go_through(page, WUHAN)
    assert verdict(page, "hospital-service-not-open") == "confirmed"
    links = page.locator("#findings a").evaluate_all("all => all.map((one) => one.href)")
    assert [link for link in links if not path_of(link).is_file()] == []
    assert len(links) > 5
    assert (from_disk.refused(), from_disk.errors, from_disk.foreign()) == ([], [], [])


def test_a_reader_who_comes_back_finds_the_answers_and_a_verdict(from_disk: Visit) -> None:
    page = from_disk.open("zh", "check.html")
    go_through(page, WUHAN)
    until(page, "(await caches.keys()).length === 1")  # memory is kept
    page.goto(from_disk.base + "causes/index.html")
    page = from_disk.open("zh", "check.html")
    ready(page)
    page.locator("#results[aria-busy=false]").wait_for()
    assert verdict(page, "hospital-service-not-open") == "confirmed"
    assert (from_disk.refused(), from_disk.errors, from_disk.foreign()) == ([], [], [])


def test_an_identity_number_is_checked(from_disk: Visit) -> None:
    page = from_disk.open("zh", "check.html")
    answer(page, "failed_step", "certify")
    ready(page)
    helper = page.locator("[data-helper]").first
    helper.evaluate("one => { one.closest('[data-question]').hidden = false; }")
    helper.locator("input").fill("11010519491231002X")  # the example in GB 11643
    helper.locator("button").click()
    expect(helper.locator("[role=status]")).to_contain_text("核对完了")
    assert (from_disk.refused(), from_disk.errors, from_disk.foreign()) == ([], [], [])


def test_where_a_file_of_the_copy_is_missing_the_page_says_so_and_leads_on(
    from_disk: Visit, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(path_of(from_disk.base), copy)
    (copy / "assets" / "carry" / "rest.js").unlink()
    from_disk.base = copy.as_uri() + "/"
    page = from_disk.open("zh", "check.html")
    answer(page, "failed_step", "settle")
    expect(page.locator("#tool-status")).to_contain_text("您的回答还在")
    expect(page.locator("#findings a[href='decide/index.html']")).to_be_visible()


@pytest.mark.parametrize("lang", HOME)
def test_a_page_opened_inside_the_archive_says_to_unpack_it(
    from_disk: Visit, tmp_path: Path, lang: str
) -> None:
    page = from_disk.open(lang, "index.html")
    expect(page.locator(".unpack-first")).to_be_hidden()
    shutil.copy(path_of(page.url), tmp_path / "index.html")
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator(".unpack-first")).to_be_visible()


def test_the_policy_of_the_copy_is_what_lets_its_workers_start(
    chromium: Browser, from_disk: Visit, tmp_path: Path
) -> None:
    """The watch of this file sees a refusal: with the policy of a host the worker is refused."""
    copy = tmp_path / "copy"
    shutil.copytree(path_of(from_disk.base), copy)
    page_file = copy / "check.html"
    page_file.write_text(page_file.read_text("utf-8").replace(" blob:", ""), "utf-8")
    from_disk.base = copy.as_uri() + "/"
    page = from_disk.open("zh", "check.html")
    answer(page, "failed_step", "settle")
    expect(page.locator("#tool-status")).to_contain_text("您的回答还在")
    assert any(one.startswith("worker-src") for one in from_disk.refused())
