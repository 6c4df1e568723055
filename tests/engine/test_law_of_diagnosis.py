"""The law on whole verdicts: more answers decide what was open, and never turn a verdict round."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import diagnose
from checker.days import add

AS_OF = "2026-07-01"
SIDE = {"confirmed": "yes", "likely": "yes", "open": None, "unlikely": "no", "ruled-out": "no"}
PLACES = ["420000", "420100", "420106", "310115", "310000", "429004"]
DAYS = ["2025-10-01", "2026-04-01", "2026-05-01", "2026-10-01", "9999-12-31"]
DOMAINS = {
    "failed_step": ["stamp", "cross"],
    "failed_on": ["2019-06-01", "2022-12-31", "2023-01-01", "2024-06-15", "2026-06-01"],
    "home_region": ["nation", "cloudland", "mistport", "reedbank"],
    "colour": ["red", "green", "blue"],
    "months": [0, 2, 3, 4, 5, 6],
    "spare_months": [0, 1, 2, 4, 5],
    "has_boat": [True, False],
    "stamps": [[], ["round"], ["star", "square"]],
    "wanted_stamp": ["round", "star"],
    "letter_faults": [[], ["wet"], ["missing", "unsealed"]],
    "ailment": ["moon-cough", "salt-fever", "glass-ache", "other"],
    "pass_kind": ["none", "short", "long"],
    "pass_start": DAYS,
    "pass_end": DAYS,
    "care_place": PLACES,
    "dock": PLACES,
}


def lawful(answers):
    """A short pass lasts six months at least: an earlier end contradicts the invented rule."""
    if answers["pass_kind"] != "short" or answers["failed_on"] < "2020-01-01":
        return True
    return answers["pass_end"] >= add(answers["pass_start"], 6, "month")


full_answers = st.fixed_dictionaries(
    {question: st.sampled_from(domain) for question, domain in DOMAINS.items()}
).filter(lawful)


@st.composite
def growing(draw):
    """Answers, and the same answers with more of them."""
    answers = draw(full_answers)
    order = draw(st.permutations(sorted(answers)))
    few, more = sorted(draw(st.tuples(*[st.integers(0, len(order))] * 2)))
    return [{question: answers[question] for question in order[:n]} for n in (few, more)]


def sides(policy, answers):
    found = diagnose(policy, {"as_of": AS_OF, "answers": answers})["findings"]
    return {finding["cause"]: SIDE[finding["verdict"]] for finding in found}


@pytest.mark.parametrize("profile", ["everyday", pytest.param("deep", marks=pytest.mark.deep)])
def test_more_answers_never_turn_a_verdict_round(invented_once, profile):
    def law(steps):
        before, after = (sides(invented_once, answers) for answers in steps)
        turned = [cause for cause, side in before.items() if side and side != after[cause]]
        assert turned == []

    chosen = settings.get_profile("deep") if profile == "deep" else settings()
    chosen(given(growing())(law))()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_open_finding_says_what_is_needed(invented_once, lang):
    """Whole sentences in both languages for any answers: nothing empty, no slot left over."""

    def law(steps):
        result = diagnose(invented_once, {"as_of": AS_OF, "answers": steps[0]}, lang)
        for finding in result["findings"]:
            told = [*finding["because"], *finding["needed"]]
            assert all(sentence.endswith(("。", ".")) for sentence in told)
            assert not any(slip in s for s in told for slip in ("{", "None", "“”", " ;", " ()"))
            if finding["verdict"] == "open":
                assert finding["needed"]
                coarse = any("precise" in s or "不够具体" in s for s in finding["needed"])
                assert finding["missing"] or finding["unsettled"] or coarse

    settings()(given(growing())(law))()
