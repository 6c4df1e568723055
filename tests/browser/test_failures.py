"""When the runtime cannot load: a plain message, another try, the static pages, nothing lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.reader import answer, ready

pytestmark = pytest.mark.browser
FAULTS = {
    "the wasm is not there": ("pyodide.asm.wasm", 404, b""),
    "the library has wrong bytes": ("python_stdlib.zip", 200, b"x" * 999),
    "the policy is cut off": ("policy.json", 200, b'{"policy_version":'),
    "the worker is not there": ("worker.js", 404, b""),
    "the manifest is no JSON": ("manifest.json", 200, b"<html>"),
}
SAID = {"zh": "您的回答还在", "en": "Your answers are kept"}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fault_is_told_plainly_and_another_try_works(
    visit: Visit, faults: dict[str, tuple[int, bytes]], fault: str, lang: str
) -> None:
    name, status, body = FAULTS[fault]
    faults[name] = (status, body)
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "settle")
    expect(page.locator("#tool-status")).to_contain_text(SAID[lang], timeout=60_000)
    expect(page.locator("#findings a[href='decide/index.html']")).to_be_visible()

    faults.clear()
    page.locator("#findings button").click()
    ready(page)
    expect(page.locator("[data-question=failed_step] input[value=settle]")).to_be_checked()
    expect(page.locator("#findings details").first).to_be_visible()
