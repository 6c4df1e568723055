"""Which comparisons carry a verdict, which sets of changes would clear it, and what holds today."""

import pytest

A, B, C = "months < 3", 'colour == "red"', "has_boat"
YES = {"months": 1, "colour": "red", "has_boat": True}
LESS = "The months of membership (1 month) is less than 3 months."
RED = "The colour of the card is “red”."
BOAT = "Whether there is a boat is “yes”."

BECAUSE = [
    ("and: all that hold", f"{A} and {B}", YES, [LESS, RED]),
    ("or: those that hold", f"{A} or {B}", {**YES, "colour": "blue"}, [LESS]),
    ("or: both hold", f"{A} or {B}", YES, [LESS, RED]),
    ("nested", f"{A} and ({B} or {C})", {**YES, "has_boat": False}, [LESS, RED]),
    ("and that fails: the first that does not hold", f"{A} and {B}",
     {"months": 5, "colour": "blue"},
     ["The months of membership (5 months) is not less than 3 months."]),
    ("or that fails: none of them holds", f"{A} or {B}", {"months": 5, "colour": "blue"},
     ["The months of membership (5 months) is not less than 3 months.",
      "The colour of the card is “blue”, not “red”."]),
    ("not: the comparison inside", f"not ({B})", {"colour": "red"}, [RED]),
    ("not of or", f"not ({A} or {B})", {"months": 5, "colour": "blue"},
     ["The months of membership (5 months) is not less than 3 months.",
      "The colour of the card is “blue”, not “red”."]),
    ("not of and: what fails inside", f"not ({A} and {B})", {"months": 1, "colour": "blue"},
     ["The colour of the card is “blue”, not “red”."]),
    ("open: what is settled so far", f"{A} and {B}", {"months": 1}, [LESS]),
    ("several choices", "any(stamps)", {"stamps": ["star", "round"]},
     ["The stamps at hand: star stamp, round stamp."]),
    ("one of several choices", '"star" in stamps', {"stamps": ["round"]},
     ["Not among the stamps at hand: “star stamp”."]),
    ("none of several choices: said once", '"star" in stamps or "round" in stamps', {"stamps": []},
     ["The stamps at hand: none."]),
    ("a bound is enough", "months <= 6", {},
     ["The months of membership (between 0 months and 6 months) is not more than 6 months."]),
    ("a day that is not known but is over", 'failed_on < "2030-01-01"', {},
     ["The day it failed (1 July 2026 at the latest) is before 1 January 2030."]),
]  # fmt: skip

SHORT = {"pass_kind": "short", "pass_start": "2025-12-01"}
OVER = "The last day of the pass ({day}) is before the day it failed (1 June 2026)."
BELOW = ("The last day of the pass is {day}; by the rules, not before 1 June 2026. "
         "Have the home insurance office (12393) check this.")  # fmt: skip
BELOW_A_RULE = [
    ("earlier than the rule allows", {}, {}, "2026-05-01", "1 May 2026", True),
    ("the last day itself, as a record may name it", {}, {}, "2026-05-31", "31 May 2026", False),
    ("one day before that", {}, {}, "2026-05-30", "30 May 2026", True),
    ("no rule bounds a long pass", {"pass_kind": "long"}, {}, "2026-05-01", "1 May 2026", False),
    ("where the pass begins is not known", {"pass_start": None}, {}, "2026-05-01", "1 May 2026",
     False),
    ("a rule that nobody verified accuses no record", {}, {"grade": "C"}, "2026-05-01",
     "1 May 2026", False),
]  # fmt: skip

WAYS = [
    ("and: any one of them", f"{A} and {B}", [[A], [B]]),
    ("or: both of them", f"{A} or {B}", [[A, B]]),
    ("and of an or: one, or the two", f"{A} and ({B} or {C})", [[A], [B, C]]),
    ("or of an and: the one with either", f"{A} or ({B} and {C})", [[A, B], [A, C]]),
    ("not of an and that fails", f"not ({A} and months > 4)", [["months > 4"]]),
    ("only the smallest", f"{A} and ({A} or {B})", [[A]]),
    ("what does not hold is no way", f"{A} or months > 5", [[A]]),
]
ALWAYS = [
    ("whatever is answered", "months < 3 or months >= 3", {}, []),
    ("whatever is answered, and one more", f"(months < 3 or months >= 3) and {B}",
     {"colour": "red"}, [[B]]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "answers", "sentences"), [pytest.param(*case, id=name) for name, *case in BECAUSE]
)
def test_culprits(judge_rule, when, answers, sentences):
    assert judge_rule(when, **answers)["because"] == sentences


@pytest.mark.parametrize(
    ("answers", "charter", "end", "day", "told"),
    [pytest.param(*case, id=name) for name, *case in BELOW_A_RULE],
)
def test_an_answer_below_a_rule_is_believed_and_told(
    invented, judge_rule, answers, charter, end, day, told
):
    invented["sources"]["charter"] |= charter
    given = {"failed_on": "2026-06-01", "home_region": "nation", **SHORT, **answers}
    given = {name: answer for name, answer in given.items() if answer is not None}
    found = judge_rule("pass_end < failed_on", pass_end=end, **given)
    assert found["verdict"] in ("confirmed", "likely")
    assert found["because"] == [OVER.format(day=day)] + told * [BELOW.format(day=day)]


def test_an_answer_below_a_rule_says_nothing_where_it_is_not_the_reason(judge_rule):
    given = {"failed_on": "2026-04-01", "home_region": "nation", **SHORT}
    found = judge_rule("pass_end < failed_on", pass_end="2026-05-01", **given)
    assert found["verdict"] == "ruled-out"
    assert len(found["because"]) == 1


@pytest.mark.parametrize(("when", "ways"), [pytest.param(*case, id=name) for name, *case in WAYS])
def test_ways_out(judge_rule, when, ways):
    assert judge_rule(when, **YES)["ways_out"] == ways


@pytest.mark.parametrize(
    ("when", "answers", "ways"), [pytest.param(*case, id=name) for name, *case in ALWAYS]
)
def test_what_holds_whatever_is_answered_has_no_way_out(judge_rule, when, answers, ways):
    assert judge_rule(when, **answers)["ways_out"] == ways


def test_what_is_still_needed_is_told(judge_rule):
    found = judge_rule(f"{A} and {B} and {C}", months=1)
    assert found["needed"] == [
        "Still needed: the colour of the card.",
        "Still needed: whether there is a boat.",
    ]


def test_what_is_open_only_because_no_such_rule_exists_is_told(judge_rule):
    found = judge_rule(
        f"not (months < param.min_months and {B})",
        months=1, home_region="reedbank", failed_on="2026-06-01",
    )  # fmt: skip
    assert found["needed"] == ["Still needed: the colour of the card."]


def test_a_bound_by_the_rules_is_told(judge_rule):
    found = judge_rule(
        "pass_end < failed_on", failed_on="2026-06-01", home_region="nation",
        pass_kind="short", pass_start="2025-11-01",
    )  # fmt: skip
    assert found["needed"] == [
        "Still needed: the last day of the pass; by the rules it is not before 1 May 2026."
    ]


def test_today_is_judged_by_todays_rule(judge_rule):
    """Two months were too few in 2022, three are too few since 2023."""
    new = judge_rule("param.min_months < 5", failed_on="2022-12-31", home_region="nation")
    assert (new["verdict"], new["today"]) == ("confirmed", "ruled-out")
    still = judge_rule(
        "months < param.min_months", failed_on="2022-12-31", home_region="nation", months=2
    )
    assert (still["verdict"], still["today"]) == ("confirmed", "confirmed")
