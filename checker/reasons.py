"""Reads an evaluated tree: which comparisons carry the result, and what would change it."""

from typing import Any

from checker.conditions import Node
from checker.truth import Truth

MOST_WAYS = 8
"""How many of the smallest ways out are kept; a person reads two or three."""


def culprits(node: Node) -> tuple[Node, ...]:
    """The comparisons that carry a YES or a NO; for UNKNOWN those that are settled so far."""
    if not node.children:
        return (node,) if node.truth is not Truth.UNKNOWN else ()
    if node.condition["op"] == "not":
        return culprits(node.children[0])
    decider = Truth.NO if node.condition["op"] == "all" else Truth.YES
    parts = node.children
    if node.truth is decider:
        parts = tuple(part for part in parts if part.truth is decider)
        if decider is Truth.NO:  # one NO is reason enough: the strongest, the first of them
            parts = (max(parts, key=lambda part: part.strength),) if parts else node.children
    return tuple(leaf for part in parts for leaf in culprits(part))


def pending(node: Node) -> tuple[Node, ...]:
    """The comparisons that leave an UNKNOWN undecided."""
    if node.truth is not Truth.UNKNOWN:
        return ()
    if not node.children:
        return (node,)
    parts = node.children
    if node.condition["op"] == "not" and parts[0].truth is not Truth.UNKNOWN:
        parts = parts[0].children  # beside a rule that does not exist: open only when denied
    return tuple(leaf for part in parts for leaf in pending(part))


def ways_out(node: Node) -> list[tuple[Node, ...]]:
    """The smallest sets of comparisons that, changed together, would turn a YES into a NO."""
    return [tuple(way.values()) for way in _flips(node)]


def tree(node: Node) -> dict[str, Any]:
    """The evaluated tree as plain data: each part's truth, a comparison also as it was written."""
    told: dict[str, Any] = {"truth": node.truth.value}
    if node.absent:
        told["not_applicable"] = True
    if node.children:
        return {**told, "op": node.condition["op"], "of": [tree(part) for part in node.children]}
    return {**told, "text": node.condition["text"]}


Way = dict[str, Node]
"""Comparisons by their text: the same comparison in two branches is one change."""


def _flips(node: Node) -> list[Way]:
    if node.truth is Truth.UNKNOWN:  # whatever the answer, it cannot turn what holds without it
        return []
    if not node.children:
        return [{node.condition["text"]: node}]
    op = node.condition["op"]
    if op == "not":
        return _flips(node.children[0])
    decider = Truth.NO if op == "all" else Truth.YES
    if node.truth is decider:  # every deciding part has to be turned
        turned: list[Way] = [{}]
        deciding = [part for part in node.children if part.truth is decider]
        for part in deciding:
            turned = [{**way, **more} for way in turned for more in _flips(part)][:MOST_WAYS]
        return _smallest(turned) if deciding else []
    return _smallest([way for part in node.children for way in _flips(part)])


def _smallest(ways: list[Way]) -> list[Way]:
    kept: list[Way] = []
    for way in sorted(ways, key=len):
        if not any(other.keys() <= way.keys() for other in kept):
            kept.append(way)
    return kept[:MOST_WAYS]
