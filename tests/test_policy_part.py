"""What the browser loads of the policy judges every case as the whole policy does."""

import random
import re
from typing import Any

import pytest

from build_scripts.compile.policy import canonical
from build_scripts.runtime import for_checker, parted
from build_scripts.runtime.policy_part import ONLY_ON_PAGES
from checker import diagnose
from tests.conftest import ROOT

CASES = 300


@pytest.fixture(scope="module")
def part(real: dict[str, Any]) -> dict[str, Any]:
    return for_checker(real)


def joined(part: dict[str, Any], region: str | None) -> dict[str, Any]:
    """What a reader's copy holds who has named this region, or none."""
    core, parts = parted(part)
    for folder, entries in parts.get(region or "", {}).items():
        core[folder] = core[folder] | entries
    return core


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_is_judged_the_same(
    real: dict[str, Any], part: dict[str, Any], lang: str
) -> None:
    for cause in real["causes"].values():
        for example in cause["examples"]:
            case = {"as_of": example["as_of"], "answers": example["answers"]}
            told = diagnose(real, case, lang)
            assert diagnose(part, case, lang) == told
            region = example["answers"].get("home_region")
            assert diagnose(joined(part, region), case, lang) == told


def test_mixed_answers_are_judged_the_same(real: dict[str, Any], part: dict[str, Any]) -> None:
    """Answers of several examples put together reach more rules at once than any one does."""
    chosen = random.Random(7)
    examples = [e["answers"] for cause in real["causes"].values() for e in cause["examples"]]
    for _ in range(CASES):
        answers: dict[str, Any] = {}
        for given in chosen.sample(examples, 3):
            answers |= given
        case = {"as_of": "2026-11-23", "answers": answers}
        assert diagnose(part, case, "en") == diagnose(real, case, "en")


def test_a_copy_with_the_nation_and_one_region_judges_every_case_of_that_region_the_same(
    real: dict[str, Any], part: dict[str, Any]
) -> None:
    answers: dict[str, Any] = {}
    for cause in real["causes"].values():
        answers = cause["examples"][0]["answers"] | answers
    for region in [*real["regions"], None]:
        copy = joined(part, region)
        for cause in real["causes"].values():
            given = {**answers, **cause["examples"][0]["answers"]}
            given = {name: value for name, value in given.items() if name != "home_region"}
            case = {
                "as_of": "2026-11-23",
                "answers": given | ({"home_region": region} if region else {}),
            }
            assert diagnose(copy, case, "zh") == diagnose(real, case, "zh")


def test_more_regions_make_nobodys_first_visit_longer(real: dict[str, Any]) -> None:
    core, parts = parted(for_checker(real))
    source = {**real["sources"]["nhsa-mof-2022-22"], "title": {"zh": "新", "en": "new"}}
    regions = {
        f"new-{n}": {**real["regions"]["linfen"], "facts": {"min_insured_months": [
            {"value": 3, "valid_from": "2026-01-01", "source": f"new-{n}"}]}}
        for n in range(500)
    }  # fmt: skip
    more = {
        **real,
        "regions": real["regions"] | regions,
        "sources": real["sources"] | {f"new-{n}": source for n in range(500)},
    }
    core_then, parts_then = parted(for_checker(more))
    assert canonical(core_then) == canonical(core)
    assert len(parts_then) == len(parts) + 500
    assert "new-7" in parts_then["new-7"]["sources"]


def test_no_folder_that_the_checker_names_is_left_out() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "checker").glob("*.py"))
    named = set(re.findall(r'policy\["([a-z_]+)"\]', source))
    assert named
    assert not named & ONLY_ON_PAGES


def test_it_is_much_smaller_than_the_whole_and_says_which_policy_it_is_of(
    real: dict[str, Any], part: dict[str, Any]
) -> None:
    assert part["policy_version"] == real["policy_version"]
    assert len(canonical(part)) < 0.5 * len(canonical(real))
