"""A reader's way through the self-check, on a phone and a desk, in both languages."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from build_scripts.render.checklists import titles_of
from tests.browser.conftest import Visit
from tests.browser.reader import WUHAN, answer, go_through, verdict

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("visit", [390, 1280], indirect=True, ids=["phone", "desk"])
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
OTHER = {"zh": "en", "en": "zh"}
STEP = {"zh": "先做这一步", "en": "First do this"}


@WIDTHS
@LANGUAGES
def test_the_linfen_employee_treated_in_wuhan_sees_both_causes(visit: Visit, lang: str) -> None:
    page = visit.open(lang, "index.html")
    page.locator(".card--first a").click()
    go_through(page, WUHAN)

    expect(page.locator("#finding-hospital-service-not-open")).to_be_visible()
    expect(page.locator("#finding-filing-expired")).to_be_visible()
    assert verdict(page, "hospital-service-not-open") == "confirmed"
    assert verdict(page, "filing-expired") == "open"
    for cause in ("hospital-service-not-open", "filing-expired"):
        card = page.locator(f".finding:has(#finding-{cause})")
        expect(card.locator("ul li").first).to_be_visible()
        expect(card.locator(".finding__first")).to_contain_text(STEP[lang])
    assert visit.foreign() == []
    assert visit.refused() == []
    assert visit.errors == []
    over = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(over)


@LANGUAGES
def test_changing_one_answer_changes_the_verdict_at_once(visit: Visit, lang: str) -> None:
    page = visit.open(lang, "check.html")
    go_through(page, WUHAN)
    answer(page, "hospital_services", ["inpatient", "outpatient-chronic"])
    expect(page.locator(".finding #finding-hospital-service-not-open")).to_have_count(0)


def test_answers_outlive_a_reload_and_the_other_language_but_not_clear_all(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    answer(page, "failed_step", "settle")
    answer(page, "home_region", "linfen")
    page.reload()
    expect(page.locator("[data-question=home_region] select")).to_have_value("linfen")
    page.locator("a[hreflang=en]").first.click()
    expect(page).to_have_url(f"{visit.base}en/check.html")
    expect(page.locator("[data-question=home_region] select")).to_have_value("linfen")
    page.locator("[data-clear]").click()
    expect(page.locator("[data-question] input:checked")).to_have_count(0)
    expect(page.locator("[data-question=home_region] select")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


@WIDTHS
@LANGUAGES
def test_the_home_area_is_chosen_from_one_list_that_fits_the_screen(
    visit: Visit, lang: str
) -> None:
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "settle")
    field = page.locator("[data-question=home_region]")
    chosen = field.locator("select")
    expect(chosen.locator("option").nth(1)).to_have_attribute("value", "nation")
    assert chosen.locator("option").count() > 50
    for region in ("qianjiang", "shanxi-provincial", "nation"):
        answer(page, "home_region", region)
        box = chosen.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= page.viewport_size["width"]
    answer(page, "home_region", "unknown")
    expect(chosen).to_have_value("")
    answer(page, "home_region", "jiangmen")
    expect(field.locator("[data-unknown]")).not_to_be_checked()
    over = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(over)


@LANGUAGES
def test_the_result_leads_to_the_home_areas_checklist_for_the_step(
    visit: Visit, real: dict[str, Any], lang: str
) -> None:
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "certify")
    answer(page, "home_region", "liaocheng")
    answer(page, "enrolment_status", "normal")
    link = page.locator("#sheet a")
    expect(link).to_have_attribute("href", "checklists/liaocheng-certify.html")
    answer(page, "home_region", "unknown")
    expect(link).to_have_attribute("href", "checklists/nation-certify.html")
    asked = len(visit.requests)
    link.click()
    expect(page).to_have_title(re.compile(link_title(real, "nation-certify", lang)))
    assert "?" not in page.url
    assert "#" not in page.url
    assert "liaocheng" not in " ".join(visit.requests[asked:])


def test_the_checklist_is_for_the_first_cause_and_not_for_where_it_showed(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    go_through(page, {**WUHAN, "filing_end": "2026-09-01"})
    assert verdict(page, "filing-expired") == "confirmed"
    expect(page.locator("#sheet a")).to_have_attribute("href", "checklists/linfen-file.html")


def link_title(real: dict[str, Any], page: str, lang: str) -> str:
    """What a checklist page is called."""
    return re.escape(titles_of(real, lang)[page])


def test_answers_enter_no_request_no_address_and_no_lasting_storage(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    go_through(page, {**WUHAN, "failed_on": "2026-02-17"})
    kept = json.loads(page.evaluate('sessionStorage.getItem("filing-clear.answers")'))
    assert kept["failed_on"] == "2026-02-17"
    told = [*visit.requests, page.url, page.title(), page.evaluate("document.cookie")]
    told.append(page.evaluate("JSON.stringify(localStorage)"))
    assert not [one for one in told if "2026-02-17" in one or "420100" in one]
    sent = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [one for one in sent if "420100" in one]


@LANGUAGES
def test_a_day_in_the_future_is_named_at_its_question_and_nothing_is_lost(
    visit: Visit, lang: str
) -> None:
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "settle")
    answer(page, "failed_on", "2999-01-01")
    expect(page.locator("#error-failed_on")).to_contain_text("2999-01-01")
    expect(page.locator("[data-question=failed_step] input[value=settle]")).to_be_checked()
    answer(page, "failed_on", "2026-10-08")
    expect(page.locator("#error-failed_on")).to_be_hidden()


@LANGUAGES
@pytest.mark.parametrize("path", ["causes/lapse.html", "regions/linfen.html", "check.html"])
def test_the_language_switch_keeps_the_page(visit: Visit, lang: str, path: str) -> None:
    page = visit.open(lang, path)
    page.locator("a[hreflang]").first.click()
    home = visit.base + ("en/" if OTHER[lang] == "en" else "")
    expect(page).to_have_url(home + path)
