"""The page for integrators: its addresses, commands, case and header are tried."""

import json
import re
import shlex
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from build_scripts.compile.policy import canonical
from build_scripts.serve import server
from build_scripts.site import ROOT, SITE
from checker.__main__ import main
from checker.phrases import LANGUAGES

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.parametrize("lang", LANGUAGES)


def page(lang: str) -> str:
    return (ROOT / "docs" / lang / "integrators.md").read_text("utf-8")


def blocks(lang: str, kind: str) -> list[str]:
    return [text for found, text in BLOCK.findall(page(lang)) if found == kind]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with server(SITE, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def test_every_address_on_the_page_is_served_to_other_sites_with_its_header(
    lang: str, base: str
) -> None:
    (header,) = blocks(lang, "http")
    name, _colon, value = header.strip().partition(": ")
    addresses = set(re.findall(r"\$SITE(/[\w./-]+\w)", page(lang)))
    addresses |= {f"/{path}" for path in re.findall(r'href="(?:\.\./)?(api/[^"]+)"', page(lang))}
    assert len(addresses) >= 7
    for address in addresses:
        with urlopen(base + address) as answer:
            assert answer.read()
            assert answer.headers[name] == value, address
            kind = "application/json" if address.endswith(".json") else "application/atom+xml"
            assert answer.headers["Content-Type"] == kind
    for closed in ("/index.html", "/check.html", "/runtime/manifest.json"):
        with urlopen(base + closed) as answer:
            assert answer.read()
            assert answer.headers[name] is None


def test_every_link_into_the_api_leads_to_a_file(lang: str) -> None:
    html = (SITE if lang == "zh" else SITE / "en") / "integrators.html"
    links = re.findall(r'href="([^"]*api/v1/[^"]*)"', html.read_text("utf-8"))
    assert len(links) >= 6
    for link in links:
        assert (html.parent / link).is_file(), link


def test_the_case_and_the_command_give_a_diagnosis(
    lang: str, tmp_path: Path, real: dict[str, Any], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (case,) = blocks(lang, "json")
    command = next(text for text in blocks(lang, "sh") if text.startswith("filing-clear "))
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "policy.json").write_bytes(canonical(real))
    (tmp_path / "case.json").write_text(case, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)[1:]) == 0
    result = json.loads(capsys.readouterr().out)
    first = result["findings"][0]
    assert (first["cause"], first["verdict"]) == ("hospital-service-not-open", "confirmed")
    assert first["title"] == real["causes"]["hospital-service-not-open"]["title"][lang]
    (tmp_path / "case.json").write_text("[]", "utf-8")
    assert main(shlex.split(command)[1:]) == 2


def test_the_page_names_the_python_and_the_target_that_there_are(lang: str) -> None:
    (wheel,) = [text for text in blocks(lang, "sh") if "pip install" in text]
    target = wheel.splitlines()[0].removeprefix("make ")
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    python = (ROOT / ".python-version").read_text("utf-8").strip()
    assert f"Python {python}" in page(lang)


def test_both_languages_show_the_same_requests(lang: str) -> None:
    assert blocks(lang, "json") == blocks("en", "json")
    assert len(blocks(lang, "sh")) == len(blocks("en", "sh")) == 4
