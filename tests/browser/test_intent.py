"""When the program is loaded: unasked where that costs nobody anything, else at the first touch."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser import drill
from tests.browser.conftest import HELD, FaultyHandler, Visit
from tests.browser.reader import answer, ready

pytestmark = pytest.mark.browser
SAVING = """
Object.defineProperty(NetworkInformation.prototype, "saveData", { get: () => true });
"""
SLOW = """
Object.defineProperty(NetworkInformation.prototype, "effectiveType", { get: () => "3g" });
"""
LONGER_THAN_IDLE = 4000  # milliseconds; an idle call comes within three seconds


def of_the_runtime(visit: Visit) -> list[str]:
    return [url for url in visit.requests if "/runtime/" in url or "tool/worker.js" in url]


@pytest.mark.parametrize(
    "script",
    [SAVING, pytest.param(SLOW, marks=pytest.mark.deep)],
    ids=["saving data", "on a slow line"],
)
def test_where_data_are_dear_nothing_is_loaded_until_the_form_is_touched(
    visit: Visit, script: str
) -> None:
    visit.page.add_init_script(script)
    page = visit.open("zh", "check.html")
    page.locator("#tool:not([hidden])").wait_for()
    page.wait_for_timeout(LONGER_THAN_IDLE)
    assert of_the_runtime(visit) == []
    answer(page, "failed_step", "settle")
    ready(page)
    assert any("manifest.json" in url for url in of_the_runtime(visit))


def test_else_it_is_loaded_when_the_page_has_nothing_to_do(visit: Visit) -> None:
    page = visit.open("en", "check.html")
    ready(page)
    assert page.locator("[data-question] input:checked").count() == 0
    assert page.evaluate("document.activeElement === document.body && scrollY === 0")


def test_answers_given_before_python_is_there_are_judged_when_it_is(
    visit: Visit, faults: dict[str, tuple[int, bytes]]
) -> None:
    faults["checker.zip"] = (HELD, b"")
    page = visit.open("en", "check.html")
    answer(page, "failed_step", "certify")
    answer(page, "home_region", "liaocheng")
    expect(page.locator("#tool-progress")).to_be_visible()
    assert page.locator("#versions").inner_text() == ""
    assert page.locator("#findings").inner_text() == ""
    FaultyHandler.over.set()
    ready(page)
    sheet = page.locator("#sheet a")
    expect(sheet).to_have_attribute("href", "checklists/liaocheng-certify.html")


def test_a_question_in_the_reader_s_hands_stays_when_a_verdict_comes_and_goes_after_it(
    visit: Visit, faults: dict[str, tuple[int, bytes]]
) -> None:
    faults["checker.zip"] = (HELD, b"")
    page = visit.open("zh", "check.html")
    answer(page, "failed_step", "certify")
    held = page.locator("[data-question=filing_start]")  # of no use where nothing was filed
    held.evaluate("one => { one.hidden = false; }")
    held.locator("input[type=date]").focus()
    FaultyHandler.over.set()
    ready(page)
    expect(held.locator("input[type=date]")).to_be_focused()
    page.locator("[data-question=failed_step] input:checked").focus()
    answer(page, "failed_step", "settle")
    answer(page, "failed_step", "certify")
    expect(held).to_be_hidden()


def test_answers_that_come_back_are_worked_on_while_the_page_is_still_coming(visit: Visit) -> None:
    visit.page.route("**/bundle.*.js*", lambda route: held.append(route))
    held: list[Route] = []
    visit.page.add_init_script(
        """sessionStorage.setItem("filing-clear.answers", '{"failed_step": "settle"}')"""
    )
    visit.page.goto(visit.base + "check.html", wait_until="commit")
    visit.page.locator("#tool").wait_for(state="attached")
    program = visit.page.evaluate("async () => (await self.FilingClear.runner.program).length")
    assert program > 3
    assert held, "the page was whole"
    assert visit.page.locator("#tool").is_hidden()
    held[0].continue_()
    ready(visit.page)


def test_the_form_waits_for_what_began_early_where_it_is_the_later(visit: Visit) -> None:
    visit.page.route("**/assets/tool/early.js*", lambda route: held.append(route))
    held: list[Route] = []
    with visit.page.expect_event("console", lambda message: message.text == "all but one"):
        visit.page.add_init_script(
            """addEventListener("DOMContentLoaded", () => console.log("all but one"))"""
        )
        visit.page.goto(visit.base + "check.html", wait_until="commit")
    assert visit.page.locator("#tool").is_hidden()
    held[0].continue_()
    answer(visit.page, "failed_step", "settle")
    ready(visit.page)
    assert visit.errors == []


@pytest.mark.parametrize("reach", ["pointerdown", "focusin"])
def test_a_list_is_whole_when_a_hand_reaches_for_it_though_no_verdict_came(
    visit: Visit, faults: dict[str, tuple[int, bytes]], reach: str
) -> None:
    faults["manifest.json"] = (HELD, b"")
    page = drill.arrive(visit, "zh")
    areas = page.locator("[data-question=home_region] select")
    places = page.locator("[data-question=care_place] select")
    expect(areas).to_have_value("linfen")
    expect(areas.locator("option")).to_have_count(2)  # none, and the one that is chosen
    expect(places.locator("option")).to_have_text(["请选择城市", "武汉市"])
    areas.dispatch_event(reach, {"bubbles": True})
    expect(areas.locator("option").nth(50)).to_be_attached()
    expect(places.locator("optgroup option[value='420100']")).to_have_text("武汉市")
    assert [areas.input_value(), places.input_value()] == ["linfen", "420100"]
