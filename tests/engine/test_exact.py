"""One unknown question in several branches: decided where every answer agrees, else open."""

import pytest

NATION = {"home_region": "nation"}
SHORT = {"pass_kind": "short", "failed_on": "2026-06-01", **NATION}

CASES = [
    ("a choice or its opposite", 'colour == "red" or colour != "red"', {}, "confirmed", []),
    ("a choice and its opposite", 'colour == "red" and colour != "red"', {}, "ruled-out", []),
    ("all choices one by one", 'colour == "red" or colour == "green" or colour == "blue"', {},
     "confirmed", []),
    ("all choices but one", 'colour == "red" or colour == "green"', {}, "open", ["colour"]),
    ("yes or no", "has_boat or not has_boat", {}, "confirmed", []),
    ("numbers without a gap", "months < 3 or months >= 3", {}, "confirmed", []),
    ("numbers with a gap of one", "months < 3 or months > 3", {}, "open", ["months"]),
    ("numbers below both", "months < 3 and months < 5", {}, "open", ["months"]),
    ("numbers above both", "months > 3 and months > 1", {}, "open", ["months"]),
    ("days before both", 'pass_start < "2026-01-01" and pass_start < "2026-02-01"', {}, "open",
     ["pass_start"]),
    ("numbers that cannot be both", "months < 3 and months > 3", {}, "ruled-out", []),
    ("numbers in a list", "months in [1, 2] and months > 2", {}, "ruled-out", []),
    ("numbers above the most", "months > 6 or months == 7", {}, "ruled-out", []),
    ("days without a gap", 'pass_start < "2026-01-01" or pass_start >= "2026-01-01"', {},
     "confirmed", []),
    ("days with a gap", 'pass_start < "2026-01-01" or pass_start > "2026-01-01"', {}, "open",
     ["pass_start"]),
    ("one of several stamps or not", '"star" in stamps or "star" not in stamps', {},
     "confirmed", []),
    ("two stamps may be there", '"star" in stamps and "round" in stamps', {}, "open", ["stamps"]),
    ("the other answer no longer matters", '(colour == "red" or colour != "red") and has_boat', {},
     "open", ["has_boat"]),
    ("one asked question hides in both branches",
     '(colour == "red" and months > 2) or (colour != "red" and months > 2)', {},
     "open", ["months"]),
    ("never in two branches", 'failed_on < ailment.settles_since or failed_on < "2000-01-01"',
     {"ailment": "glass-ache"}, "confirmed", []),
    ("never cannot be stepped over",
     'pass_start < ailment.settles_since or pass_start > ailment.settles_since',
     {"ailment": "glass-ache"}, "open", ["pass_start"]),
    ("the first day of the calendar", "failed_on < pass_start or failed_on > pass_start",
     {"pass_start": "0001-01-01"}, "open", ["failed_on"]),
    ("a rule that changed on the day that is tried",
     '(failed_on < "2026-01-01" or failed_on >= "2026-01-01") and months < param.min_months',
     {"months": 4, **NATION}, "open", ["failed_on"]),
    ("a bound that is counted from the day that is tried",
     '(pass_start < "2026-01-01" or pass_start >= "2026-01-01") and pass_end < "2026-01-01"',
     SHORT, "open", ["pass_start", "pass_end"]),
    ("a bound that moves with a rule that is read on the day that is tried",
     '(failed_on < "2026-01-01" or failed_on >= "2026-01-01") and pass_end < "2026-01-01"',
     {"pass_kind": "short", "pass_start": "2025-12-01", **NATION},
     "open", ["failed_on", "pass_end"]),
    ("no such rule, inside a not, with an open answer",
     'not (months < param.min_months and colour == "red")',
     {"months": 1, "home_region": "reedbank", "failed_on": "2026-06-01"}, "open", ["colour"]),
    ("no such rule, inside a not, once answered",
     'not (months < param.min_months and colour == "red")',
     {"months": 1, "home_region": "reedbank", "failed_on": "2026-06-01", "colour": "blue"},
     "confirmed", []),
    ("compared with an open question in two branches",
     "wanted_stamp in stamps or wanted_stamp in stamps", {}, "open",
     ["wanted_stamp", "stamps"]),
    ("hidden behind two open questions that are compared",
     "months != spare_months and (has_boat or (months == spare_months or has_boat))", {},
     "open", ["months", "spare_months", "has_boat"]),
    ("a long pass needs no dates", 'pass_kind == "short" and pass_end < failed_on',
     {"pass_kind": "long"}, "ruled-out", []),
    ("the answer that was given is not tried again",
     'area(home_region, "city") == area(dock, "city") or home_region == "mistport"',
     {"dock": "420100", **NATION}, "open", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("when", "answers", "verdict", "missing"),
    [pytest.param(*case, id=name) for name, *case in CASES],
)
def test_exact(judge_rule, when, answers, verdict, missing):
    found = judge_rule(when, **answers)
    assert (found["verdict"], found["missing"]) == (verdict, missing)
