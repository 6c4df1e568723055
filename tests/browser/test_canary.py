"""Unlikely texts go into every door; none is found in a request, an address, a log or a store."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import snapshot
from tests.browser.conftest import HELD, FaultyHandler, Visit
from tests.browser.leaks import Watch, stored
from tests.browser.reader import ready

pytestmark = pytest.mark.browser
Faults = dict[str, tuple[int, bytes]]
LANGUAGES = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
NUMBER = "110105194912317139"  # an identity number with a wrong check digit
SEARCHED = ["canarysearch7731", "金丝雀鸣于幽谷"]
FILL = """
(texts) => {
  const put = (control, value) => {
    if (control.tagName === "SELECT") control.add(new Option(value, value));
    if (control.type === "radio" || control.type === "checkbox") {
      control.value = value;
      control.checked = true;
    } else {
      control.value = value;
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const field of document.querySelectorAll("[data-question]")) {
    const control = field.querySelector(".question__field :is(input, select), .choices input");
    const odd = { date: "1873-03-19", number: "71" }[control.type];
    put(control, odd ?? texts[0] + field.dataset.question + texts[1]);
  }
}
"""
CHOSEN = "[...document.querySelectorAll('[data-question]')].map((one) => one.dataset.question)"


def canaries(page: Page) -> list[str]:
    """One text for each question; a day is one of its own."""
    return [f"canary{name}金丝" for name in page.evaluate(CHOSEN)] + ["1873-03-19"]


def fill(page: Page) -> None:
    """Put a text of its own into each question, past what a select or a box would offer."""
    page.locator("#tool:not([hidden])").wait_for()
    page.evaluate(FILL, ["canary", "金丝"])


def start_check(page: Page) -> None:
    page.evaluate("document.querySelector('[data-helper]').closest('fieldset').hidden = false")
    page.locator("[data-helper] input").fill(NUMBER)
    page.locator("[data-helper] button").click()


def search(page: Page, words: str) -> None:
    page.locator(".header-search").click()
    field = page.locator("[data-md-component=search-query]")
    field.press_sequentially(words)
    expect(
        page.locator("[data-md-component=search-result] .md-search-result__meta")
    ).not_to_be_empty()
    before = page.url
    field.press("Enter")
    page.keyboard.press("Escape")
    assert page.url == before


def nowhere(visit: Visit, watch: Watch, needles: list[str], memory: bool) -> None:
    page = visit.page
    found, seen = stored(page, needles)
    assert watch.found(needles) + found == []
    assert seen > 5_000_000 or not memory  # a kept memory was looked through: about 10 MB
    assert not [one for one in needles if one in page.url]
    kept = page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert not [one for one in (NUMBER, *SEARCHED) if one in kept]


@LANGUAGES
def test_what_is_typed_into_the_self_check_is_found_nowhere(
    visit: Visit, faults: Faults, lang: str
) -> None:
    watch = Watch(visit)
    faults["checker.zip"] = (HELD, b"")  # all is typed before Python is there, and its memory taken
    page = visit.open(lang, "check.html")
    fill(page)
    needles = [*canaries(page), NUMBER, *SEARCHED]
    start_check(page)
    for words in SEARCHED:
        search(page, words)
    FaultyHandler.over.set()
    ready(page)
    expect(page.locator("#tool-status")).to_contain_text({"zh": "标红", "en": "red"}[lang])
    snapshot.kept(page)
    nowhere(visit, watch, needles, memory=True)

    page.reload()
    ready(page)
    fill(page)
    start_check(page)
    expect(page.locator("[data-helper] button")).to_be_enabled()
    page.locator("#results[aria-busy=false]").wait_for()
    nowhere(visit, watch, needles, memory=True)
    assert visit.foreign() == []


def test_the_search_for_what_was_typed_would_find_it(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    ready(page)
    snapshot.kept(page)
    watch = Watch(visit)
    page.evaluate("fetch('index.html?canarysent')")
    page.evaluate("console.log('canarylogged'); document.cookie = 'a=canarybaked'")
    page.evaluate("localStorage.a = 'canarystored'; history.replaceState('canarystate', '')")
    page.evaluate(
        "async () => { const cache = await caches.open('x'); "
        "for (const [at, form] of [[1, new TextEncoder().encode('canary八')], "
        "[2, Uint16Array.from([...'canary二'].map((c) => c.codePointAt(0)))], "
        "[3, Uint32Array.from([...'canary四'].map((c) => c.codePointAt(0)))]]) "
        "await cache.put('/' + at, new Response(form)); }"
    )
    page.evaluate(
        "async () => { const root = await navigator.storage.getDirectory(); "
        "const folder = await root.getDirectoryHandle('canaryfolder', { create: true }); "
        "const file = await folder.getFileHandle('b', { create: true }); "
        "const open = await file.createWritable(); "
        "await open.write('canaryfiled'); await open.close(); }"
    )
    heard = ["canarysent", "canarylogged"]
    lying = ["canarybaked", "canarystored", "canarystate", "canary八", "canary二", "canary四",
             "canaryfolder", "canaryfiled"]  # fmt: skip
    assert all(watch.found([one]) for one in heard)
    assert all(stored(page, [one])[0] for one in lying)
    assert stored(page, ["diagnose"])[0]  # a word of the checker lies in the kept memory


@LANGUAGES
def test_what_stands_in_an_address_goes_no_further(visit: Visit, lang: str) -> None:
    watch = Watch(visit)
    page = visit.open(lang, "check.html?canaryquery=1&q=canaryasked#canaryfragment")
    ready(page)
    snapshot.kept(page)
    needles = ["canaryquery", "canaryasked", "canaryfragment"]
    later = [text for text in watch.found(needles) if "check.html?canaryquery" not in text]
    assert later + stored(page, needles)[0] == []
    assert not [text for text in FaultyHandler.asked if "canaryfragment" in text]
    assert "canary" not in page.evaluate("JSON.stringify({ ...sessionStorage })")


@LANGUAGES
def test_what_is_chosen_among_the_claims_goes_nowhere(visit: Visit, lang: str) -> None:
    watch = Watch(visit)
    page = visit.open(lang, "claims.html")
    page.evaluate(
        "for (const one of document.querySelectorAll('#claims-choice select')) {"
        "one.add(new Option('canarychosen', 'canarychosen')); one.value = 'canarychosen';"
        "one.dispatchEvent(new Event('change', { bubbles: true })); }"
    )
    search(page, SEARCHED[0])
    needles = ["canarychosen", *SEARCHED]
    nowhere(visit, watch, needles, memory=False)
    assert "canary" not in page.evaluate("JSON.stringify({ ...sessionStorage })")
    assert json.loads(page.evaluate("JSON.stringify(history.state)")) is None
