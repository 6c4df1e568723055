"""The pages about evidence: coverage counts the data, freshness orders it, claims stay unlisted."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from build_scripts.render.coverage import coverage
from build_scripts.render.freshness import looks
from build_scripts.render.pages import pages
from build_scripts.site import SITE

DAY = "2026-11-23"


def test_each_article_is_counted_with_what_became_of_its_claims(invented: dict[str, Any]) -> None:
    invented["sources"]["tavern-tale"]["claims"] = 4
    kinds = ("used", "used", "disputed", "set-aside")
    invented["claims"] = {
        f"t-{n}": {"source": "tavern-tale", "disposition": kind} for n, kind in enumerate(kinds)
    }
    row = {"source": "tavern-tale", "said": 4, "told": 4, "used": 2, "disputed": 1, "set-aside": 1}
    assert coverage(invented)["claims"] == [row]
    del invented["claims"]["t-0"]
    assert coverage(invented)["claims"] == [{**row, "told": 3, "used": 1}]


def test_causes_are_counted_by_step_with_firm_sources_and_messages(
    invented: dict[str, Any],
) -> None:
    rows = {row["step"]: row for row in coverage(invented)["causes"]}
    assert sum(row["causes"] for row in rows.values()) == len(invented["causes"])
    before = rows["cross"]["firm"]
    for cause in invented["causes"].values():
        cause["sources"] = [{"source": "tavern-tale"}]
    assert before > 0
    assert {row["firm"] for row in coverage(invented)["causes"]} == {0}


def test_what_was_not_looked_at_for_longest_comes_first(invented: dict[str, Any]) -> None:
    del invented["sources"]["charter"]["checked_on"]
    invented["sources"]["charter"]["read_on"] = "1990-01-01"
    first = looks(invented)[0]
    assert (first.source, first.last, first.compared) == ("charter", "1990-01-01", False)
    invented["sources"]["charter"]["checked_on"] = "2026-06-30"
    assert looks(invented)[-1].source == "charter"
    assert looks(invented)[-1].compared


def test_a_longer_interval_is_good_for_longer(invented: dict[str, Any]) -> None:
    through = {look.source: look.through for look in looks(invented)}
    invented["sources"]["charter"]["review_days"] = 5000
    assert {look.source: look.through for look in looks(invented)}["charter"] > through["charter"]


def test_the_pages_link_to_every_article_region_and_step(real: dict[str, Any]) -> None:
    made = pages(copy.deepcopy(real), DAY)
    for lang in ("zh", "en"):
        page = made[lang]["coverage.md"]
        for region in real["regions"]:
            assert f"(regions/{region}.md)" in page
        assert made[lang]["freshness.md"].count("data-fresh-through") == len(real["sources"])


@pytest.mark.parametrize("home", [SITE, SITE / "en"], ids=["zh", "en"])
def test_a_refuted_number_is_nobodys_first_hit(home: Path) -> None:
    html = (home / "claims.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in html
    index = json.loads((home / "search" / "search_index.json").read_text("utf-8"))
    places = {doc["location"].partition("#")[0] for doc in index["docs"]}
    assert "sources.html" in places
    assert "claims.html" not in places


def test_other_pages_may_be_found(real: dict[str, Any]) -> None:
    html = (SITE / "sources.html").read_text("utf-8")
    assert 'name="robots"' not in html
    assert len(re.findall("data-fresh-through", html)) >= len(real["sources"])
