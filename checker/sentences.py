"""Explains an evaluated comparison in one whole sentence, in Chinese or English."""

from collections.abc import Iterator
from typing import Any

from checker import texts
from checker.conditions import Node
from checker.context import Context, Term
from checker.days import add
from checker.phrases import say
from checker.truth import Truth
from checker.values import STRONG, Value

_ORDER_WORDS = {
    "lt": ("before", "not_before", "less", "not_less"),
    "ge": ("not_before", "before", "not_less", "less"),
    "gt": ("after", "not_after", "more", "not_more"),
    "le": ("not_after", "after", "not_more", "more"),
}


def reason(node: Node, context: Context, lang: str) -> str:
    """The sentence for a comparison that is decided."""
    op, truth = node.condition["op"], node.truth
    if node.absent:
        term = node.condition.get("left") or node.condition["item"]
        return say("not_applicable", lang, left=label(term, context, lang))
    if op in ("has", "some"):
        return _membership(node, context, lang)
    left = node.condition["left"]
    if op in _ORDER_WORDS:
        right = node.condition["right"]
        number = isinstance(node.values[0].low, int) or isinstance(node.values[1].low, int)
        word = _ORDER_WORDS[op][2 * number + (truth is Truth.NO)]
        sides = (left, node.values[0]), (right, node.values[1])
        one, other = (described(term, value, context, lang) for term, value in sides)
        return say(word, lang, left=one, right=other)
    return _equality(node, context, lang)


def below_rule(node: Node, context: Context, lang: str) -> Iterator[str]:
    """The sentence for each answer in a comparison that is less than an official rule allows.

    The answer is believed all the same: a record can be wrong, and so can a reader.
    """
    for side in ("left", "right"):
        term = node.condition.get(side, {})
        question = term.get("q")
        if question not in context.answers or "attr" in term:
            continue
        answer, floor = context.answers[question], context.floor(question)
        if floor is None or floor.low is None or floor.strength != STRONG:
            continue
        # a record may name the last day itself: that is the eve of the day a period is added up to
        if answer < (add(floor.low, -1, "day") if isinstance(floor.low, str) else floor.low):
            least = Value(low=floor.low)
            yield say(
                "below_rule",
                lang,
                left=context.policy["questions"][question]["label"][lang],
                value=texts.answer_in_words(context.policy, question, answer, lang),
                bound=texts.range_in_words(context.policy, question, least, lang),
            )


def still_open(node: Node, context: Context, lang: str) -> str:
    """The sentence for a comparison that is not decided: what is still needed."""
    if not node.missing:
        bounded = _bounded(node, context, lang)
        if bounded:
            return bounded
        names = [context.policy["parameters"][name]["label"][lang] for name in node.unsettled]
        return say("no_rule", lang, left=say("list_separator", lang).join(names))
    question = node.missing[0]
    left = context.policy["questions"][question]["label"][lang]
    if question in context.answers:
        return say("need_exact", lang, left=left)
    bounds = context.answer(question)
    if bounds.low is not None and bounds.basis:
        value = texts.answer_in_words(context.policy, question, bounds.low, lang)
        return say("need_with_floor", lang, left=left, value=value)
    return say("need", lang, left=left)


def _bounded(node: Node, context: Context, lang: str) -> str | None:
    """The sentence for a rule of which only the bounds are known; they do not decide here."""
    for value in node.values:
        if value.basis and value.unsettled and (value.low or value.high):
            name = value.unsettled[0]
            left = context.policy["parameters"][name]["label"][lang]
            words = texts.stated_in_words(context.policy, name, value, lang)
            return say("only_bounds", lang, left=left, value=words)
    return None


def label(term: Term, context: Context, lang: str) -> str:
    """What a term is called."""
    if "add" in term:
        left, right = (described(part, context.value(part), context, lang) for part in term["add"])
        return say("sum", lang, left=left, right=right)
    if "area" in term:
        return label(term["area"], context, lang)
    if "attr" in term or "param" in term:
        name = term.get("attr") or term["param"]
        return str(context.policy["parameters"][name]["label"][lang])
    if "q" in term:
        return str(context.policy["questions"][term["q"]]["label"][lang])
    return str(term["lit"])


def described(term: Term, value: Value, context: Context, lang: str) -> str:
    """A term with its value: the end date of the filing (1 September 2026)."""
    if "lit" in term:
        return _value(term, value, context, lang)
    if "add" in term and not value.known:
        return label(term, context, lang)
    return say(
        "with_value",
        lang,
        left=label(term, context, lang),
        value=_value(term, value, context, lang),
    )


def _value(term: Term, value: Value, context: Context, lang: str) -> str:
    policy = context.policy
    if "lit" in term:
        if "of" not in term:
            return str(term["lit"])
        return texts.answer_in_words(policy, term["of"], term["lit"], lang)
    if "area" in term:
        return texts.place_in_words(policy, value.low, lang)
    if "add" in term:
        return texts.day_in_words(value.low, lang)
    if "q" in term and "attr" not in term:
        if value.known:
            return texts.answer_in_words(policy, term["q"], value.low, lang)
        return texts.range_in_words(policy, term["q"], value, lang)
    return texts.stated_in_words(policy, term.get("attr") or term["param"], value, lang)


def _equality(node: Node, context: Context, lang: str) -> str:
    op, left = node.condition["op"], node.condition["left"]
    name = label(left, context, lang)
    if op != "in" and "lit" not in node.condition["right"]:
        same = (op == "eq") == (node.truth is Truth.YES)
        sides = (left, node.values[0]), (node.condition["right"], node.values[1])
        one, other = (described(term, value, context, lang) for term, value in sides)
        return say("same" if same else "differs", lang, left=one, right=other)
    if not node.values[0].known:  # decided by the choices that are left
        return say("need", lang, left=name)
    value = _value(left, node.values[0], context, lang)
    if (op == "ne") != (node.truth is Truth.YES):
        return say("is", lang, left=name, value=value)
    literals = node.condition["items"] if op == "in" else [node.condition["right"]["lit"]]
    words = [
        _value({**left, **_literal(left, lit)}, node.values[0], context, lang) for lit in literals
    ]
    expected = say("list_separator", lang).join(words)
    return say("is_not", lang, left=name, value=value, expected=expected)


def _literal(left: Term, literal: Any) -> Term:
    return {"lit": literal, "of": left["q"]} if "q" in left else {"lit": literal}


def _membership(node: Node, context: Context, lang: str) -> str:
    question = node.condition["set"]["q"]
    left = context.policy["questions"][question]["label"][lang]
    if node.condition["op"] == "some":
        if node.truth is Truth.NO:
            return say("none", lang, left=left)
        value = texts.answer_in_words(context.policy, question, node.values[0].low, lang)
        return say("some", lang, left=left, value=value)
    item, chosen = node.values
    if not chosen.low:
        return say("none", lang, left=left)
    if not item.known:
        value = texts.range_in_words(context.policy, node.condition["item"]["q"], item, lang)
        return say("includes" if node.truth is Truth.YES else "lacks", lang, left=left, value=value)
    value = texts.option_label(context.policy, question, item.low, lang)
    return say("includes" if node.truth is Truth.YES else "lacks", lang, left=left, value=value)
