"""What falls due: from the dates in the data alone, each thing once, gone when it was looked at."""

from typing import Any

import pytest

from build_scripts.upkeep import Due, due
from checker.days import add
from checker.facts import is_fresh

AS_OF = "2026-07-01"
REAL_KINDS = {"holidays", "occasion", "review"}


def of_kind(policy: dict[str, Any], *kinds: str, as_of: str = AS_OF) -> list[Due]:
    return [one for one in due(policy, as_of) if one.kind in kinds]


def days(found: list[Due]) -> list[tuple[str, str]]:
    return [(one.kind, one.day) for one in found]


@pytest.mark.parametrize("as_of", ["2026-01-31", "2026-02-01", "2026-06-30", "2027-01-01",
                                   "2027-01-02", "2027-06-01", "2027-06-02"])  # fmt: skip
def test_a_review_is_overdue_exactly_when_its_source_counts_as_weak(
    as_of: str, invented: dict[str, Any]
) -> None:
    found = {one.name: one for one in of_kind(invented, "review", as_of=as_of)}
    overdue = {name for name, one in found.items() if one.is_overdue(as_of)}
    assert overdue == {n for n in invented["sources"] if not is_fresh(invented, n, as_of)}
    assert {one.key for one in found.values()} == {f"review/{name}" for name in found}


def test_a_review_says_which_values_rest_on_the_source(invented: dict[str, Any]) -> None:
    rests = {one.name: one.rests for one in of_kind(invented, "review")}
    (tale,) = [value for value in rests["tavern-tale"] if value.is_claim]
    assert (tale.name, tale.path) == ("quiet-months-of-mistport", ("claims", 0))
    settles = [v.name for v in rests["charter"] if v.parameter == "settles_since"]
    assert settles == ["glass-ache", "moon-cough"]
    values = [value for found in rests.values() for value in found]
    assert len(values) == len({(value.spot, value.path) for value in values}) == 13


def test_twelve_months_are_looked_ahead_and_no_day_more(invented: dict[str, Any]) -> None:
    last = of_kind(invented, "review")[-1]
    assert last.day == "2027-06-01"
    before = add(last.day, -12, "month")
    assert last.key in {one.key for one in due(invented, before)}
    assert last.key not in {one.key for one in due(invented, add(before, -1, "day"))}


def test_the_overdue_come_first_then_the_months_in_order(invented: dict[str, Any]) -> None:
    invented["exceptions"] = [{"rule": "x", "file": "y", "until": "2026-07-01"}]
    found = due(invented, AS_OF)
    months = [one.month(AS_OF) for one in found]
    assert months == sorted(months)
    assert [one.name for one in found if not one.month(AS_OF)] == ["gazette"]
    assert (found[1].kind, found[1].month(AS_OF)) == ("exception", "2026-07")  # the day itself
    assert found[1].is_overdue("2026-07-02")
    assert len({one.key for one in found}) == len(found)


def stated(policy: dict[str, Any], *facts: dict[str, Any], read_on: str) -> list[tuple[str, str]]:
    """What values of one parameter, on a source read on that day, ask for."""
    policy["sources"]["charter"] |= {"read_on": read_on, "checked_on": read_on}
    policy["regions"] = {"nation": {**policy["regions"]["nation"], "facts": {
        "min_months": [{"source": "charter", **fact} for fact in facts],
    }}}  # fmt: skip
    policy["diseases"] = {}
    return days(of_kind(policy, "begins", "ends", "bound"))


OPEN = {"value": 5, "valid_from": "2023-01-01"}
ENDING = {**OPEN, "valid_through": "2026-12-31"}
NEXT = {"value": 6, "valid_from": "2027-01-01"}
LATER = {"value": 6, "valid_from": "2027-02-01"}
RULES = [
    ("a value without end asks for nothing", [OPEN], "2026-06-01", []),
    ("a value that ends", [ENDING], "2026-06-01", [("ends", "2026-12-31")]),
    ("its last day is not yet after it", [ENDING], "2026-12-31", [("ends", "2026-12-31")]),
    ("looked at after its end", [ENDING], "2027-01-01", []),
    ("the next value follows at once", [ENDING, NEXT], "2026-06-01", [("begins", "2027-01-01")]),
    ("the next value has begun and was looked at", [ENDING, NEXT], "2027-01-01", []),
    ("a gap before the next value", [ENDING, LATER], "2026-06-01",
     [("ends", "2026-12-31"), ("begins", "2027-02-01")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "read_on", "wanted"), [r[1:] for r in RULES], ids=[r[0] for r in RULES]
)
def test_the_days_of_a_rule(
    facts: list[dict[str, Any]], read_on: str, wanted: list[tuple[str, str]],
    invented: dict[str, Any],
) -> None:  # fmt: skip
    assert stated(invented, *facts, read_on=read_on) == wanted


def test_a_value_that_ended_unseen_stays_overdue_for_years(invented: dict[str, Any]) -> None:
    assert stated(invented, ENDING, read_on="2026-06-01")
    (one,) = of_kind(invented, "ends", as_of="2031-03-01")
    assert one.is_overdue("2031-03-01")


SETTLES = [
    ("an exact day to come", "2027-01-01", [("begins", "2027-01-01")]),
    ("an exact day that has come", "2026-06-01", []),
    ("never", "never", []),
    ("both bounds to come", {"earliest": "2026-09-01", "latest": "2026-12-31"},
     [("bound", "2026-09-01"), ("bound", "2026-12-31")]),
    ("one bound to come", {"earliest": "2025-01-01", "latest": "2026-12-31"},
     [("bound", "2026-12-31")]),
    ("bounds long past", {"latest": "2023-05-16"}, []),
    ("no such rule", {"none": True}, []),
]  # fmt: skip


@pytest.mark.parametrize(("value", "wanted"), [s[1:] for s in SETTLES], ids=[s[0] for s in SETTLES])
def test_the_day_from_which_a_disease_is_settled(
    value: Any, wanted: list[tuple[str, str]], invented: dict[str, Any]
) -> None:
    invented["diseases"]["salt-fever"]["settles_since"] = {"value": value, "source": "charter"}
    found = of_kind(invented, "begins", "ends", "bound")
    assert days(found) == wanted
    assert {one.name for one in found} <= {"salt-fever"}


def calendar(policy: dict[str, Any], *years: int, issued: str | None = None) -> None:
    """Give the invented province calendars on a notice issued on that day."""
    policy["calendars"] = {f"year-{year}": {"year": year, "source": "gazette"} for year in years}
    if issued:
        policy["sources"]["gazette"]["issued_on"] = issued


def test_the_notice_for_next_year_is_looked_for_when_the_last_one_came_a_year_ago(
    invented: dict[str, Any],
) -> None:
    assert of_kind(invented, "holidays") == []
    calendar(invented, 2025, 2026, issued="2025-11-04")
    (one,) = of_kind(invented, "holidays")
    assert (one.start, one.day, one.about) == ("2026-11-04", "2026-12-31", "2027")
    assert (one.name, one.path) == ("year-2026", ("year",))
    told = of_kind(invented, "holidays", as_of="2027-01-15")
    assert [(o.about, o.is_overdue("2027-01-15")) for o in told] == [
        ("2027", True),
        ("2028", False),
    ]
    assert told[1].start == "2027-11-04"
    calendar(invented, 2025, 2026, 2027, issued="2026-11-05")
    assert [one.about for one in of_kind(invented, "holidays", as_of="2027-01-15")] == ["2028"]


def test_without_a_known_day_of_issue_the_last_day_of_the_calendar_counts(
    invented: dict[str, Any],
) -> None:
    calendar(invented, 2026)
    (one,) = of_kind(invented, "holidays")
    assert one.start == one.day == "2026-12-31"


OCCASIONS = [  # the reeds are cut in February
    ("looked at since the last time", "2026-06-01", "2026-07-01", ["2027-02-28"]),
    ("not looked at last time", "2026-01-31", "2026-07-01", ["2026-02-28", "2027-02-28"]),
    ("in its month, not looked at", "2026-01-31", "2026-02-10", ["2026-02-28", "2027-02-28"]),
    ("in its month, looked at", "2026-02-01", "2026-02-10", ["2027-02-28"]),
    ("missed for years, told once", "2026-01-31", "2028-03-01", ["2028-02-29", "2029-02-28"]),
    ("the day before its month", "2027-02-28", "2028-01-31", ["2028-02-29"]),
]


@pytest.mark.parametrize(
    ("looked", "as_of", "wanted"), [o[1:] for o in OCCASIONS], ids=[o[0] for o in OCCASIONS]
)
def test_an_occasion_comes_every_year_until_somebody_looked(
    looked: str, as_of: str, wanted: list[str], invented: dict[str, Any]
) -> None:
    invented["sources"]["charter"] |= {"checked_on": looked}
    invented["sources"]["tavern-tale"] |= {"read_on": "2020-01-01"}  # the later look counts
    assert [one.day for one in of_kind(invented, "occasion", as_of=as_of)] == wanted


def test_what_moves_keeps_its_name(invented: dict[str, Any]) -> None:
    before = {one.key: one.day for one in due(invented, AS_OF)}
    invented["sources"]["charter"]["checked_on"] = "2026-06-20"
    invented["regions"]["nation"]["facts"]["min_months"].insert(
        0, {"value": 1, "valid_from": "2019-01-01", "valid_through": "2019-12-31",
            "source": "charter"},
    )  # fmt: skip
    after = {one.key: one.day for one in due(invented, AS_OF)}
    assert after == {**before, "review/charter": "2027-06-20"}


def test_the_real_policy_is_told_completely(real: dict[str, Any]) -> None:
    newest = max(source["read_on"] for source in real["sources"].values())
    found = due(real, add(newest, 1, "day"))
    assert {one.name for one in found if one.kind == "review"} == set(real["sources"])
    assert {one.kind for one in found} >= REAL_KINDS
    assert {one.name for one in found if one.kind == "occasion"} == set(real["occasions"])
