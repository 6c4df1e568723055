"""The self-check in Chromium from other hosts: nginx below a path, Python's own plain server."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from build_scripts.host.nginx import running
from build_scripts.site import SITE
from tests.browser.conftest import WATCH, Visit
from tests.browser.reader import WUHAN, go_through, verdict

pytestmark = pytest.mark.browser
BREAK_THE_POLICY = """
new Promise((refused) => {
  document.addEventListener("securitypolicyviolation", refused, { once: true });
  fetch("https://elsewhere.example/").catch(() => {});
}).then(() => null)
"""


@contextmanager
def visiting(chromium: Browser, base: str) -> Iterator[Visit]:
    context = chromium.new_context()
    context.add_init_script(WATCH)
    visit = Visit(context.new_page(), base)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    yield visit
    context.close()


def reaches_a_verdict(visit: Visit, lang: str) -> None:
    go_through(visit.open(lang, "check.html"), WUHAN)
    assert verdict(visit.page, "hospital-service-not-open") == "confirmed"
    assert verdict(visit.page, "filing-expired") == "open"
    assert (visit.foreign(), visit.refused(), visit.errors) == ([], [], [])


@pytest.mark.deep
@pytest.mark.parametrize("recipe", ["root", "subpath"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nginx_brings_a_reader_to_a_verdict(chromium: Browser, recipe: str, lang: str) -> None:
    with running(SITE, recipe) as base, visiting(chromium, base) as visit:
        reaches_a_verdict(visit, lang)
        assert any(url.startswith(f"{base}runtime/") for url in visit.requests)


def test_pythons_own_server_is_enough_and_the_pages_bring_their_policy(chromium: Browser) -> None:
    command = [sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"]
    server = subprocess.Popen(command, cwd=SITE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert server.stdout
        port = re.search(rb"port (\d+)", server.stdout.readline())
        assert port
        with visiting(chromium, f"http://127.0.0.1:{int(port[1])}/") as visit:
            reaches_a_verdict(visit, "en")
            visit.page.evaluate(BREAK_THE_POLICY)
            assert [told.split()[0] for told in visit.refused()] == ["connect-src"]
    finally:
        server.terminate()
        server.wait()
        if server.stdout:
            server.stdout.close()
