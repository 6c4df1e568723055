"""A second, two-valued evaluator for the laws: conditions as text with their plain meaning.

It shares no code with the checker. A world answers every question; what the policy leaves open
(a range, a dispute) is one more entry of the world, so that every possible world can be tried.
"""

from itertools import chain, combinations, product
from typing import NamedTuple

DAY = "2023-01-03"
"""The reader's day: the least months of membership went from 3 to 5 two days before."""
DAYS = ["2022-12-29", "2022-12-30", "2022-12-31", "2023-01-01", "2023-01-02", "2023-01-03"]
COLOURS = ["red", "green", "blue"]
STAMPS = ["round", "square", "star"]
REGIONS = ["nation", "cloudland", "mistport", "reedbank"]
DOMAINS = {
    "colour": COLOURS,
    "wanted_stamp": STAMPS,
    "months": list(range(7)),
    "spare_months": list(range(7)),
    "has_boat": [False, True],
    "stamps": [list(s) for s in chain.from_iterable(combinations(STAMPS, n) for n in range(4))],
    "failed_on": DAYS,
    "pass_start": [*DAYS, "2023-01-04"],
    "home_region": REGIONS,
}
INNER_DAYS = DAYS[1:-1]
"""Days for literals and known answers: the worlds reach one day further on both sides."""


class Leaf(NamedTuple):
    """A comparison: its text, the questions it reads, its meaning (None: no such rule)."""

    text: str
    reads: tuple[str, ...]
    meaning: object
    facts: bool = False


class Tree(NamedTuple):
    """A condition made of parts: all, any or not."""

    op: str
    parts: tuple


def text_of(tree):
    """The condition as a policy editor writes it."""
    if isinstance(tree, Leaf):
        return tree.text
    if tree.op == "not":
        return f"not ({text_of(tree.parts[0])})"
    word = " and " if tree.op == "all" else " or "
    return "(" + word.join(map(text_of, tree.parts)) + ")"


def leaves(tree):
    """The comparisons of a condition."""
    return [tree] if isinstance(tree, Leaf) else [x for part in tree.parts for x in leaves(part)]


def questions(tree):
    """The questions that a condition reads, each once."""
    return sorted({question for leaf in leaves(tree) for question in leaf.reads})


def holds(tree, world, wanted=True):
    """Whether a condition is (not) met in a world; of a rule that does not exist neither holds."""
    if isinstance(tree, Leaf):
        met = tree.meaning(world)
        return met is not None and met is wanted
    if tree.op == "not":
        return holds(tree.parts[0], world, not wanted)
    met = [holds(part, world, wanted) for part in tree.parts]
    return all(met) if (tree.op == "all") is wanted else any(met)


def least_months(world):
    """The invented rule on the least months of membership, told in plain code."""
    if world["home_region"] == "mistport":
        return 9
    if world["home_region"] == "reedbank":
        return None
    return 3 if world["failed_on"] <= "2022-12-31" else 5


def quiet_months(world):
    """The waiting time: at most four months, but disputed in Mistport."""
    return world["quiet"] if world["home_region"] == "mistport" else min(world["quiet"], 4)


def worlds(tree, answers):
    """Every world that agrees with the answers."""
    unknown = [question for question in questions(tree) if question not in answers]
    domains = [DOMAINS[question] for question in unknown]
    if any("quiet_months" in leaf.text for leaf in leaves(tree)):
        unknown, domains = [*unknown, "quiet"], [*domains, list(range(8))]
    return [{**answers, **dict(zip(unknown, case, strict=True))} for case in product(*domains)]
