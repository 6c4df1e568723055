"""The laws of the verdict, over random conditions and answers, against every possible world."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker import exact
from checker.context import Context
from checker.truth import Truth
from tests.engine.random_conditions import FACTS, PLAIN, cases
from tests.engine.two_valued import DAY, DOMAINS, holds, leaves, questions, text_of, worlds

EITHER = cases([*PLAIN, *FACTS])
EXACT = cases(PLAIN)
often = pytest.mark.parametrize(
    "profile", ["everyday", pytest.param("deep", marks=pytest.mark.deep)]
)


@pytest.fixture
def settled(invented_once, parse):
    """What the checker says of a condition under some answers."""
    return lambda tree, answers: exact.settle(
        parse(text_of(tree)), Context(invented_once, answers, DAY)
    )


def listable(tree, answers):
    """Whether the answers of every open question that is met twice can be listed, and are few."""
    size = 1
    for question in questions(tree):
        where = [leaf for leaf in leaves(tree) if question in leaf.reads]
        if question in answers or len(where) == 1:
            continue
        if question == "stamps":
            known = all(leaf.text.startswith('"') for leaf in where)
        else:
            others = {other for leaf in where for other in leaf.reads} - {question}
            is_choice = question in ("colour", "wanted_stamp", "home_region", "has_boat")
            known = is_choice or others <= answers.keys()
        if not known:
            return False
        size *= len(DOMAINS[question])
    return size <= exact.MOST_CASES


def run(profile, strategy, law):
    chosen = settings.get_profile("deep") if profile == "deep" else settings()
    chosen(given(strategy)(law))()


def outcomes(tree, answers):
    return {Truth.of(holds(tree, world)) for world in worlds(tree, answers)}


@often
def test_a_verdict_that_a_completion_could_flip_is_open(settled, profile):
    def law(case):
        possible = outcomes(*case)
        assert settled(*case).truth is Truth.UNKNOWN or {settled(*case).truth} == possible

    run(profile, EITHER, law)


@often
def test_what_every_completion_agrees_on_is_decided(settled, profile):
    def law(case):
        assume(listable(*case))
        possible = outcomes(*case)
        expected = possible.pop() if len(possible) == 1 else Truth.UNKNOWN
        assert settled(*case).truth is expected

    run(profile, EXACT, law)


@often
def test_only_questions_that_matter_are_asked(settled, profile):
    def law(case):
        tree, answers = case
        node = settled(tree, answers)
        assume(node.truth is Truth.UNKNOWN and listable(tree, answers))
        assert node.missing
        for question in node.missing:
            assert any(
                holds(tree, world) is not holds(tree, {**world, question: other})
                for world in worlds(tree, answers)
                for other in DOMAINS[question]
            ), question

    run(profile, EXACT, law)


@often
def test_answering_what_is_asked_decides_unless_no_rule_is_known(settled, profile):
    def law(case_and_choice):
        (tree, answers), choice = case_and_choice
        first = settled(tree, answers)
        assume(first.truth is Truth.UNKNOWN)
        world = choice.choice(worlds(tree, answers))
        more = {**answers, **{question: world[question] for question in first.missing}}
        then = settled(tree, more)
        assert then.truth is not Truth.UNKNOWN or then.unsettled

    run(profile, st.tuples(EITHER, st.randoms(use_true_random=False)), law)


@often
def test_one_more_answer_never_turns_a_verdict_round(settled, profile):
    def law(case):
        tree, answers = case
        before = settled(tree, answers).truth
        assume(before is not Truth.UNKNOWN)
        for question in questions(tree):
            for answer in DOMAINS[question] if question not in answers else ():
                assert settled(tree, {**answers, question: answer}).truth is before

    run(profile, EITHER, law)
