"""What a reader does with the self-check: answers questions and waits for the verdict."""

from playwright.sync_api import Page, expect

# a Linfen employee, temporary filing of seven months ago, treated in Wuhan, inpatient only open
WUHAN = {
    "failed_step": "settle",
    "failed_on": "2026-10-08",
    "home_region": "linfen",
    "enrolment_status": "normal",
    "disease": "hypertension",
    "filing_kind": "temporary",
    "filing_end": "unknown",
    "filing_start": "2026-03-01",
    "filing_place": "420100",
    "care_place": "420100",
    "care_kind": "outpatient-chronic",
    "hospital_services": ["inpatient"],
}


FIRST_UNANSWERED = """
() => [...document.querySelectorAll("[data-question]")].find((field) => !field.hidden
  && !field.querySelector("input:checked")
  && !field.querySelector(".question__field :is(input, select)")?.value)?.dataset.question ?? null
"""


def answer(page: Page, question: str, value: str | list[str]) -> None:
    """Give one answer as a hand would, and wait until the page has judged it."""
    field = page.locator(f"[data-question={question}]")
    expect(field).to_be_visible()
    control = field.locator(".question__field :is(input, select)")
    if isinstance(value, list) or value == "unknown" or not control.count():
        for one in value if isinstance(value, list) else [value]:
            field.locator(f'.choices input[value="{one}"]').check()
    elif control.evaluate("one => one.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
        control.dispatch_event("change")


def ready(page: Page) -> None:
    """Wait for Python and for the verdict on what is answered: until then questions may go."""
    page.locator("#versions:not(:empty)").wait_for(state="attached", timeout=60_000)
    page.locator("#results:not([aria-busy=true])").wait_for(state="attached")


def go_through(page: Page, answers: dict[str, str | list[str]]) -> None:
    """Answer whatever is asked, in the order it comes; what the reader cannot know is unknown."""
    page.locator("#tool:not([hidden])").wait_for()
    for _ in range(page.locator("[data-question]").count()):
        question = page.evaluate(FIRST_UNANSWERED)
        if question is None:
            break
        answer(page, question, answers.get(question, "unknown"))
        ready(page)
        page.locator("#results[aria-busy=false]").wait_for()
    page.locator("#findings").locator(".finding, details").first.wait_for()


def verdict(page: Page, cause: str) -> str:
    """The verdict shown for a cause."""
    badge = page.locator(f".finding:has(#finding-{cause}), details#finding-{cause}")
    classes = badge.locator(".verdict").first.get_attribute("class") or ""
    return classes.rpartition("--")[2]
