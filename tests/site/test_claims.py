"""The page of claims leads with what holds; what an article says changed stands apart."""

import copy
import json
import re
from typing import Any

import pytest

from build_scripts.render import claims
from build_scripts.render.escape import inert
from build_scripts.render.pages import Pages, pages
from build_scripts.site import SITE
from checker.phrases import LANGUAGES

DAY = "2026-11-23"
UNVERIFIED = {"zh": "未经核实", "en": "not verified"}


def claim(n: int, **more: Any) -> dict[str, Any]:
    """A claim of the tavern tale; unless told otherwise it is used by one cause, in two fields."""
    return {
        "source": "tavern-tale", "where": {"zh": "第一杯", "en": "first cup"}, "region": "mistport",
        "kind": "benefit", "says": {"zh": f"传闻{n}号", "en": f"rumour {n}"},
        "disposition": "used", "at": ["causes/too-new#when", "causes/too-new#sign"],
        **more,
    }  # fmt: skip


@pytest.fixture
def told(invented: dict[str, Any]) -> dict[str, Any]:
    """The invented province with one claim of each outcome, two of them years of one thing."""
    set_aside = {"disposition": "set-aside", "why": {"zh": "没有旁证", "en": "nobody else says so"}}
    invented["claims"] = {
        "t-1": claim(1, year=1999),
        "t-2": claim(2, year=2000, disposition="disputed", dispute="quiet-months-of-mistport"),
        "t-3": claim(3, where={"zh": "第二杯", "en": "second cup"}, year=2000, **set_aside),
        "t-4": claim(4, where={"zh": "第三杯", "en": "third cup"}),
    }
    return invented


def test_an_entry_that_holds_two_fields_is_named_once(told: dict[str, Any]) -> None:
    page = claims.held(told, "en")["t-1"]
    assert [target["page"] for target in page] == ["causes/too-new.html"]


def test_only_two_years_at_one_place_are_compared(told: dict[str, Any]) -> None:
    (found,) = claims.compared(told)
    assert (found.source, found.claims) == ("tavern-tale", {1999: "t-1", 2000: "t-2"})
    assert found.outcomes == ["t-1", "t-2"]
    told["claims"]["t-2"] = claim(2, year=2000)
    assert len(claims.compared(told)[0].outcomes) == 1
    told["claims"]["t-2"]["year"] = 1999
    assert claims.compared(told) == []


def test_a_reader_chooses_among_what_occurs(told: dict[str, Any]) -> None:
    found = claims.choices(told, "en")
    assert [value for value, _label in found["source"]] == ["tavern-tale"]
    assert [value for value, _label in found["region"]] == ["mistport"]
    assert [value for value, _label in found["disposition"]] == list(claims.DISPOSITIONS)
    del told["claims"]["t-3"]
    assert "set-aside" not in dict(claims.choices(told, "en")["disposition"])


@pytest.fixture(scope="module")
def made(real: dict[str, Any]) -> dict[str, Pages]:
    """The real pages with three claims added: two years of one thing, and one set aside."""
    policy = copy.deepcopy(real)
    base = {**next(iter(policy["claims"].values())), "where": {"zh": "某表", "en": "some table"}}
    dispute, held = next(d for d in policy["disputes"].items() if "rule" in d[1])
    base = {key: base[key] for key in ("source", "where", "region", "kind")}
    for year in (2024, 2025):
        says = {"zh": f"乙{year}", "en": f"beta {year}"}
        more = {"year": year, "disposition": "disputed", "dispute": dispute, "says": says}
        policy["claims"][f"z999-{year}"] = {**base, **more}
    says = {"zh": "丙", "en": "gamma"}
    why = {"zh": "没有依据", "en": "nothing supports it"}
    more = {"disposition": "set-aside", "why": why, "says": says}
    policy["claims"]["z999-001"] = {**base, **more}
    policy["rule"] = held["rule"]
    return {**pages(policy, DAY), "rule": held["rule"]["text"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_leads_with_what_holds_and_says_that_the_rest_is_not_verified(
    made: dict[str, Any], lang: str
) -> None:
    page = made[lang]["claims.md"]
    rows = re.findall(r'<div class="claim" id="([\w-]+)".*?</div>', page, re.DOTALL)
    assert "z999-2024" in rows
    for row in re.findall(r'<div class="claim".*?</div>', page, re.DOTALL):
        leads, article = row.split('<p class="claim__says">')
        assert "grade--" in article
        assert UNVERIFIED[lang] in article
        assert UNVERIFIED[lang] not in leads.split("·")[0]
    assert str(inert(made["rule"][lang])) in page.split('id="z999-2024"')[1].split("claim__says")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_an_article_says_changed_stands_last_and_unconfirmed(
    made: dict[str, Any], lang: str
) -> None:
    page = made[lang]["changes.md"]
    part = page.rpartition("\n## ")[2]
    assert "data-search-exclude" in part.splitlines()[0]
    for year in (2024, 2025):
        said = {"zh": f"乙{year}", "en": f"beta {year}"}[lang]
        assert part.count(said) == page.count(said) == 1
        assert f"claims.html#z999-{year}" in part
    assert part.count(UNVERIFIED[lang]) >= 2
    assert str(inert(made["rule"][lang])) in part


@pytest.mark.parametrize("home", [SITE, SITE / "en"], ids=["zh", "en"])
def test_no_search_finds_what_an_article_says_changed(real: dict[str, Any], home: Any) -> None:
    index = json.loads((home / "search" / "search_index.json").read_text("utf-8"))
    places = {doc["location"] for doc in index["docs"]}
    assert any(place.startswith("changes.html#y20") for place in places)
    for found in claims.compared(real):
        assert f"changes.html#{found.source}" not in places
