"""From truth and strength to the verdict: grades, staleness, disputes, ranges, validity."""

import pytest

from checker.truth import Truth
from checker.values import STRONG, WEAK
from checker.verdicts import verdict

TABLE = [
    (Truth.YES, STRONG, "confirmed"),
    (Truth.YES, WEAK, "likely"),
    (Truth.UNKNOWN, STRONG, "open"),
    (Truth.UNKNOWN, WEAK, "open"),
    (Truth.NO, STRONG, "ruled-out"),
    (Truth.NO, WEAK, "unlikely"),
]
MONTHS = "months < param.min_months"
QUIET = "spare_months < param.quiet_months"
PASS = "spare_months < param.pass_months"
SETTLES = "failed_on < ailment.settles_since"


def at(region, day="2026-06-01", **answers):
    return {"home_region": region, "failed_on": day, **answers}


CASES = [
    ("grade A and met", MONTHS, at("nation", months=4), "confirmed"),
    ("grade A and not met", MONTHS, at("nation", months=5), "ruled-out"),
    ("grade A and not answered", MONTHS, at("nation"), "open"),
    ("grade C and met: only likely", MONTHS, at("mistport", months=6), "likely"),
    ("grade C and not met: stays listed", "months > param.min_months",
     at("mistport", months=6), "unlikely"),
    ("the nearest region speaks", QUIET, at("cloudland", "2024-06-01", spare_months=2), "unlikely"),
    ("nobody is followed in a dispute", QUIET, at("mistport", spare_months=1), "open"),
    ("nobody is followed though far off", QUIET, at("mistport", spare_months=6), "open"),
    ("the rule is followed in a dispute", PASS, at("reedbank", spare_months=2), "confirmed"),
    ("at least six: five is below", "5 < param.pass_months", at("nation"), "confirmed"),
    ("at least six: six is not above", "6 > param.pass_months", at("nation"), "ruled-out"),
    ("at least six: seven may be below", "7 < param.pass_months", at("nation"), "open"),
    ("at most four: four is not below", QUIET, at("nation", spare_months=4), "ruled-out"),
    ("at most four: three may be below", QUIET, at("nation", spare_months=3), "open"),
    ("at most four: five is above", "5 > param.quiet_months", at("nation"), "confirmed"),
    ("the old rule on its last day", MONTHS, at("nation", "2022-12-31", months=3), "ruled-out"),
    ("the new rule on its first day", MONTHS, at("nation", "2023-01-01", months=3), "confirmed"),
    ("the first day of all counts", MONTHS, at("nation", "2020-01-01", months=2), "confirmed"),
    ("the day before there was a rule", MONTHS, at("nation", "2019-12-31", months=2), "open"),
    ("a local rule on its last day", "3 > param.quiet_months",
     at("cloudland", "2024-12-31"), "likely"),
    ("the day after, the parent's rule", "3 > param.quiet_months",
     at("cloudland", "2025-01-01"), "open"),
    ("before the earliest day", SETTLES,
     {"failed_on": "2024-02-29", "ailment": "salt-fever"}, "likely"),
    ("on the latest day", SETTLES,
     {"failed_on": "2024-06-30", "ailment": "salt-fever"}, "unlikely"),
    ("between the two", SETTLES, {"failed_on": "2024-05-01", "ailment": "salt-fever"}, "open"),
    ("never is after every day", SETTLES,
     {"failed_on": "2026-06-01", "ailment": "glass-ache"}, "confirmed"),
    ("never, also without the day", SETTLES, {"ailment": "glass-ache"}, "confirmed"),
    ("another ailment has no rule", SETTLES,
     {"failed_on": "2026-06-01", "ailment": "other"}, "open"),
    ("every choice is left", 'colour in ["red", "green", "blue"]', {}, "confirmed"),
    ("every stamp is at hand", "wanted_stamp in stamps",
     {"stamps": ["star", "round", "square"]}, "confirmed"),
    ("no stamp is at hand", "wanted_stamp in stamps", {"stamps": []}, "ruled-out"),
    ("a place too coarse to compare", 'area(dock, "city") == area(care_place, "city")',
     {"dock": "420000", "care_place": "420100"}, "open"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("truth", "strength", "expected"),
    [pytest.param(*row, id=f"{row[0].value} on {row[1]} is {row[2]}") for row in TABLE],
)
def test_table(truth, strength, expected):
    assert verdict(truth, strength) == expected


@pytest.mark.parametrize(
    ("when", "answers", "expected"), [pytest.param(*case, id=name) for name, *case in CASES]
)
def test_verdict(judge_rule, when, answers, expected):
    assert judge_rule(when, **answers)["verdict"] == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2027-06-01", "confirmed"), ("2027-06-02", "likely")],
    ids=["on the last day of the review interval", "a day later"],
)
def test_what_was_not_reviewed_in_time_is_only_likely(judge_rule, as_of, expected):
    """The charter was compared on 2026-06-01 and is reviewed every 365 days."""
    assert judge_rule(MONTHS, as_of, **at("nation", months=1))["verdict"] == expected


@pytest.mark.parametrize(
    ("as_of", "fresh"), [("2026-01-31", True), ("2026-02-01", False)], ids=["30 days", "31 days"]
)
def test_a_source_may_have_its_own_interval(judge_rule, as_of, fresh):
    found = judge_rule("3 > param.quiet_months", as_of, **at("cloudland", "2024-06-01"))
    gazette = next(source for source in found["sources"] if source["id"] == "gazette")
    assert gazette["fresh"] is fresh


def test_without_a_comparison_the_day_of_reading_counts(invented, judge_rule):
    del invented["sources"]["charter"]["checked_on"]
    answers = at("nation", "2025-06-01", months=1)
    assert judge_rule(MONTHS, "2027-01-01", **answers)["verdict"] == "confirmed"
    assert judge_rule(MONTHS, "2027-01-02", **answers)["verdict"] == "likely"


@pytest.mark.parametrize(
    ("when", "kind"),
    [(MONTHS, "not-applicable"), (f"not ({MONTHS})", "not-applicable"), ("months < 1", "false")],
    ids=["no such rule", "nor its opposite", "simply not met"],
)
def test_a_no_says_of_which_kind_it_is(judge_rule, when, kind):
    found = judge_rule(when, **at("reedbank", months=2))
    assert (found["verdict"], found["kind"]) == ("ruled-out", kind)


def test_out_of_scope_is_not_applicable_and_beyond_doubt(invented, judge_rule, parse):
    invented["causes"]["too-new"]["computed"]["applies"] = parse('failed_step == "stamp"')
    found = judge_rule("months < 1", failed_step="cross", months=3)
    assert (found["verdict"], found["kind"]) == ("ruled-out", "not-applicable")


def test_a_dispute_is_told_whoever_is_followed(judge_rule):
    followed = judge_rule(PASS, **at("reedbank", spare_months=2))
    unsettled = judge_rule(QUIET, **at("mistport", spare_months=2))
    assert followed["dispute"][0]["about"] == "pass_months"
    assert followed["unsettled"] == []
    assert unsettled["dispute"][0]["about"] == "quiet_months"
    assert unsettled["unsettled"] == ["quiet_months"]
    assert unsettled["ask"]


def test_a_place_too_coarse_is_told_but_not_asked_again(judge_rule):
    found = judge_rule(
        'area(dock, "city") == area(care_place, "city")', dock="420000", care_place="420100"
    )
    assert found["missing"] == []
    assert found["needed"][0].startswith("The dock on the pass is not precise enough")


def test_an_unverified_cause_never_confirms(invented, judge_rule):
    for cited in invented["causes"]["too-new"]["sources"]:
        cited["source"] = "bottle-letter"
    assert judge_rule(MONTHS, **at("nation", months=1))["verdict"] == "likely"
    assert judge_rule(MONTHS, **at("nation", months=6))["verdict"] == "unlikely"
