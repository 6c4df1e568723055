"""Evaluates a compiled condition to a tree of truth values that keeps what each rests on.

The tree is the explanation: reasons, missing answers and remedies are read off it, never logged
by hand. NO that comes from something the rule says does not exist keeps its kind, "not applicable".
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from checker.truth import Truth
from checker.values import STRONG, Value, compare

if TYPE_CHECKING:
    from checker.context import Context

Condition = dict[str, Any]


class Node(NamedTuple):
    """A condition, evaluated.

    Attributes:
        condition: the compiled condition.
        truth: YES, NO or UNKNOWN.
        strength: of the strongest sufficient set of conditions that the truth rests on.
        absent: a NO because the rule does not apply at all.
        missing: questions that could still decide an UNKNOWN, in the order met.
        unsettled: parameters without a reliable rule that leave it UNKNOWN.
        children: evaluated parts; empty for a comparison.
        values: the values compared, for a comparison.
    """

    condition: Condition
    truth: Truth
    strength: int = STRONG
    absent: bool = False
    missing: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    values: tuple[Value, ...] = ()


def evaluate(condition: Condition, context: "Context") -> Node:
    """Evaluate a condition for a case."""
    op = condition["op"]
    if op in ("all", "any"):
        return _joined(condition, tuple(evaluate(part, context) for part in condition["of"]))
    if op == "not":
        return _negated(condition, evaluate(condition["of"][0], context))
    text = condition["text"]  # causes ask much the same, and each of a case is judged anew
    if text not in context.compared:
        context.compared[text] = _leaf(condition, context)
    return context.compared[text]


def _leaf(condition: Condition, context: "Context") -> Node:
    op = condition["op"]
    if op in ("has", "some"):
        return _membership(condition, context)
    left = context.value(condition["left"])
    if op == "in":
        options = left.options
        if left.known:
            return _decided(condition, Truth.of(left.low in condition["items"]), (left,))
        if options is not None and not set(options) & set(condition["items"]):
            return _decided(condition, Truth.NO, (left,))
        if options is not None and set(options) <= set(condition["items"]):
            return _decided(condition, Truth.YES, (left,))
        return _decided(condition, Truth.UNKNOWN, (left,))
    right = context.value(condition["right"])
    return _decided(condition, compare(op, left, right), (left, right))


def _membership(condition: Condition, context: "Context") -> Node:
    chosen = context.answer(condition["set"]["q"])
    if condition["op"] == "some":
        truth = Truth.of(bool(chosen.low)) if chosen.low is not None else Truth.UNKNOWN
        return _decided(condition, truth, (chosen,))
    item = context.value(condition["item"])
    if chosen.low is None or not (item.known or item.options):
        empty = chosen.low is not None and not chosen.low
        return _decided(condition, Truth.NO if empty else Truth.UNKNOWN, (item, chosen))
    if not item.known:  # decided where every choice that is left is among them, or none is
        among = {option in chosen.low for option in item.options or ()}
        truth = Truth.UNKNOWN if len(among) > 1 else Truth.of(among.pop())
        return _decided(condition, truth, (item, chosen))
    return _decided(condition, Truth.of(item.low in chosen.low), (item, chosen))


def _decided(condition: Condition, truth: Truth, values: tuple[Value, ...]) -> Node:
    strength, absent = STRONG, False
    for value in values:
        strength = min(strength, value.strength)
        absent = absent or value.absent
    if absent:
        return Node(condition, Truth.NO, strength, True, values=values)
    if truth is not Truth.UNKNOWN:
        return Node(condition, truth, strength, values=values)
    # beside a value that no rule tells anything of, no answer can decide
    hopeless = any(value.unsettled and _boundless(value) for value in values)
    return Node(
        condition,
        truth,
        missing=() if hopeless else _once(q for value in values for q in value.missing),
        unsettled=_once(p for value in values for p in value.unsettled),
        values=values,
    )


def _boundless(value: Value) -> bool:
    return value.low is None and value.high is None and not value.options and not value.missing


def _negated(condition: Condition, part: Node) -> Node:
    """NOT, carried down to the comparisons: of a rule that does not exist neither holds."""
    if not part.children:
        truth = Truth.NO if part.absent else ~part.truth
        turned = part._replace(truth=truth)
    elif part.condition["op"] == "not":
        turned = part.children[0]
    else:
        other = "any" if part.condition["op"] == "all" else "all"
        parts = tuple(_negated({"op": "not"}, child) for child in part.children)
        turned = _joined({"op": other}, parts)
    return turned._replace(condition=condition, children=(part,), values=())


def _joined(condition: Condition, parts: tuple[Node, ...]) -> Node:
    """AND and OR: one part can decide; otherwise all of them do together."""
    decider = Truth.NO if condition["op"] == "all" else Truth.YES
    deciding = [part for part in parts if part.truth is decider]
    if deciding:
        strongest = max(deciding, key=lambda part: part.strength)
        absent = decider is Truth.NO and all(part.absent for part in deciding)
        return Node(condition, decider, strongest.strength, absent, children=parts)
    unknown = [part for part in parts if part.truth is Truth.UNKNOWN]
    if unknown:
        return Node(
            condition,
            Truth.UNKNOWN,
            missing=_once(q for part in unknown for q in part.missing),
            unsettled=_once(p for part in unknown for p in part.unsettled),
            children=parts,
        )
    absent = decider is Truth.YES and all(part.absent for part in parts)
    weakest = min(part.strength for part in parts)
    return Node(condition, ~decider, weakest, absent, children=parts)


def _once(names: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
