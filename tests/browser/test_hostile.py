"""Forged answers, pasted megabytes and markup are told or left out, and the page lives."""

import json
import time

import pytest
from playwright.sync_api import Page, expect

from build_scripts.record.hostile import NUMBERS, REFUSED, TOLD
from build_scripts.runtime import WHOLE
from tests.browser import drill
from tests.browser.conftest import Visit
from tests.browser.reader import answer, ready
from tests.browser.test_identity import QUESTION, asked

pytestmark = pytest.mark.browser
MARKUP = "<img src=x onerror='self.hacked = 1'><script>self.hacked = 1</script>"
DEEP = 100_000
FORGED = {
    "a megabyte of text": json.dumps({"failed_on": "9" * 10**6, "disease": "糖" * 300_000}),
    "ten thousand digits": '{"insured_months": ' + "9" * 10_000 + ', "failed_on": "1"}',
    "markup": json.dumps(dict.fromkeys(["failed_step", "home_region", "signs"], MARKUP)),
    "control characters": json.dumps({"failed_step": "\x00\x1b[2J\r", "signs": ["\u202esettle"]}),
    "lists without end": '{"signs": ' + "[" * DEEP + "]" * DEEP + "}",
    "mappings without end": '{"failed_on": ' + '{"a":' * DEEP + "1" + "}" * DEEP + "}",
    "lists within a list": '{"signs": [' + "[" * 5000 + "]" * 5000 + "]}",
    "mappings that are no text": '{"failed_on": {"toString": 1, "valueOf": 1}, "signs": [{}]}',
    "keys of the language itself": '{"__proto__": {"failed_step": "settle", "hacked": 1},'
    ' "constructor": {"prototype": {"hacked": 1}}, "toString": 1, "length": -1}',
    "nothing": "null",
    "a list": '["settle"]',
    "a text": '"settle"',
    "a number": "1e999",
    "no JSON": '{"failed_step": ',
    "wrong types": '{"failed_step": true, "failed_on": 20261008, "signs": {"0": "x"},'
    ' "insured_months": "zwölf", "home_region": ["linfen"], "urgency": null}',
}
RUN = """
async (texts) => {
  const [workerUrl, manifestUrl] = ["assets/tool/worker.js", "runtime/manifest.json"];
  const runner = new FilingClear.Runner({ workerUrl, manifestUrl });
  await runner.start();
  const told = [];
  for (const text of texts) {
    const begun = performance.now();
    const reply = await runner.request(text).catch((error) => "refused: " + error.stage);
    told.push([reply, performance.now() - begun]);
  }
  runner.stop();
  return told;
}
"""
GOOD = json.dumps(
    {
        "do": "diagnose",
        "lang": "en",
        "case": {"as_of": "2026-07-01", "answers": {"failed_step": "settle"}},
    }
)


def nothing_was_drawn(page: Page) -> None:
    """No text became markup, and no object of the language got a property."""
    assert page.evaluate("self.hacked ?? ({}).hacked ?? null") is None
    assert page.locator("main img[onerror], main script:not([type])[src='']").count() == 0


def test_forged_answers_leave_the_page_alive(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    for what, text in FORGED.items():
        page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [drill.KEPT, text])
        page.reload(wait_until="domcontentloaded")
        begun = time.perf_counter()
        expect(page.locator("#tool:not([hidden])")).to_be_attached()
        assert time.perf_counter() - begun < 5, what
        assert visit.errors == [], what
        nothing_was_drawn(page)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    answer(page, "failed_step", "settle")
    ready(page)
    expect(page.locator("#findings details").first).to_be_visible()
    assert visit.refused() == []


@pytest.mark.deep
@pytest.mark.parametrize("text", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_after_each_forged_answer_the_reader_gets_a_verdict(
    visit: Visit, text: str, lang: str
) -> None:
    visit.page.add_init_script(drill.seeded(text))
    page = visit.open(lang, "check.html")
    answer(page, "failed_step", "settle")
    ready(page)
    expect(page.locator("#results[aria-busy=false]")).to_be_visible()
    page.locator("[data-clear]").click()
    answer(page, "failed_step", "settle")
    expect(page.locator("#findings details").first).to_be_visible()
    nothing_was_drawn(page)
    assert visit.errors == []


def test_whatever_is_pasted_as_an_identity_number_is_judged_and_not_drawn(visit: Visit) -> None:
    page = asked(visit, "en")
    field = page.locator(f"{QUESTION} [data-helper] input")
    for what, number in {**NUMBERS, "a script": MARKUP}.items():
        field.evaluate("(field, text) => { field.value = text; }", number)
        page.locator(f"{QUESTION} [data-helper] button").click()
        said = page.locator(f"{QUESTION} [role=status]")
        expect(said, what).to_contain_text("Checked")
        expect(page.locator(f"{QUESTION} input[value=wrong-length]"), what).to_be_checked()
        assert field.input_value() == ""
        nothing_was_drawn(page)
    assert visit.errors == []


def test_the_runner_answers_or_refuses_whatever_it_is_handed_and_lives(visit: Visit) -> None:
    page = visit.open("zh", "check.html")
    texts = [GOOD, *TOLD.values(), *REFUSED.values(), GOOD]
    replies = page.evaluate(RUN, texts)
    for (reply, took), what in zip(replies[1:-1], [*TOLD, *REFUSED], strict=True):
        if what in TOLD:
            assert json.loads(reply)["ok"] is False, what
        else:
            assert reply == "refused: request", what
        assert took < 1000, what
    assert replies[0][0] == replies[-1][0]
    assert json.loads(replies[0][0])["ok"] is True
    assert not [url for url in visit.requests if WHOLE in url]  # nothing of it needs what was cut
