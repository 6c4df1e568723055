"""Every example of every cause of the real policy: what its page shows is what the checker says."""

import pytest

from build_scripts.check import checked_policy
from checker import diagnose
from tests.conftest import REAL

POLICY = checked_policy(REAL)
EXAMPLES = [
    pytest.param(cause, example, id=f"{cause}: {example['name']['en']}")
    for cause, entry in POLICY["causes"].items()
    for example in entry["examples"]
]


@pytest.mark.parametrize(("cause", "example"), EXAMPLES)
def test_example(cause, example):
    case = {"as_of": example["as_of"], "answers": example["answers"]}
    found = {finding["cause"]: finding for finding in diagnose(POLICY, case)["findings"]}
    assert found[cause]["verdict"] == example["verdict"]


@pytest.mark.parametrize(("cause", "example"), EXAMPLES)
def test_example_can_be_told_in_both_languages(cause, example):
    case = {"as_of": example["as_of"], "answers": example["answers"]}
    for lang in ("zh", "en"):
        findings = {found["cause"]: found for found in diagnose(POLICY, case, lang)["findings"]}
        told = findings[cause]
        sentences = [*told["because"], *told["needed"], *(step["do"] for step in told["remedy"])]
        assert sentences
        assert not any("{" in sentence or "None" in sentence for sentence in sentences)


def test_every_cause_has_examples():
    assert {entry.values[0] for entry in EXAMPLES} == set(POLICY["causes"])
