"""Real Chromium on the built site: requests and refusals of the content policy recorded."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from build_scripts.carry import TOP, carry, pack
from build_scripts.serve import Handler, server
from build_scripts.site import SITE

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
]  # fmt: skip
# a machine that does other work too must not make a right page fail
expect.set_options(timeout=60_000)
WATCH = """
self.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  self.refused.push(event.violatedDirective + " " + event.blockedURI));
"""
HOME = {"zh": "", "en": "en/"}
DAY = "2026-11-25"
"""The day on which the copy to carry is said to be made."""


def plain_name(address: str) -> str:
    """The name of a file without the hash of its content, and without `.gz`: runtime/x.0f….js."""
    name = address.partition("?")[0].rpartition("/")[2].removesuffix(".gz")
    return re.sub(r"\.[0-9a-f]{12}(?=\.[a-z]+$)", "", name)


SILENT, BROKEN, HELD, ONCE = 0, -1, -2, -3
"""In place of a status: the host sends the body it is given, or nothing at all, and then no more;
it breaks off after the body; the right answer comes only when the test lets go; it comes once, and
is followed by silence."""


class FaultyHandler(Handler):
    """The site's own server, except for files that a test has broken; keeps what it was asked."""

    faults: ClassVar[dict[str, tuple[int, bytes]]] = {}
    """File name -> status and body to answer instead; `X.gz` is the packed twin alone, and
    `plain X` the other one."""
    headers_too: ClassVar[dict[str, str]] = {}
    """Headers to send in place of the site's own."""
    asked: ClassVar[list[str]] = []
    """Each request whole, as it came over the line."""
    over = threading.Event()
    """Set when a test with a silent host has ended."""

    def parse_request(self) -> bool:
        understood = super().parse_request()
        if understood:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.asked.append(f"{self.requestline}\n{self.headers}\n{body!r}")
        return understood

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, self.headers_too.get(keyword, value))

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        name = plain_name(self.path)
        packed = self.path.partition("?")[0].endswith(".gz")
        alone = f"{name}.gz" if packed else f"plain {name}"
        fault = self.faults.get(alone, self.faults.get(name))
        if fault is None:
            super().do_GET()
            return
        status, body = fault
        if status == ONCE:
            self.faults[name] = (SILENT, body)
            super().do_GET()
            return
        if status == HELD:
            self.over.wait(120)
            super().do_GET()
            return
        if status == SILENT and not body:
            self.over.wait(120)
            return
        self.send_response(max(status, 200))
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(body) + (status <= SILENT)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()
        if status == SILENT:
            self.over.wait(120)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that goes away is no fault of the site
            super().handle()


@dataclass
class Visit:
    """A page in a fresh profile, and what it did."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, lang: str, path: str) -> Page:
        self.page.goto(self.base + HOME[lang] + path)
        return self.page

    def foreign(self) -> list[str]:
        """Requests that left the site's own origin."""
        return [url for url in self.requests if not url.startswith((self.base, "data:", "blob:"))]

    def refused(self) -> list[str]:
        found: list[str] = self.page.evaluate("self.refused")
        return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium was found: run `make browser`, or set CHROMIUM to its path")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    if not (SITE / "runtime" / "manifest.json").is_file():
        pytest.fail("the site is not built: run `make site`")
    with server(Path(SITE), 0, FaultyHandler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


@pytest.fixture
def faults() -> Iterator[dict[str, tuple[int, bytes]]]:
    """Files to break: name -> status and body; whole again after the test."""
    FaultyHandler.over.clear()
    yield FaultyHandler.faults
    FaultyHandler.faults.clear()
    FaultyHandler.headers_too.clear()
    FaultyHandler.over.set()


def _recorded(page: Page, base: str) -> Visit:
    """A visit that keeps what its page asks for and what goes wrong on it."""
    made = Visit(page, base)
    # of the context and not of the page: workers ask as well
    page.context.on("request", lambda request: made.requests.append(request.url))
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    return made


@pytest.fixture
def visit(chromium: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    width = getattr(request, "param", 390)
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, service_workers="block"
    )
    context.add_init_script(WATCH)
    yield _recorded(context.new_page(), base)
    context.close()


@pytest.fixture(scope="session")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the copy to carry, unpacked where names are as people write them."""
    if not (SITE / "runtime" / "manifest.json").is_file():
        pytest.fail("the site is not built: run `make site`")
    made = tmp_path_factory.mktemp("carried")
    stick = made / "U 盘 #1" / "100% 医保"
    carry(SITE, made / "copy", DAY)
    pack(made / "copy", made / "copy.zip", DAY)
    shutil.unpack_archive(made / "copy.zip", stick)
    return (stick / TOP).as_uri() + "/"


@pytest.fixture
def from_disk(chromium: Browser, on_disk: str) -> Iterator[Visit]:
    """A visit to the copy on the disk, on a phone's screen, with the network off."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, offline=True)
    context.add_init_script(WATCH)
    made = _recorded(context.new_page(), on_disk)
    # a refusal of the content policy is told there as well, whatever page it was on
    made.page.on("console", lambda said: said.type == "error" and made.errors.append(said.text))
    yield made
    context.close()
