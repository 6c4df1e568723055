"""Takes the README's pictures: the verdict of one case on a phone, in both languages."""

import os
import threading
from datetime import datetime
from pathlib import Path
from typing import cast

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from build_scripts.serve import server
from build_scripts.site import ROOT, SITE
from checker.phrases import LANGUAGES
from tests.browser.reader import WUHAN, go_through

TARGET = ROOT / "docs" / "screenshots"
HOME = {"zh": "", "en": "en/"}
# The reader's day: the same pictures in a year, when today's sources are past their review.
DAY = datetime(2026, 11, 23, 12)
PHONE = ViewportSize(width=390, height=844)
CASE = cast(dict[str, str | list[str]], WUHAN)
# From the heading of the results to the end of the first cause; the rest folds away below it.
FIRST_CAUSE = """() => {
  const [top, bottom] = ["#results", "#findings .finding"].map(
    (one) => document.querySelector(one).getBoundingClientRect());
  const [from, to] = [top.top + scrollY - 16, bottom.bottom + scrollY + 16];
  return { x: 0, y: from, width: innerWidth, height: to - from };
}"""


def main() -> None:
    """Take the pictures from the built site."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with server(Path(SITE), 0) as running, sync_playwright() as play:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{running.server_address[1]}/"
        path = os.environ.get("CHROMIUM", "chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for lang in LANGUAGES:
            _take(browser, base + HOME[lang], TARGET / f"verdict-{lang}.png")
        browser.close()
        running.shutdown()


def _take(browser: Browser, home: str, target: Path) -> None:
    page = browser.new_page(viewport=PHONE, device_scale_factor=1.5)
    page.clock.set_fixed_time(DAY)
    page.goto(home + "check.html")
    go_through(page, CASE)
    page.locator(".finding #finding-filing-expired").wait_for()
    page.screenshot(path=target, full_page=True, clip=page.evaluate(FIRST_CAUSE))
    page.close()


if __name__ == "__main__":
    main()
