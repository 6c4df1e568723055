"""Regions: found by province, in the form and in the list; their rules by the side that counts."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_scripts.check import checked_policy
from build_scripts.render.pages import pages
from build_scripts.render.regions import by_province
from tests.policy.entries import region, text

DAY = "2026-11-25"
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
HOME_REGION = re.compile(r'data-question="home&#95;region".*?</fieldset>', re.DOTALL)
Pages = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def made(real: dict[str, Any]) -> Pages:
    """The pages of the real policy."""
    return pages(real, DAY)


def field(made: Pages, lang: str) -> str:
    """The form's question for the home area, its ids written as they are."""
    found = HOME_REGION.search(made[lang]["check.md"])
    assert found
    return found[0].replace("&#45;", "-")


def side(page: str, name: str) -> str:
    """The rules of a region's page on one side."""
    return page.split(f"{{ #facts-{name} }}")[1].split("\n#")[0]


def test_every_region_stands_in_the_group_of_its_province(real: dict[str, Any]) -> None:
    groups = by_province(real["regions"])
    named = [name for group in groups for name in (group.head, *group.members)]
    assert sorted(named) == sorted(real["regions"].keys() - {"nation"})
    below = {group.head: group.members for group in groups}
    assert below["shanxi"] == ["taiyuan", "linfen", "shanxi-provincial"]
    assert below["hubei"] == ["shiyan", "qianjiang"]
    codes = [real["regions"][group.head].get("code", "999999") for group in groups]
    assert codes == sorted(codes)


def test_a_region_below_no_province_is_a_group_by_itself(
    policy_copy: Path, write_entry: Callable[..., Path]
) -> None:
    entry = {**region({"at_least": 24}), "parent": "nation"}
    write_entry(policy_copy, "regions", "testville", entry)
    policy = checked_policy(policy_copy)
    assert ("testville", []) in by_province(policy["regions"])
    assert field(pages(policy, DAY), "en").count('<option value="testville">') == 1


@LANGUAGES
def test_the_form_offers_every_region_once_and_the_way_out_first(
    real: dict[str, Any], made: Pages, lang: str
) -> None:
    asked = field(made, lang)
    offered = re.findall(r'<option value="([^"]*)">', asked)
    assert offered[:2] == ["", "nation"]
    assert sorted(offered[1:]) == sorted(real["regions"])
    assert "radio" not in asked
    assert asked.count("data-unknown") == 1


@LANGUAGES
def test_listed_places_come_before_the_rest_of_their_province(
    real: dict[str, Any], made: Pages, lang: str
) -> None:
    groups = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', field(made, lang))
    inside = {label: re.findall(r'value="([^"]*)"', options) for label, options in groups}
    shanxi = real["regions"]["shanxi"]["name"][lang]
    assert inside[shanxi] == ["taiyuan", "linfen", "shanxi-provincial", "shanxi"]
    assert all(len(options) > 1 for options in inside.values())


def test_the_list_of_regions_leads_to_each_once(real: dict[str, Any], made: Pages) -> None:
    page = made["zh"]["regions/index.md"]
    for name in real["regions"]:
        assert page.count(f"regions/{name}.md)") == 1, name
    assert page.index("/nation.md") < page.index("/hebei.md") < page.index("/hunan.md")


def test_a_rule_stands_on_the_side_on_which_it_counts(made: Pages) -> None:
    page = made["en"]["regions/shenzhen.md"]
    home, care = side(page, "home"), side(page, "care")
    assert "unfiled_outpatient_share" in home
    assert "unfiled_outpatient_share" not in care
    assert "filing_before_discharge" in care
    assert "filing_before_discharge" not in home
    assert "emergency_filing" in home
    assert "emergency_filing" in care


def test_what_a_region_rules_itself_comes_before_what_it_inherits(made: Pages) -> None:
    home = side(made["en"]["regions/shenzhen.md"], "home")
    own, inherited = home.index("unfiled_outpatient_share"), home.index("emergency_filing")
    assert own < inherited


def test_what_nobody_has_settled_is_no_rule_in_force(made: Pages) -> None:
    page = made["en"]["regions/shenzhen.md"]
    assert "temporary_filing_needed" not in side(page, "home")
    assert "disputes/shenzhen-unfiled-care.md" in page
    assert "temporary_filing_needed" in side(made["en"]["regions/zhuhai.md"], "home")


def test_a_region_of_which_nothing_is_known_says_so(made: Pages) -> None:
    page = made["en"]["regions/hunan.md"]
    assert "No rule of this area&#39;s own &#40;Hunan Province&#41; has been found yet" in page
    assert "Other rules of this area" in made["en"]["regions/taiyuan.md"]
    assert "Other rules of this area" not in made["en"]["regions/nation.md"]


def test_the_texts_of_a_region_hold_its_own_numbers(
    policy_copy: Path, write_entry: Callable[..., Path]
) -> None:
    entry = region({"at_least": 24})
    entry["intro"] = text(
        "能用{param.temporary_filing_months}。", "{param.temporary_filing_months}"
    )
    note = {"title": text("期限", "Length"), "text": entry["intro"], "source": "taiyuan-filing"}
    write_entry(policy_copy, "regions", "testville", {**entry, "notes": [note]})
    made = pages(checked_policy(policy_copy), DAY)["zh"]
    assert made["regions/testville.md"].count("能用至少24个月。") == 2
    assert made["regions/index.md"].count("能用至少24个月。") == 1


def test_a_region_has_a_checklist_of_its_own_where_its_rules_differ(made: Pages) -> None:
    assert "../checklists/hebei-file.md" in made["zh"]["regions/hebei.md"]
    assert "filing_free_within" not in made["zh"]["checklists/nation-file.md"]
    assert "本省范围内" in made["zh"]["checklists/hebei-file.md"]
    assert "../checklists/nation-file.md" in made["zh"]["regions/hunan.md"]
    assert "checklists/hunan-file.md" not in made["zh"]
    listed = made["zh"]["checklists/index.md"]
    own = [page for page in made["zh"] if re.fullmatch(r"checklists/(?!index).+\.md", page)]
    assert all(f"({page.removeprefix('checklists/')})" in listed for page in own)
