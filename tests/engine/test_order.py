"""The order of the findings and of the next questions."""

from checker import diagnose
from checker.verdicts import VERDICTS

AS_OF = "2026-07-01"


def findings(policy, **answers):
    return diagnose(policy, {"as_of": AS_OF, "answers": answers})["findings"]


def verdicts(policy, **answers):
    return [(finding["cause"], finding["verdict"]) for finding in findings(policy, **answers)]


def test_what_holds_comes_first_then_open_then_unlikely_then_ruled_out(invented):
    found = verdicts(
        invented, colour="green", failed_step="cross", stamps=["round"], wanted_stamp="star",
        pass_kind="none",
    )  # fmt: skip
    assert found == [
        ("stamp-missing", "confirmed"),
        ("still-waiting", "open"),
        ("too-new", "open"),
        ("ailment-kept", "open"),
        ("card-fault", "unlikely"),
        ("letter-faulty", "ruled-out"),
        ("pass-over", "ruled-out"),
        ("wrong-dock", "ruled-out"),
    ]


def test_among_what_holds_the_earlier_step_comes_first_even_if_only_likely(invented):
    found = verdicts(
        invented, colour="red", failed_step="cross", stamps=[], wanted_stamp="star",
    )  # fmt: skip
    assert found[:2] == [("card-fault", "likely"), ("stamp-missing", "confirmed")]


def test_within_a_step_the_surer_comes_first(invented):
    found = verdicts(invented, colour="red", months=1, failed_on="2026-06-01", home_region="nation")
    assert found[:2] == [("too-new", "confirmed"), ("card-fault", "likely")]


def test_among_open_ones_what_was_begun_comes_first_then_the_step_then_fewer_answers(invented):
    answers = {"failed_step": "cross", "wanted_stamp": "star", "pass_kind": "short"}
    findings = diagnose(invented, {"as_of": AS_OF, "answers": answers})["findings"]
    still_open = [finding for finding in findings if finding["verdict"] == "open"]
    steps = invented["steps"]
    keys = [
        (not one["begun"], steps[one["step"]]["order"], len(one["missing"])) for one in still_open
    ]
    assert keys == sorted(keys)
    assert {one["begun"] for one in still_open} == {True, False}
    assert [one["cause"] for one in still_open if one["begun"]] == [
        "stamp-missing",
        "pass-over",
        "wrong-dock",
    ]


def test_every_cause_is_judged_once_with_a_known_verdict(invented):
    found = verdicts(invented)
    assert sorted(cause for cause, _ in found) == sorted(invented["causes"])
    assert {verdict for _, verdict in found} <= set(VERDICTS)


def test_the_next_questions_stand_in_the_order_they_are_asked(invented):
    result = diagnose(invented, {"as_of": AS_OF, "answers": {"failed_step": "cross"}})
    order = [invented["questions"][name]["order"] for name in result["next_questions"]]
    assert order == sorted(order)
    assert result["next_questions"][:3] == ["failed_on", "home_region", "colour"]
    assert "failed_step" not in result["next_questions"]
    assert "letter_faults" not in result["next_questions"]


def test_nothing_is_asked_once_everything_is_decided(invented):
    answers = {
        "failed_step": "stamp", "letter_faults": [], "colour": "green", "months": 6,
        "spare_months": 6, "failed_on": "2026-06-01", "home_region": "nation",
    }  # fmt: skip
    assert diagnose(invented, {"as_of": AS_OF, "answers": answers})["next_questions"] == []


def test_the_policy_is_left_as_it_was(invented, invented_once):
    findings(invented, failed_step="stamp", letter_faults=["wet"], colour="red")
    assert invented == invented_once


def test_remedies_name_the_repair_and_leave_out_what_cannot_be_done(invented):
    found = findings(invented, failed_step="stamp", letter_faults=["wet"], has_boat=False)[0]
    assert [step["do"] for step in found["remedy"]] == ["晾干。"]
    with_boat = findings(invented, failed_step="stamp", letter_faults=["wet"])[0]
    assert [step["do"] for step in with_boat["remedy"]] == ["晾干。", "坐船去补。"]
    assert with_boat["remedy"][1]["bring"] == [{"id": "letter", "name": "云信"}]
