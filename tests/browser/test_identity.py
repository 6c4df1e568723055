"""An identity number is checked in the browser: its outcome becomes an answer, it stays nowhere."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.reader import answer, ready

pytestmark = pytest.mark.browser
QUESTION = "[data-question=id_number_check]"
# The standard's own example, and what becomes of it by one slip each.
NUMBERS = {
    "valid": "４４０５２４ 18800101 0014",
    "wrong-length": "44052418800101001",
    "impossible-date": "440524188013010014",
    "wrong-check-digit": "440524188001010041",
}
EVERYWHERE = """() => JSON.stringify([
  document.documentElement.outerHTML, [...document.querySelectorAll("input")].map((i) => i.value),
  {...sessionStorage}, {...localStorage}, document.cookie, location.href, history.state,
  performance.getEntries().map((entry) => entry.name),
])"""


def asked(visit: Visit, lang: str) -> Page:
    """The page at the moment when the number is asked for: a name or number did not match."""
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "file")
    ready(page)
    page.evaluate("document.querySelector('[data-question=signs]').hidden = false")
    answer(page, "signs", ["name-differs"])
    page.locator("#results[aria-busy=false]").wait_for()
    page.evaluate(f"document.querySelector('{QUESTION}').hidden = false")
    return page


def check(page: Page, number: str) -> None:
    page.locator(f"{QUESTION} [data-helper] input").fill(number)
    page.locator(f"{QUESTION} [data-helper] button").click()
    expect(page.locator(f"{QUESTION} [role=status]")).not_to_be_empty()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_outcome_is_chosen_and_the_number_is_found_nowhere(visit: Visit, lang: str) -> None:
    page = asked(visit, lang)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for outcome, number in NUMBERS.items():
        check(page, number)
        expect(page.locator(f"{QUESTION} input[value={outcome}]")).to_be_checked()
        page.locator("#results[aria-busy=false]").wait_for()
        everywhere = [page.evaluate(EVERYWHERE), *visit.requests, *said]
        for typed in (number, number.replace(" ", ""), "440524"):
            assert not [one for one in everywhere if typed in one], outcome
        kept = json.loads(page.evaluate('sessionStorage.getItem("filing-clear.answers")'))
        assert kept["id_number_check"] == outcome
    assert visit.errors == []
    assert visit.refused() == []
    assert visit.foreign() == []


def test_a_number_typed_and_left_alone_is_gone_with_the_page(visit: Visit) -> None:
    page = asked(visit, "zh")
    page.locator(f"{QUESTION} [data-helper] input").fill(NUMBERS["wrong-length"])
    page.locator(f"{QUESTION} [data-helper] input").blur()
    page.locator("#results[aria-busy=false]").wait_for()
    assert NUMBERS["wrong-length"] not in page.evaluate("JSON.stringify({...sessionStorage})")
    page.reload()
    assert page.locator(f"{QUESTION} [data-helper] input").input_value() == ""
    page.goto(visit.base + "index.html")
    page.go_back()
    assert page.locator(f"{QUESTION} [data-helper] input").input_value() == ""


def test_clear_all_empties_the_field_and_nothing_typed_is_printed(visit: Visit) -> None:
    page = asked(visit, "zh")
    field = page.locator(f"{QUESTION} [data-helper] input")
    field.fill(NUMBERS["valid"])
    page.emulate_media(media="print")
    expect(field).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("[data-clear]").click()
    assert field.input_value() == ""


def test_an_empty_field_asks_for_a_number_and_chooses_nothing(visit: Visit) -> None:
    page = asked(visit, "en")
    check(page, "  ")
    expect(page.locator(f"{QUESTION} [role=status]")).to_have_text("Enter the number first.")
    expect(page.locator(f"{QUESTION} input:checked")).to_have_count(0)


def test_where_the_program_cannot_load_the_number_is_gone_all_the_same(
    visit: Visit, faults: dict[str, tuple[int, bytes]]
) -> None:
    faults["checker.zip"] = (404, b"")
    page = visit.open("zh", "check.html")
    page.locator("#tool:not([hidden])").wait_for()
    page.evaluate(f"document.querySelector('{QUESTION}').hidden = false")
    check(page, NUMBERS["valid"])
    expect(page.locator(f"{QUESTION} [role=status]")).to_contain_text("没有核对成")
    expect(page.locator(f"{QUESTION} input:checked")).to_have_count(0)
    assert NUMBERS["valid"] not in page.evaluate(EVERYWHERE)
