"""Checklists: each area finds four pages, from its own, the list, steps, causes and the tool."""

import json
import re
from typing import Any

import pytest

from build_scripts.render import checklists
from build_scripts.render.pages import Pages, pages
from checker.phrases import LANGUAGES

DAY = "2026-11-23"
STEPS = ["certify", "file", "settle", "claim"]
SHEETS = re.compile(r'id="tool-sheets">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def made(real: dict[str, Any]) -> dict[str, Pages]:
    """The pages of the real policy."""
    return pages(real, DAY)


def test_each_area_finds_a_page_for_each_step_that_can_fail(
    real: dict[str, Any], made: dict[str, Pages]
) -> None:
    for region in real["regions"]:
        found = checklists.of_region(real, region)
        assert list(found) == STEPS, region
        for page in found.values():
            assert f"checklists/{page}.md" in made["zh"]
            assert f"(../checklists/{page}.md)" in made["zh"][f"regions/{region}.md"]


def test_the_list_has_the_nations_pages_first_and_every_area_under_its_province(
    real: dict[str, Any], made: dict[str, Pages]
) -> None:
    for lang in LANGUAGES:
        national, areas = made[lang]["checklists/index.md"].split("{#areas}")
        assert re.findall(r"\((nation-\w+)\.md\)", national) == [f"nation-{s}" for s in STEPS]
        own = {page for page, _checklist, _region in checklists.inherited(real)}
        own |= {n for n, e in real["checklists"].items() if e["region"] != "nation"}
        assert own
        assert {page for page in own if f"({page}.md)" not in areas} == set()
        assert areas.count("<details") == len(checklists.listed(real)) > 1
        for group in checklists.listed(real):
            for region in group.members:
                assert f"{{ #{region} }}" in areas


def test_steps_and_their_causes_lead_to_the_nations_page(
    real: dict[str, Any], made: dict[str, Pages]
) -> None:
    for cause, entry in real["causes"].items():
        page = made["en"][f"causes/{cause}.md"]
        link = f"(../checklists/nation-{entry['step']}.md)"
        assert (link in page) == (entry["step"] in STEPS), cause
    for step in real["steps"]:
        link = f"(../checklists/nation-{step}.md)"
        assert (link in made["en"][f"steps/{step}.md"]) == (step in STEPS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tool_knows_every_areas_pages_and_the_nations_for_all_others(
    real: dict[str, Any], made: dict[str, Pages], lang: str
) -> None:
    found = SHEETS.search(made[lang]["check.md"])
    assert found
    sheets = json.loads(found[1])
    for region in real["regions"]:
        for step, page in checklists.of_region(real, region).items():
            told = sheets.get(region, sheets[""])[step]
            assert told["page"] == page
            assert f'title: "{told["title"]}"' in made[lang][f"checklists/{page}.md"].replace(
                "\\u0026#58;", ":"
            )


def test_an_area_below_goes_by_the_page_of_the_area_above(real: dict[str, Any]) -> None:
    policy = json.loads(json.dumps(real))
    below = {**policy["regions"]["hunan"], "parent": "hebei", "level": "city"}
    policy["regions"]["hunan"] = below
    assert checklists.of_region(policy, "hunan")["file"] == "hebei-file"
    assert checklists.for_tool(policy, "zh")["hunan"]["file"]["page"] == "hebei-file"


def test_inherited_pages_are_found_by_their_area_and_not_by_each_sentence(
    real: dict[str, Any], made: dict[str, Pages]
) -> None:
    inherited = {page for page, _checklist, _region in checklists.inherited(real)}
    for page in inherited:
        assert "search: {exclude: true}" in made["zh"][f"checklists/{page}.md"]
    for page in real["checklists"]:
        assert "search:" not in made["zh"][f"checklists/{page}.md"]


def test_a_rule_of_the_other_side_is_not_on_the_sheet(real: dict[str, Any]) -> None:
    policy = json.loads(json.dumps(real))
    told = checklists.shown(policy, "nation-file", "nation", DAY)["rules"]
    parameter = told[0]["facts"][0]["parameter"]
    policy["parameters"][parameter]["side"] = "care"
    after = checklists.shown(policy, "nation-file", "nation", DAY)["rules"]
    assert parameter not in [row["parameter"] for group in after for row in group["facts"]]


def test_the_areas_own_rules_come_before_the_nations(real: dict[str, Any]) -> None:
    owners = [g["owner"] for g in checklists.shown(real, "nation-file", "hebei", DAY)["rules"]]
    assert owners == ["hebei", "nation"]
