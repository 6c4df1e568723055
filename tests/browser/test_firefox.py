"""The same way in Firefox, from a disk and from a host: pages, languages, search, self-check."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reader import WUHAN
from tests.browser.test_cut import FOR_AN_ANSWER, serving_without
from tests.browser.test_trouble import Faults

pytestmark = pytest.mark.browser
DRIVER = Path(__file__).with_name("firefox.mjs")
INNER = "causes/filing-expired.html"
WORDS = {"zh": "临汾", "en": "Linfen"}


@pytest.fixture(scope="session")
def firefox() -> str:
    names = (os.environ.get("FIREFOX"), "firefox-esr", "firefox")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Firefox was found: run `make browser`, or set FIREFOX to its path")
    return path


def journey(firefox: str, home: str) -> dict[str, Any]:
    """What the driver saw on its way."""
    case = {
        "firefox": firefox, "home": home, "inner": INNER, "words": WORDS,
        "answers": WUHAN, "cause": "hospital-service-not-open",
    }  # fmt: skip
    done = subprocess.run(
        ["node", str(DRIVER)], input=json.dumps(case), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("where", ["on_disk", "base"])
def test_a_reader_finds_changes_searches_and_checks(
    where: str, firefox: str, request: pytest.FixtureRequest
) -> None:
    home = request.getfixturevalue(where)
    told = journey(firefox, home)
    assert "failed" not in told, told["failed"]
    assert [(page["address"], page["lang"]) for page in told["switched"]] == [
        (f"{home}en/{INNER}", "en"),
        (f"{home}{INNER}", "zh-CN"),
    ]
    for lang, tag in (("zh", "zh-CN"), ("en", "en")):
        found = told["found"][lang]
        assert WORDS[lang] in found["title"]
        assert found["page"]["lang"] == tag
        assert found["page"]["address"].startswith(home)
        assert found["title"] in found["page"]["title"]
    assert told["verdict"] == "confirmed"
    assert told["refused"] == []
    assert told["errors"] == []
    foreign = [one for one in told["requests"] if not one.startswith((home, "data:", "blob:"))]
    assert foreign == []


@pytest.mark.deep
def test_what_was_cut_too_far_is_done_by_the_whole_program(
    firefox: str, base: str, faults: Faults
) -> None:
    faults.update(serving_without(FOR_AN_ANSWER))
    told = journey(firefox, base)
    assert "failed" not in told, told["failed"]
    assert told["errors"][0].startswith("Pyodide has suffered a fatal error")  # it was missed
    assert told["verdict"] == "confirmed"
    assert told["refused"] == []
