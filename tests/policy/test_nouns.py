"""One noun, one word: schema, folder, template and page of each, and a new entry by data alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.check import checked_policy
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import PolicyError
from build_scripts.render.environment import FOLDERS, HERE, ON_ONE_PAGE
from build_scripts.render.pages import pages
from checker import diagnose
from tests.conftest import REAL, ROOT
from tests.policy.new_entries import DAY, NAME, SOURCE, entry_of

Write = Callable[[Path, str, str, dict[str, Any]], Path]

GATHERED = ("changes", "coverage", "decide", "decide_index", "freshness")
"""Templates of pages that gather several nouns."""


@pytest.fixture(scope="module")
def made(real: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The pages of the real policy."""
    return pages(real, DAY)


@pytest.mark.parametrize(("folder", "noun"), NOUNS.items())
def test_a_noun_has_one_word_for_everything(
    folder: str, noun: str, real: dict[str, Any], made: dict[str, dict[str, str]]
) -> None:
    assert folder.startswith(noun)
    schema = json.loads((REAL / "schema" / f"{noun}.schema.json").read_text("utf-8"))
    assert schema["$id"] == f"{noun}.schema.json"
    assert real[folder].keys() == {path.stem for path in (REAL / folder).iterdir()}
    templates = HERE / "templates"
    if noun in ON_ONE_PAGE:
        page = ON_ONE_PAGE[noun]
        assert (templates / f"{page}.md.j2").is_file()
        shown = {lang: {f"{page}.md"} for lang in made}
    else:
        assert (templates / f"{noun}.md.j2").is_file()
        assert (templates / f"{folder}_index.md.j2").is_file()
        names = {f"{folder}/{name}.md" for name in (*real[folder], "index")}
        shown = dict.fromkeys(made, names)
    for lang, names in shown.items():
        assert names <= made[lang].keys()


def test_every_schema_and_template_belongs_to_a_noun() -> None:
    schemas = {path.name.removesuffix(".schema.json") for path in (REAL / "schema").iterdir()}
    assert schemas == {*NOUNS.values(), "common", "exceptions", "policy"}
    templates = {path.name.removesuffix(".md.j2") for path in (HERE / "templates").iterdir()}
    of_nouns = {*FOLDERS, *(f"{folder}_index" for folder in FOLDERS.values())}
    assert templates == {*of_nouns, *ON_ONE_PAGE.values(), *GATHERED, "parts", "picture"}


def test_generated_folders_are_kept_out_of_git() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    for folder in FOLDERS.values():
        assert f"/docs/*/{folder}/" in ignored


@pytest.mark.parametrize(("folder", "noun"), NOUNS.items())
def test_every_file_names_its_schema_on_line_one(folder: str, noun: str) -> None:
    wanted = f"# yaml-language-server: $schema=../schema/{noun}.schema.json"
    for path in (REAL / folder).iterdir():
        assert path.read_text("utf-8").splitlines()[0] == wanted, path.name


@pytest.mark.parametrize(("folder", "noun"), NOUNS.items())
def test_a_new_entry_needs_one_file_and_no_code(
    folder: str, noun: str, policy_copy: Path, write_entry: Write
) -> None:
    write_entry(policy_copy, folder, "clouds", entry_of(noun))
    made = pages(checked_policy(policy_copy), DAY)
    for lang in ("zh", "en"):
        if noun in ON_ONE_PAGE:
            assert NAME[lang] in made[lang][f"{ON_ONE_PAGE[noun]}.md"]
        else:
            assert NAME[lang] in made[lang][f"{folder}/clouds.md"]
            assert "clouds" in made[lang][f"{folder}/index.md"]


def test_a_limit_reaches_its_list_and_its_parameter_with_its_grade(
    policy_copy: Path, write_entry: Write
) -> None:
    write_entry(policy_copy, "parameters", "annual_limit",
                {**entry_of("parameter"), "of": "catalogue", "unit": "yuan"})  # fmt: skip
    limit = {"value": 4321, "valid_from": "2025-01-01", "source": "article-linfen-online"}
    entry = entry_of("catalogue")
    entry["diseases"][0]["limits"] = {"annual_limit": [limit]}
    write_entry(policy_copy, "catalogues", "clouds", entry)
    made = pages(checked_policy(policy_copy), DAY)
    for name in ("catalogues/clouds.md", "parameters/annual_limit.md"):
        assert "4321元（这个说法未经当地医保部门核实，请拨 12393 确认）" in made["zh"][name]
        assert '<span class="grade grade--c"' in made["zh"][name]


def test_a_list_says_itself_which_diseases_are_settled_across_provinces(
    policy_copy: Path, write_entry: Write
) -> None:
    disease = {**entry_of("disease"), "settles_since": {"value": "never", "source": SOURCE}}
    write_entry(policy_copy, "diseases", "cloud-ache", disease)
    entry = entry_of("catalogue")
    entry["diseases"] = [
        {"disease": name, "class": "one", "source": SOURCE} for name in ("cloud-ache", "diabetes")
    ]
    write_entry(policy_copy, "catalogues", "clouds", entry)
    policy = checked_policy(policy_copy)
    computed = policy["catalogues"]["clouds"]["computed"]
    assert computed == {"national": {"cloud-ache": False, "diabetes": True}}
    page = pages(policy, DAY)["en"]["catalogues/clouds.md"]
    assert page.count("not on the national list") == 1
    assert (
        "../catalogues/clouds.md#cloud-ache" in (pages(policy, DAY)["en"]["diseases/cloud-ache.md"])
    )


def test_a_step_lists_its_causes_and_its_neighbours(
    real: dict[str, Any], made: dict[str, dict[str, str]]
) -> None:
    page = made["en"]["steps/file.md"]
    for cause, entry in real["causes"].items():
        assert (f"../causes/{cause}.md" in page) is (entry["step"] == "file")
    assert "../steps/certify.md" in page
    assert "../steps/settle.md" in page


def test_a_parameter_shows_what_every_region_says(made: dict[str, dict[str, str]]) -> None:
    page = made["en"]["parameters/filing_area_level.md"]
    assert "../regions/nation.html" in page
    assert "grade--b" in page
    assert "../disputes/care-area-level.md" in page
    assert "../causes/filing-wrong-area.md" in page


def test_an_annual_count_of_working_days_stands_on_its_page(
    made: dict[str, dict[str, str]],
) -> None:
    assert "全年 248 个工作日" in made["zh"]["calendars/year-2026.md"]


def test_a_term_says_what_it_is_not(real: dict[str, Any], made: dict[str, dict[str, str]]) -> None:
    page = made["zh"]["terms/outpatient-chronic-special.md"]
    for word in ("门特", "门诊特病", "特殊病种", "慢病卡", "../terms/outpatient-pooling.md"):
        assert word in page
    others = [o["term"] for o in real["terms"]["outpatient-chronic-special"]["not_the_same_as"]]
    assert others == ["outpatient-pooling", "two-diseases"]


def test_a_channel_says_which_problems_it_is_used_for(made: dict[str, dict[str, str]]) -> None:
    assert "../causes/filing-expired.md" in made["zh"]["channels/national-app.md"]
    assert "../channels/national-app.md" in made["zh"]["causes/filing-expired.md"]


BROKEN = [
    ("causes/lapse", "channel: hotline-12393", "channel: hotline"),
    ("catalogues/liaocheng", "region: liaocheng", "region: liaochen"),
    ("catalogues/liaocheng", "disease: diabetes", "disease: diabete"),
    ("catalogues/liaocheng", "test-report]", "test-reports]"),
    ("catalogues/liaocheng", "keep_floor_resident:", "keep_floor:"),
    ("channels/shanxi-account", "region: shanxi", "region: shanx"),
    ("terms/filing", "term: certification", "term: certificate"),
]


@pytest.mark.parametrize(("name", "good", "bad"), BROKEN)
def test_a_broken_reference_is_told_at_its_place(
    name: str, good: str, bad: str, policy_copy: Path
) -> None:
    path = policy_copy / f"{name}.yml"
    before = path.read_text("utf-8")
    assert good in before
    path.write_text(before.replace(good, bad, 1), "utf-8")
    with pytest.raises(PolicyError) as caught:
        checked_policy(policy_copy)
    found = [problem for problem in caught.value.problems if problem.rule == "unknown-reference"]
    line = before[: before.index(good)].count("\n") + 1
    assert (f"policy_data/{name}.yml", line) in [
        (problem.mark.file.as_posix(), problem.mark.line) for problem in found
    ]


def test_the_reader_of_a_finding_learns_where_to_go(real: dict[str, Any]) -> None:
    cause = yaml.safe_load((REAL / "causes" / "filing-expired.yml").read_text("utf-8"))
    example = next(one for one in cause["examples"] if one["verdict"] == "confirmed")
    case = {"as_of": example["as_of"], "answers": example["answers"]}
    for lang in ("zh", "en"):
        findings = diagnose(real, case, lang)["findings"]
        remedy = next(f for f in findings if f["cause"] == "filing-expired")["remedy"]
        named = [step["channel"] and step["channel"]["id"] for step in remedy]
        assert named == [step.get("channel") for step in cause["remedies"]]
        name = real["channels"]["national-app"]["name"][lang]
        assert {"id": "national-app", "name": name} in [step["channel"] for step in remedy]
