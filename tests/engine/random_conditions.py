"""Random conditions over the invented questions, and random partial answers to them."""

import operator
from math import prod

from hypothesis import strategies as st

from tests.engine.two_valued import (
    COLOURS,
    DOMAINS,
    INNER_DAYS,
    REGIONS,
    STAMPS,
    Leaf,
    Tree,
    least_months,
    leaves,
    questions,
    quiet_months,
)

OPS = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
MOST_WORLDS = 600


def compared(left, right, sign):
    return Leaf(f"{left} {sign} {right}", (left, right), lambda w: OPS[sign](w[left], w[right]))


def literal(question, value, sign):
    shown = value if isinstance(value, int) else f'"{value}"'
    return Leaf(f"{question} {sign} {shown}", (question,), lambda w: OPS[sign](w[question], value))


def listed(question, items):
    shown = ", ".join(f'"{x}"' if isinstance(x, str) else str(x) for x in items)
    return Leaf(f"{question} in [{shown}]", (question,), lambda w: w[question] in items)


def below_fact(question, parameter, rule, sign):
    def meaning(world):
        bound = rule(world)
        return None if bound is None else OPS[sign](world[question], bound)

    reads = (question, "home_region", "failed_on")
    return Leaf(f"{question} {sign} param.{parameter}", reads, meaning, facts=True)


def some_of(items):
    return st.lists(st.sampled_from(items), min_size=1, max_size=3, unique=True)


signs, same = st.sampled_from(list(OPS)), st.sampled_from(["==", "!="])
numbers = st.sampled_from(["months", "spare_months"])
dates = st.sampled_from(["failed_on", "pass_start"])
PLAIN = [
    st.builds(literal, st.just("colour"), st.sampled_from(COLOURS), same),
    st.builds(literal, st.just("wanted_stamp"), st.sampled_from(STAMPS), same),
    st.builds(literal, st.just("home_region"), st.sampled_from(REGIONS), same),
    st.builds(literal, numbers, st.integers(0, 6), signs),
    st.builds(literal, dates, st.sampled_from(INNER_DAYS), signs),
    st.builds(listed, st.just("colour"), some_of(COLOURS)),
    st.builds(listed, numbers, some_of(range(7))),
    st.builds(compared, st.just("months"), st.just("spare_months"), signs),
    st.builds(compared, st.just("failed_on"), st.just("pass_start"), signs),
    st.just(Leaf("has_boat", ("has_boat",), lambda w: w["has_boat"])),
    st.just(Leaf("any(stamps)", ("stamps",), lambda w: bool(w["stamps"]))),
    st.builds(
        lambda s: Leaf(f'"{s}" in stamps', ("stamps",), lambda w: s in w["stamps"]),
        st.sampled_from(STAMPS),
    ),
    st.just(
        Leaf(
            "wanted_stamp in stamps", ("wanted_stamp", "stamps"),
            lambda w: w["wanted_stamp"] in w["stamps"],
        )
    ),
]  # fmt: skip
FACTS = [
    st.builds(below_fact, numbers, st.just("min_months"), st.just(least_months), signs),
    st.builds(below_fact, numbers, st.just("quiet_months"), st.just(quiet_months), signs),
]


def trees(leaf):
    return st.recursive(
        leaf,
        lambda part: st.one_of(
            st.builds(lambda p: Tree("not", (p,)), part),
            st.builds(
                Tree,
                st.sampled_from(["all", "any"]),
                st.lists(part, min_size=2, max_size=3).map(tuple),
            ),
        ),
        max_leaves=6,
    )  # fmt: skip


@st.composite
def cases(draw, kinds):
    """A condition and answers to some of its questions, few enough left open to try them all.

    Only a few kinds of comparison stand in one condition, so that questions come more than once.
    """
    few = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))
    tree = draw(trees(st.one_of(few)))
    asked = draw(st.permutations(questions(tree)))
    room = MOST_WORLDS // (8 if any("quiet" in x.text for x in leaves(tree)) else 1)
    left_open = draw(st.integers(0, 4))
    answers = {}
    for question in asked:
        open_now = [q for q in asked[: asked.index(question)] if q not in answers]
        size = prod(len(DOMAINS[q]) for q in [*open_now, question])
        if len(open_now) >= left_open or size > room:
            known = INNER_DAYS if question in ("failed_on", "pass_start") else DOMAINS[question]
            answers[question] = draw(st.sampled_from(known))
    return tree, answers
