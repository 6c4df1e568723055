"""Policy, storage, network or worker fail: the verdict, or a plain message and a way on."""

import json

import pytest
from playwright.sync_api import Page, Worker, expect

from build_scripts.finish import csp
from tests.browser import drill
from tests.browser.conftest import SILENT, FaultyHandler, Visit
from tests.browser.kept import until
from tests.browser.reader import WUHAN, answer, ready

pytestmark = pytest.mark.browser
Faults = dict[str, tuple[int, bytes]]
LANGUAGES = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.deep)])
FORBIDDEN = "{ get() { throw new DOMException('no', 'SecurityError'); } }"
NO_STORAGE = {
    "absent": "for (const [of, name] of [[self, 'caches'], [navigator, 'storage']])"
    " Object.defineProperty(of, name, { value: undefined });\n",
    "forbidden": f"Object.defineProperty(self, 'caches', {FORBIDDEN});\n"
    f"Object.defineProperty(navigator, 'storage', {FORBIDDEN});\n",
    "broken": "CacheStorage.prototype.open = CacheStorage.prototype.match ="
    " StorageManager.prototype.getDirectory = () => Promise.reject(new Error('disk'));\n",
    "never answering": "CacheStorage.prototype.open = CacheStorage.prototype.match ="
    " StorageManager.prototype.getDirectory = () => new Promise(() => {});\n",
}
STAGES = {
    "at the manifest": ("manifest.json", b""),
    "at a script": ("pyodide.js", b""),
    "in the middle of the download": ("pyodide.asm.wasm", b"\x00asm"),
}


@LANGUAGES
def test_wasm_refused_by_a_hosts_policy_is_told_and_works_once_allowed(
    visit: Visit, faults: Faults, lang: str
) -> None:
    strict = csp.SERVED.replace(" 'wasm-unsafe-eval'", "")
    assert strict != csp.SERVED
    FaultyHandler.headers_too["Content-Security-Policy"] = strict
    faults["worker.js"] = drill.script("worker.js")  # sent whole each time, with its headers
    page = drill.arrive(visit, lang)
    drill.told_plainly(page, lang)
    FaultyHandler.headers_too.clear()
    drill.try_again(page)


@pytest.mark.deep
@pytest.mark.parametrize("how", NO_STORAGE)
def test_storage_missing_in_any_way_costs_nobody_the_verdict(
    visit: Visit, faults: Faults, how: str
) -> None:
    status, body = drill.script("worker.js")
    faults["worker.js"] = (status, NO_STORAGE[how].encode() + body)
    page = drill.arrive(visit, "en")
    drill.judged_right(page)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


def test_storage_that_is_full_costs_nobody_the_verdict(visit: Visit) -> None:
    devtools = visit.page.context.new_cdp_session(visit.page)
    full = {"origin": visit.base.rstrip("/"), "quotaSize": 1000}
    devtools.send("Storage.overrideQuotaForOrigin", full)
    page = drill.arrive(visit, "zh")
    drill.judged_right(page)
    page.reload()
    drill.judged_right(page)
    assert visit.errors == []


def test_where_nothing_may_be_kept_in_the_tab_answers_are_judged_all_the_same(
    visit: Visit,
) -> None:
    script = f"Object.defineProperty(self, 'sessionStorage', {FORBIDDEN})"
    visit.page.add_init_script(script)
    page = visit.open("en", "check.html")
    answer(page, "failed_step", "settle")
    ready(page)
    expect(page.locator("#findings details").first).to_be_visible()


def settled(visit: Visit, lang: str) -> Page:
    """A page with its first verdict, the home area not yet named."""
    visit.page.add_init_script(drill.seeded(json.dumps({**WUHAN, "home_region": "unknown"})))
    page = visit.open(lang, "check.html")
    ready(page)
    expect(page.locator("#findings").locator(".finding, details").first).to_be_visible()
    page.locator("#tool").dispatch_event("pointerdown")  # nothing is then started unasked any more
    return page


def tool_worker(page: Page) -> Worker:
    """The one that judges; the site search has another."""
    return next(one for one in reversed(page.workers) if "tool/worker.js" in one.url)


def name_home(page: Page) -> None:
    page.locator("[data-question=home_region] select").select_option("linfen")


@LANGUAGES
def test_a_worker_ended_in_mid_diagnosis_is_told_and_started_anew(visit: Visit, lang: str) -> None:
    page = settled(visit, lang)
    tool_worker(page).evaluate("void (self.postMessage = () => self.close())")
    name_home(page)
    drill.told_plainly(page, lang)
    drill.try_again(page)


@pytest.mark.deep
@pytest.mark.parametrize("at_once", [True, False], ids=["while it judges", "while it rests"])
def test_a_worker_terminated_by_the_browser_is_told_or_started_anew(
    visit: Visit, at_once: bool
) -> None:
    visit.page.add_init_script(
        "self.made = []; const Made = Worker;"
        "self.Worker = class extends Made { constructor(url) { super(url); made.push(this); } };"
    )
    page = settled(visit, "zh")
    if at_once:
        tool_worker(page).evaluate("void (self.postMessage = () => {})")
        name_home(page)
        page.evaluate("made.at(-1).terminate()")
        drill.told_plainly(page, "zh")
        drill.try_again(page)
        return
    page.evaluate("made.at(-1).terminate()")
    until(page, "!(await navigator.locks.query()).held.length")
    name_home(page)
    drill.judged_right(page)


@LANGUAGES
def test_a_network_lost_when_a_region_is_named_is_told(visit: Visit, lang: str) -> None:
    page = settled(visit, lang)
    page.context.set_offline(True)
    name_home(page)
    drill.told_plainly(page, lang)
    page.context.set_offline(False)
    drill.try_again(page)


@pytest.mark.deep
@LANGUAGES
@pytest.mark.parametrize("stage", STAGES)
def test_a_network_lost_while_starting_is_told(
    visit: Visit, faults: Faults, stage: str, lang: str
) -> None:
    name, body = STAGES[stage]
    faults.update(drill.impatient())
    faults[name] = (SILENT, body)
    page = drill.arrive(visit, lang)
    expect(page.locator("#tool:not([hidden])")).to_be_visible()
    page.context.set_offline(True)
    drill.told_plainly(page, lang)
    page.context.set_offline(False)
    faults.clear()
    drill.try_again(page)
