"""The promises to policy editors: one file adds an entry, one number changes a sentence."""

import pytest
import yaml

from build_scripts.check import checked_policy
from checker import diagnose
from checker.days import add
from checker.texts import day_in_words
from tests.policy.entries import (
    AS_OF,
    LAPSED,
    MATERIAL,
    MESSAGE,
    QUESTION,
    SOURCE,
    cause,
    region,
    text,
)


def finding(policy, name, lang="en", **answers):
    found = diagnose(policy, {"as_of": AS_OF, "answers": answers}, lang)["findings"]
    return next(finding for finding in found if finding["cause"] == name)


def test_a_region_is_one_file(policy_copy, write_entry):
    write_entry(policy_copy, "regions", "testville", region({"at_least": 24}))
    policy = checked_policy(policy_copy)
    assert "testville" in policy["questions"]["home_region"]["computed"]["options"]
    told = finding(
        policy, "filing-expired", failed_step="settle", failed_on="2026-10-08",
        home_region="testville", filing_kind="temporary", filing_start="2025-01-01",
    )  # fmt: skip
    assert told["verdict"] == "ruled-out"


def test_a_cause_is_one_file(policy_copy, write_entry):
    write_entry(policy_copy, "causes", "test-cause", cause('enrolment_status == "none"', LAPSED))
    told = finding(checked_policy(policy_copy), "test-cause", enrolment_status="none")
    assert (told["title"], told["verdict"]) == ("Test cause", "confirmed")
    assert told["because"] == ["The enrolment status on that day is “no enrolment found”."]


def test_a_question_is_one_file_and_is_asked_once_a_cause_needs_it(policy_copy, write_entry):
    write_entry(policy_copy, "questions", "card_kind", QUESTION)
    assert "card_kind" in checked_policy(policy_copy)["questions"]
    answers = [
        ({"card_kind": "none"}, "confirmed"),
        ({"card_kind": "paper"}, "ruled-out"),
        ({}, "open"),
    ]
    write_entry(policy_copy, "causes", "test-cause", cause('card_kind == "none"', answers))
    policy = checked_policy(policy_copy)
    result = diagnose(policy, {"as_of": AS_OF, "answers": {}})
    assert result["next_questions"][-1] == "card_kind"
    assert finding(policy, "test-cause")["needed"] == ["Still needed: the kind of card."]


def test_a_material_is_one_file_and_a_remedy_can_bring_it(policy_copy, write_entry):
    write_entry(policy_copy, "materials", "test-slip", MATERIAL)
    entry = cause('enrolment_status == "none"', LAPSED, bring=["test-slip"])
    write_entry(policy_copy, "causes", "test-cause", entry)
    told = finding(checked_policy(policy_copy), "test-cause", "zh", enrolment_status="none")
    assert told["remedy"][0]["bring"] == [{"id": "test-slip", "name": "测试单"}]


def test_a_message_is_one_file(policy_copy, write_entry):
    write_entry(policy_copy, "messages", "test-message", MESSAGE)
    assert checked_policy(policy_copy)["messages"]["test-message"]["causes"] == ["lapse"]


def test_a_source_is_one_file_and_a_cause_can_rest_on_it(policy_copy, write_entry):
    write_entry(policy_copy, "sources", "test-gazette", SOURCE)
    entry = cause('enrolment_status == "none"', LAPSED)
    entry["sources"] = [{"source": "test-gazette", "clause": text("第一条", "art. 1")}]
    write_entry(policy_copy, "causes", "test-cause", entry)
    told = finding(checked_policy(policy_copy), "test-cause", enrolment_status="none")["sources"][0]
    assert (told["id"], told["title"], told["clause"]) == ("test-gazette", "Test gazette", "art. 1")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_number_changes_the_sentence(policy_copy, lang):
    """The floor under an end date that is not known moves with the number in one YAML file."""

    def needed():
        return finding(
            checked_policy(policy_copy), "filing-expired", lang, failed_step="settle",
            failed_on="2026-10-08", home_region="nation", filing_kind="temporary",
            filing_start="2026-01-15",
        )["needed"]  # fmt: skip

    path = policy_copy / "regions" / "nation.yml"
    written = path.read_text("utf-8")
    months = yaml.safe_load(written)["facts"]["temporary_filing_months"][0]["value"]["at_least"]
    stated = "  temporary_filing_months:\n    - value: {at_least: %d}\n"
    assert written.count(stated % months) == 1
    before = needed()
    path.write_text(written.replace(stated % months, stated % (months + 1)), "utf-8")
    after = needed()
    old, new = (day_in_words(add("2026-01-15", n, "month"), lang) for n in (months, months + 1))
    assert old in before[0]
    assert after == [before[0].replace(old, new)]


def test_every_change_changes_the_version(policy_copy, write_entry):
    before = checked_policy(policy_copy)["policy_version"]
    assert checked_policy(policy_copy)["policy_version"] == before
    write_entry(policy_copy, "messages", "test-message", MESSAGE)
    assert checked_policy(policy_copy)["policy_version"] != before
