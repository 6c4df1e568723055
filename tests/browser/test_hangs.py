"""What never ends, or takes the whole page with it: told in time, and nothing is lost."""

import os
import signal
import time

import pytest

from tests.browser import drill, snapshot
from tests.browser.conftest import ONCE, FaultyHandler, Visit
from tests.browser.test_trouble import LANGUAGES, Faults, name_home, settled

pytestmark = pytest.mark.browser
JUDGING = 'self.postMessage({ type: "judging" });'

LOOK = """
[document.querySelector("[data-question=home_region] select")?.value,
 document.querySelector("#results")?.getAttribute("aria-busy"),
 document.querySelector(".finding:has(#finding-hospital-service-not-open) .verdict")?.className,
].join()
"""
BACK = "linfen,false,verdict verdict--confirmed"


def endless(when: str) -> Faults:
    """A checker that never comes back where a JavaScript condition holds, and less patience."""
    return {
        "worker.js": drill.script("worker.js", JUDGING, f"{JUDGING} if ({when}) for (;;);"),
        "early.js": drill.script("early.js", "LONGEST_JUDGING = 30000", "LONGEST_JUDGING = 1500"),
    }


@LANGUAGES
def test_a_diagnosis_that_never_ends_is_given_up_and_told(
    visit: Visit, faults: Faults, lang: str
) -> None:
    faults.update(endless('text.includes("linfen")'))
    page = settled(visit, lang)
    name_home(page)
    drill.told_plainly(page, lang)
    del faults["worker.js"]
    drill.try_again(page)
    assert visit.errors == []


def test_a_diagnosis_that_never_ends_in_a_kept_memory_is_begun_anew(
    visit: Visit, faults: Faults
) -> None:
    page = drill.arrive(visit, "zh")
    drill.judged_right(page)
    snapshot.kept(page)
    faults.update(endless("restored"))
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


@LANGUAGES
@pytest.mark.parametrize("name", ["pyodide.asm.js", "pyodide.js"])
def test_a_script_that_comes_once_and_hangs_when_it_is_to_run_is_told(
    visit: Visit, faults: Faults, name: str, lang: str
) -> None:
    FaultyHandler.headers_too["Cache-Control"] = "no-store"
    faults.update(drill.impatient())
    faults[name] = (ONCE, b"")
    page = drill.arrive(visit, lang)
    drill.told_plainly(page, lang)
    del faults[name]
    drill.try_again(page)
    assert visit.errors == []


def test_a_page_whose_process_died_comes_back_with_all_that_was_answered(visit: Visit) -> None:
    page = settled(visit, "zh")
    name_home(page)
    drill.judged_right(page)
    browser = page.context.browser
    assert browser is not None
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    with page.expect_event("crash"):
        for one in told["processInfo"]:
            if one["type"] == "renderer":
                os.kill(one["id"], signal.SIGKILL)
    # Playwright gives a crashed page up; the browser itself does not.
    tab = page.context.new_cdp_session(page)
    tab.send("Page.reload")
    deadline = time.monotonic() + 60
    seen = None
    while seen != BACK and time.monotonic() < deadline:
        time.sleep(0.2)
        seen = tab.send("Runtime.evaluate", {"expression": LOOK})["result"].get("value")
    assert seen == BACK
