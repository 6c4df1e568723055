"""Evaluates a condition exactly where one unknown question stands in several of its branches.

Three-valued evaluation alone is cautious but not exact: `a or not a` stays UNKNOWN while `a` is not
answered. So the answers that such a question could have are tried one by one. A question that
stands in one branch only needs no trying, and one whose answers cannot be listed stays UNKNOWN.
"""

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import chain, combinations, product
from typing import Any

from checker.conditions import Condition, Node, evaluate
from checker.context import Context, Term
from checker.days import add
from checker.reasons import pending
from checker.texts import NEVER
from checker.truth import Truth

MOST_CASES = 2000
"""More combinations than this are not tried: the condition then stays UNKNOWN."""


def settle(condition: Condition, context: Context) -> Node:
    """Evaluate a condition; decided whenever every completion of the answers agrees."""
    node = evaluate(condition, context)
    if node.truth is not Truth.UNKNOWN:
        return node
    choices = _shared_choices(condition, context, node.missing)
    size = 1
    for answers in choices.values():
        size *= len(answers)
    if not choices or size > MOST_CASES:
        return node
    untouched = _untouched(condition, context, choices.keys())
    cases = {}
    for case in product(*choices.values()):
        supposed = context.having(dict(zip(choices, map(_plain, case), strict=True)))
        supposed.compared.update(untouched)
        cases[case] = evaluate(condition, supposed)
    return _together(node, tuple(choices), cases)


def leaves(condition: Condition) -> Iterator[Condition]:
    """The comparisons of a condition, from left to right."""
    parts = condition.get("of")
    if parts is None:
        yield condition
    else:
        yield from chain.from_iterable(map(leaves, parts))


def _terms(leaf: Condition) -> list[Term]:
    return [leaf[side] for side in ("left", "right", "item", "set") if side in leaf]


def _questions(term: Term) -> Iterator[str]:
    if "q" in term:
        yield term["q"]
    for part in term.get("add", ()):
        yield from _questions(part)
    for side in ("area", "level"):
        if side in term:
            yield from _questions(term[side])


def _asked(leaf: Condition) -> list[str]:
    """The questions that a comparison asks, one as often as it stands there."""
    return [question for term in _terms(leaf) for question in _questions(term)]


def _shared_choices(
    condition: Condition, context: Context, missing: tuple[str, ...]
) -> dict[str, list[Any]]:
    """The unknown questions in more than one comparison, each with the answers worth trying."""
    places = defaultdict(list)
    for leaf in leaves(condition):
        for question in set(_asked(leaf)):
            if question in missing and question not in context.answers:
                places[question].append(leaf)
    shared = {question: where for question, where in places.items() if len(where) > 1}
    if not shared:  # as in most conditions
        return {}
    behind = _behind(condition, context)
    tried = {
        question: _candidates(question, where, context)
        for question, where in sorted(shared.items())
        if question not in behind
    }
    return {question: answers for question, answers in tried.items() if answers}


def _untouched(condition: Condition, context: Context, tried: Set[str]) -> dict[str, Node]:
    """The comparisons that come out the same whatever the answers tried, by their text.

    Those that read facts or an answer with a floor are left out: other questions move them unseen.
    """
    specs = context.policy["questions"]
    found = {}
    for leaf in leaves(condition):
        moved = any(q in tried or "at_least" in specs[q]["computed"] for q in _asked(leaf))
        if not moved and not any(map(_reads_facts, _terms(leaf))):
            found[leaf["text"]] = evaluate(leaf, context)
    return found


def _behind(condition: Condition, context: Context) -> set[str]:
    """Days that also move a value unseen: facts are read on one, bounds are counted from one.

    The answers tried for a day are only those that the comparisons tell apart, so such a day
    cannot be tried.
    """
    terms = [term for leaf in leaves(condition) for term in _terms(leaf)]
    floors = [
        bound["value"]
        for term in terms
        for question in _questions(term)
        if (bound := context.policy["questions"][question]["computed"].get("at_least"))
    ]
    found = {question for floor in floors for question in _questions(floor)}
    return found | {"failed_on"} if any(map(_reads_facts, terms + floors)) else found


def _reads_facts(term: Term) -> bool:
    parts = [*term.get("add", ()), *(term[side] for side in ("area", "level") if side in term)]
    return "param" in term or any(map(_reads_facts, parts))


def _candidates(question: str, where: list[Condition], context: Context) -> list[Any]:
    """One answer of each kind that the comparisons can tell apart; empty if there is no list."""
    spec = context.policy["questions"][question]
    if spec["type"] == "choices":
        return _subsets(where)
    if spec["computed"].get("options"):
        return list(spec["computed"]["options"])
    if spec["type"] == "yes_no":
        return [False, True]
    if spec["type"] not in ("integer", "date"):
        return []
    edges: set[Any] = set()
    for leaf in where:
        if leaf["op"] == "in":
            edges.update(edge for item in leaf["items"] for edge in _around(item))
            continue
        sides = [leaf.get("left"), leaf.get("right")]
        others = [context.value(side) for side in sides if side and side != {"q": question}]
        if len(others) != 1 or not others[0].known:
            return []
        edges.update(_around(others[0].low))
    bounds = context.answer(question)
    return sorted(
        edge
        for edge in edges
        if (bounds.low is None or bounds.low <= edge)
        and (bounds.high is None or edge <= bounds.high)
    )


def _around(edge: Any) -> tuple[Any, ...]:
    if edge == NEVER:
        return ()
    if isinstance(edge, int):
        return edge - 1, edge, edge + 1
    return add(edge, -1, "day"), edge, add(edge, 1, "day")


def _subsets(where: list[Condition]) -> list[Any]:
    items: set[str] = set()
    for leaf in where:
        if leaf["op"] != "has" or "lit" not in leaf["item"]:
            return []
        items.add(leaf["item"]["lit"])
    ordered = sorted(items)
    return list(chain.from_iterable(combinations(ordered, n) for n in range(len(ordered) + 1)))


def _plain(answer: Any) -> Any:
    return list(answer) if isinstance(answer, tuple) else answer


def _together(node: Node, questions: tuple[str, ...], cases: dict[Any, Node]) -> Node:
    """What all the cases say together: decided if they agree, else which answers matter."""
    truths = {case.truth for case in cases.values()}
    if truths == {Truth.YES} or truths == {Truth.NO}:
        weakest = min(case.strength for case in cases.values())
        return Node(node.condition, truths.pop(), weakest, children=node.children)
    matter = [q for i, q in enumerate(questions) if _matters(i, cases)]
    later = {q for case in cases.values() for q in case.missing}
    # an answer that was tried counts where it is compared with one that is still open
    live = (leaf.condition for case in cases.values() for leaf in pending(case))
    later.update(question for leaf in live for question in _asked(leaf))
    missing = [q for q in node.missing if q in matter or q in later]
    return Node(
        node.condition, node.truth, node.strength, False, tuple(missing), node.unsettled,
        node.children,
    )  # fmt: skip


def _matters(index: int, cases: dict[Any, Node]) -> bool:
    """Whether any two cases that differ in this one answer differ in what is left to decide."""
    outcomes = defaultdict(set)
    for case, node in cases.items():
        left = frozenset(id(leaf.condition) for leaf in pending(node))
        outcomes[case[:index] + case[index + 1 :]].add((node.truth, left))
    return any(len(seen) > 1 for seen in outcomes.values())
