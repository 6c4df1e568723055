"""Same sources, same bytes: the whole site built twice, and the day that a build is made for."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from build_scripts.render.environment import DayError, today
from build_scripts.site import ROOT

BUILD = """
import sys
from pathlib import Path
from build_scripts import site
import build_scripts.runtime.assemble
folder = Path(sys.argv[1])
sys.modules["build_scripts.runtime.assemble"].CACHE = folder.with_name(folder.name + "-cache")
site.build(site=folder)
"""
# Nothing that an earlier build kept may make two builds alike.


def built(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    """Build the site in a process of its own; every file with the hash of its bytes."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.deep
def test_the_whole_site_built_twice_is_the_same_in_every_byte(tmp_path: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1795600000", "AS_OF": "", "SITE_URL": "https://example.org/"}
    first = built(tmp_path / "one", {**epoch, "PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"})
    second = built(tmp_path / "two", {**epoch, "PYTHONHASHSEED": "2", "TZ": "America/Lima"})
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} == set()
    assert len(first) > 1000


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", "1970-01-01"), ("1795600000", "2026-11-25"), ("1795564799", "2026-11-24")],
)
def test_a_repeatable_build_is_made_for_its_own_day(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today(None) == day
    assert today("2025-06-30") == "2025-06-30"


def test_without_a_setting_the_day_is_todays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = date.today().isoformat()
    assert before <= today("") <= date.today().isoformat()


@pytest.mark.parametrize("epoch", ["yesterday", "2026-11-25", "9" * 30])
def test_seconds_that_are_none_are_told(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(DayError, match="SOURCE_DATE_EPOCH"):
        today(None)
