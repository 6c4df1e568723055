"""A host that tests may turn off, slow down or break, with a site of their own below any path."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import BrowserContext, Locator, Page, expect

from build_scripts.keep import keep
from build_scripts.serve import Handler, server
from build_scripts.site import SITE

PATIENCE = 20_000
STATE = """
async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    kept[name] = (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname);
  }
  return kept;
}
"""


@dataclass
class Host:
    """What the server does, as a test wants it at the moment.

    Attributes:
        off: nobody answers, as without a network.
        slow: seconds before each answer.
        faults: beginning of a file's name -> what happens to its bytes.
        asked: paths asked for, below the site's root.
    """

    site: Path
    prefix: str
    base: str = ""
    off: bool = False
    slow: float = 0
    faults: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def release(self, name: str, old: str, new: str, policy_version: str) -> None:
        """Put a new version in place: one text of one page is another, and packs are made anew."""
        page = self.site / name
        text = page.read_text("utf-8")
        assert old in text
        page.write_text(text.replace(old, new), "utf-8")
        keep(self.site, policy_version)

    def pack_of(self, name: str) -> str:
        """The file name of the pack that holds a page."""
        listed = json.loads((self.site / "keep" / "files.json").read_text("utf-8"))
        file: str = listed["packs"][listed["files"][name][0]]["file"]
        return file.rpartition("/")[2]


class KeptHandler(Handler):
    """The site's own server below a path, with the host's troubles."""

    host: ClassVar[Host]

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        if self.host.off or not self.path.startswith(self.host.prefix):
            self.close_connection = True
            return
        time.sleep(self.host.slow)
        self.path = "/" + self.path.removeprefix(self.host.prefix)
        name = self.path.partition("?")[0].rpartition("/")[2]
        self.host.asked.append(self.path.partition("?")[0].lstrip("/"))
        fault = next((what for start, what in self.host.faults.items() if name == start), None)
        if fault is None:
            super().do_GET()
        elif fault == "absent":
            self.send_error(404)
        else:
            self._damaged(fault)

    def _damaged(self, fault: str) -> None:
        body = (Path(self.directory) / self.path.lstrip("/")).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault == "wrong":
            body = body[:-40] + bytes(40)
        self.wfile.write(body[: len(body) // 2] if fault == "cut off" else body)
        self.close_connection = True


@contextmanager
def hosted(folder: Path, prefix: str = "/") -> Iterator[Host]:
    """Serve a copy of the built site that the test may change."""
    site = folder / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("api", "*.br", "*.html.gz"))
    host = Host(site, prefix)
    answer = type("OneHost", (KeptHandler,), {"host": host})
    with server(site, 0, answer) as running:
        running.daemon_threads = True
        running.socket.listen(128)  # a page and its service worker come with many at once
        host.base = f"http://127.0.0.1:{running.server_address[1]}{prefix}"
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield host
        running.shutdown()


def until(page: Page, truth: str) -> None:
    """Wait for a JavaScript expression; the page's content policy forbids Playwright's own way."""
    told = page.evaluate(
        f"""async () => {{
          for (const end = Date.now() + {PATIENCE}; Date.now() < end; ) {{
            if ({truth}) return true;
            await new Promise((next) => setTimeout(next, 50));
          }}
          return false;
        }}"""
    )
    assert told, f"not within {PATIENCE} ms: {truth}"


def controlled(page: Page) -> None:
    """Wait until the service worker answers for the page and has kept it."""
    until(page, "navigator.serviceWorker.controller")
    until(page, "await caches.match(location.href.replace(/[?#].*/, ''))")


def part(page: Page, name: str) -> Locator:
    """One part of the panel on the home page."""
    return page.locator(f"#keep [data-keep={name}]")


def keep_copy(page: Page) -> None:
    """Press the button and wait until the copy is whole."""
    part(page, "start").click()
    expect(part(page, "remove")).to_be_visible()
    expect(part(page, "progress")).to_be_hidden()


def stored(page: Page) -> dict[str, list[str]]:
    """Every cache with the paths in it."""
    found: dict[str, list[str]] = page.evaluate(STATE)
    return found


def foreign(context: BrowserContext, host: Host) -> list[str]:
    """Collects requests that leave the site, also those of the service worker."""
    left: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((host.base, "data:", "blob:")):
            left.append(url)

    context.on("request", lambda request: note(request.url))
    return left
