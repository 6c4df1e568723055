"""What the browser loads of the policy judges every case as the whole policy does."""

import random
import re
from typing import Any

import pytest

from build_scripts.compile.policy import canonical
from build_scripts.runtime import for_checker
from build_scripts.runtime.policy_part import ONLY_ON_PAGES
from checker import diagnose
from tests.conftest import ROOT

CASES = 300


@pytest.fixture(scope="module")
def part(real: dict[str, Any]) -> dict[str, Any]:
    return for_checker(real)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_example_is_judged_the_same(
    real: dict[str, Any], part: dict[str, Any], lang: str
) -> None:
    for cause in real["causes"].values():
        for example in cause["examples"]:
            case = {"as_of": example["as_of"], "answers": example["answers"]}
            assert diagnose(part, case, lang) == diagnose(real, case, lang)


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
