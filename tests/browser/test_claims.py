"""The page of claims: choosing shows exactly those rows, says how many, and leaves no trace."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import HOME, Visit

pytestmark = pytest.mark.browser
ROWS = "document.querySelectorAll('.claim').length"
SHOWN = "[...document.querySelectorAll('.claim')].filter((one) => one.offsetParent)"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_choice_shows_its_rows_alone_and_says_how_many(visit: Visit, lang: str) -> None:
    page = visit.open(lang, "claims.html")
    every = page.evaluate(ROWS)
    status = page.locator("#claims-choice [role=status]")
    expect(status).to_contain_text(str(every))
    for select in page.locator("#claims-choice select").all():
        key = select.get_attribute("data-key")
        values = [one.get_attribute("value") for one in select.locator("option").all()]
        assert len(values) > 1
        total = 0
        for value in values[1:]:
            select.select_option(value)
            found = page.evaluate(f"{SHOWN}.map((one) => one.dataset.{key})")
            assert found
            assert set(found) == {value}
            expect(status).to_contain_text(str(len(found)))
            total += len(found)
        assert total == every, f"choices of {key} leave rows out"
        select.select_option("")
        assert len(page.evaluate(SHOWN)) == every
    assert page.url == visit.base + HOME[lang] + "claims.html"
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert visit.refused() == []
    assert visit.errors == []


def test_an_article_without_a_shown_row_hides_its_heading(visit: Visit) -> None:
    page = visit.open("zh", "claims.html")
    source = page.locator("#claims-source option").nth(1).get_attribute("value")
    page.locator("#claims-source").select_option(source)
    shown = page.evaluate(
        "[...document.querySelectorAll('section.claims h2')].filter((one) => one.offsetParent)"
        ".map((one) => one.id)"
    )
    assert shown == [source]


def test_without_a_script_every_row_shows_and_no_empty_choice(chromium: Browser, base: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "claims.html")
    expect(page.locator("#claims-choice")).to_be_hidden()
    rows = page.locator(".claim")
    assert rows.count() > 0
    assert all(row.is_visible() for row in rows.all())
    context.close()
