"""What a drill needs: a reader whose answers are all given, and what they must see in the end."""

import gzip
import json
from pathlib import Path

from playwright.sync_api import Page, expect

from build_scripts.site import SITE
from tests.browser.conftest import Visit, plain_name
from tests.browser.reader import WUHAN

SAID = {"zh": "您的回答还在", "en": "Your answers are kept"}
STATIC = {"zh": "逐步排查", "en": "by hand"}
KEPT = "filing-clear.answers"
SEED = f"sessionStorage.getItem('{KEPT}') ?? sessionStorage.setItem('{KEPT}', {{}})"
RUNTIME = Path(SITE, "runtime")


def seeded(answers: str) -> str:
    """A script that puts answers where the page keeps them, unless there are some already."""
    return SEED.replace("{}", json.dumps(answers))


def arrive(visit: Visit, lang: str) -> Page:
    """Open the self-check as one who has answered all of it and comes back."""
    visit.page.add_init_script(seeded(json.dumps(WUHAN)))
    return visit.open(lang, "check.html")


def judged_right(page: Page) -> None:
    """The verdict of the Linfen employee treated in Wuhan, and all that was answered."""
    for cause, word in (("hospital-service-not-open", "confirmed"), ("filing-expired", "open")):
        card = page.locator(f".finding:has(#finding-{cause}), details#finding-{cause}")
        expect(card.locator(".verdict").first).to_have_class(f"verdict verdict--{word}")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
    answers_stand(page)


def answers_stand(page: Page) -> None:
    expect(page.locator("[data-question=home_region] select")).to_have_value("linfen")
    expect(page.locator("[data-question=filing_start] input[type=date]")).to_have_value(
        WUHAN["filing_start"]
    )
    expect(page.locator("[data-question=failed_step] input[value=settle]")).to_be_checked()


def told_plainly(page: Page, lang: str) -> None:
    """The message, another try, the pages that need no program; the answers stand."""
    expect(page.locator("#tool-status")).to_contain_text(SAID[lang])
    link = page.locator("#findings a[href='decide/index.html']")
    expect(link).to_contain_text(STATIC[lang])
    expect(page.locator("#findings button")).to_be_enabled()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
    answers_stand(page)


def try_again(page: Page) -> None:
    page.locator("#findings button").click()
    judged_right(page)


def built(name: str) -> bytes:
    """A file of the runtime by its plain name, `X.gz` for its twin."""
    found = [path for path in RUNTIME.iterdir() if plain_name(path.name) == plain_name(name)]
    found = [path for path in found if (path.suffix == ".gz") == name.endswith(".gz")]
    return next(path for path in found if path.suffix != ".br").read_bytes()


def script(name: str, old: str = "", new: str = "") -> tuple[int, bytes]:
    """A script of the tool to be served with one thing changed."""
    text = Path(SITE, "assets/tool", name).read_text("utf-8")
    assert old in text
    return 200, text.replace(old, new, 1).encode()


def impatient() -> dict[str, tuple[int, bytes]]:
    """The tool's scripts, with seconds of patience in place of half a minute and more."""
    return {
        "worker.js": script("worker.js", "SLOWEST = 30000", "SLOWEST = 1500"),
        "early.js": script("early.js", "LONGEST_SILENCE = 90000", "LONGEST_SILENCE = 5000"),
    }


def packed(data: bytes) -> bytes:
    return gzip.compress(data, 1)
