"""Every kind of case that cannot be judged gives one clear, short problem in both languages."""

import pytest

from checker import CaseError, diagnose

AS_OF = "2026-07-01"
DEEP = []
for _ in range(100_000):
    DEEP = [DEEP]

BAD_ANSWERS = [
    ("unknown key", "color", "red"),
    ("key of control characters", "\x00\x1b[31m", "red"),
    ("key of a megabyte", "k" * 1_000_000, "red"),
    ("number for a choice", "colour", 3),
    ("list for a choice", "colour", ["red"]),
    ("mapping for a choice", "colour", {"red": True}),
    ("unknown choice", "colour", "purple"),
    ("choice in capitals", "colour", "RED"),
    ("unknown region", "home_region", "atlantis"),
    ("unknown ailment", "ailment", "hiccups"),
    ("impossible day", "failed_on", "2026-02-30"),
    ("no leap day that year", "failed_on", "2026-02-29"),
    ("day after the reader's day", "failed_on", "2026-07-02"),
    ("day without dashes", "failed_on", "20260601"),
    ("week date", "failed_on", "2026-W10-1"),
    ("day with time", "failed_on", "2026-06-01T00:00"),
    ("number for a day", "failed_on", 20260601),
    ("bool for a number", "months", True),
    ("text for a number", "months", "3"),
    ("fraction for a number", "months", 3.0),
    ("number below the least", "months", -1),
    ("number above the most", "months", 7),
    ("endless number", "months", 10**5000),
    ("text for several choices", "stamps", "round"),
    ("unknown one of several", "stamps", ["round", "oval"]),
    ("the same twice", "stamps", ["round", "round"]),
    ("lists inside several choices", "stamps", [["round"]]),
    ("lists inside lists", "stamps", DEEP),
    ("word for yes or no", "has_boat", "yes"),
    ("number for yes or no", "has_boat", 1),
    ("place of five digits", "care_place", "42010"),
    ("place as a number", "care_place", 420100),
    ("place of full-width digits", "care_place", "４２０１００"),
    ("place nobody knows", "care_place", "999999"),
    ("provincial insurance, where nobody is treated", "care_place", "429900"),
    ("place by name", "care_place", "武汉"),
    ("a megabyte of text", "colour", "x" * 1_000_000),
    ("control characters", "colour", "red\x00\x07\n\r\x1b[2J"),
    ("bidi override", "colour", "\u202egreen\u2066\u200b"),
    ("markup", "colour", "<script>alert(1)</script>"),
    ("slots of a template", "colour", "{got}{key.__class__}%s"),
]
BAD_CASES = [
    ("a list", [], "case"),
    ("nothing", None, "case"),
    ("a text", "case", "case"),
    ("no day", {"answers": {}}, "as_of"),
    ("day of another type", {"as_of": 20260701, "answers": {}}, "as_of"),
    ("impossible day", {"as_of": "2026-13-01", "answers": {}}, "as_of"),
    ("answers in a list", {"as_of": AS_OF, "answers": ["red"]}, "answers"),
    ("a key too many", {"as_of": AS_OF, "answers": {}, "lang": "zh"}, "lang"),
]


def problems(policy, case):
    with pytest.raises(CaseError) as caught:
        diagnose(policy, case)
    return caught.value.problems


def is_clear(problem, key):
    assert problem["key"].endswith(key) or problem["key"].endswith("…")
    for lang in ("zh", "en"):
        told = problem[lang]
        assert told.startswith(problem["key"])
        assert told.isprintable()
        assert len(told) < 300
    assert problem["zh"].endswith("。")
    assert problem["zh"] != problem["en"]


@pytest.mark.parametrize(
    ("key", "value"), [pytest.param(*case, id=name) for name, *case in BAD_ANSWERS]
)
def test_a_bad_answer_is_one_clear_problem(invented_once, key, value):
    found = problems(invented_once, {"as_of": AS_OF, "answers": {key: value}})
    assert len(found) == 1
    is_clear(found[0], "".join(c if c.isprintable() else " " for c in key))


@pytest.mark.parametrize(
    ("case", "key"), [pytest.param(*case, id=f"case: {name}") for name, *case in BAD_CASES]
)
def test_a_bad_case_is_one_clear_problem(invented_once, case, key):
    found = problems(invented_once, case)
    assert [problem["key"] for problem in found] == [key]
    is_clear(found[0], key)


def test_all_bad_answers_are_told_at_once(invented_once):
    answers = {"colour": "purple", "months": 99, "has_boat": "no", "failed_step": "cross"}
    found = problems(invented_once, {"as_of": AS_OF, "answers": answers})
    assert [p["key"] for p in found] == ["answers.colour", "answers.months", "answers.has_boat"]


def test_a_long_list_of_choices_is_cut(invented):
    many = [f"shade-{n}" for n in range(400)]
    invented["questions"]["colour"]["computed"]["options"] = many
    told = problems(invented, {"as_of": AS_OF, "answers": {"colour": "atlantis"}})[0]
    is_clear(told, "answers.colour")
    assert "shade-0, shade-1," in told["en"]
    assert "…" in told["en"]


def test_what_may_be_an_identity_number_is_not_repeated(invented):
    invented["questions"]["colour"]["helper"] = "identity-number"
    for written in ("440524188001010014", 440524188001010014):
        with pytest.raises(CaseError) as error:
            diagnose(invented, {"as_of": AS_OF, "answers": {"colour": written}})
        (problem,) = error.value.problems
        assert "440524" not in str(problem)
        assert "…" in problem["zh"]


@pytest.mark.parametrize("nothing", [None, "unknown"])
def test_an_answer_that_is_not_known_is_the_same_as_none(invented_once, nothing):
    without = diagnose(invented_once, {"as_of": AS_OF, "answers": {}})
    answers = dict.fromkeys(invented_once["questions"], nothing)
    assert diagnose(invented_once, {"as_of": AS_OF, "answers": answers}) == without


@pytest.mark.parametrize(
    "code", ["310115", "110100", "429004", "500243", "420106", "420000"], ids=lambda c: c
)
def test_a_place_of_any_level_is_taken(invented_once, code):
    answers = {"care_place": code}
    assert diagnose(invented_once, {"as_of": AS_OF, "answers": answers})["as_of"] == AS_OF
