"""Judges one cause for one case and says why, what to do and on whose word."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker import exact, facts, reasons, sentences, texts
from checker.conditions import Node
from checker.context import Context
from checker.truth import Truth
from checker.values import STRONG
from checker.verdicts import verdict

Finding = dict[str, Any]


class Judgement(NamedTuple):
    """A verdict on a cause, the tree it was read from, and whether the rule applies at all."""

    verdict: str
    node: Node
    in_scope: bool


def judge(cause: str, context: Context) -> Judgement:
    """Judge one cause for one case."""
    entry = context.policy["causes"][cause]
    node, in_scope = _evaluated(entry["computed"], context)
    if not in_scope:
        return Judgement(verdict(Truth.NO, node.strength), node, in_scope)
    rule = max(context.strength(cited["source"]) for cited in entry["sources"])
    return Judgement(verdict(node.truth, min(node.strength, rule)), node, not node.absent)


def _evaluated(computed: dict[str, Any], context: Context) -> tuple[Node, bool]:
    """The tree that decides, and whether the rule applies.

    Where the scope is met only the rest of the rule has something to tell; where it is not known
    the two are judged as one, since a question may stand in both.
    """
    rule = computed["rule"]
    if "applies" in computed:
        scope = exact.settle(computed["applies"], context)
        if scope.truth is Truth.NO:
            return scope, False
        if scope.truth is Truth.YES and scope.strength == STRONG:
            rule = computed["when"]
    return exact.settle(rule, context), True


def find(cause: str, context: Context, lang: str) -> Finding:
    """The finding on a cause, as plain data with its sentences in one language."""
    policy, entry = context.policy, context.policy["causes"][cause]
    judged = judge(cause, context)
    result, node = judged.verdict, judged.node
    settled, open_ones = reasons.culprits(_telling(entry, judged)), reasons.pending(node)
    finding: Finding = {
        "cause": cause,
        "step": entry["step"],
        "title": entry["title"][lang],
        "verdict": result,
        "because": _once(_because(settled, node, context, lang)),
        "needed": _once(sentences.still_open(leaf, context, lang) for leaf in open_ones),
        "begun": bool(settled) or any(map(_partly_answered, open_ones)),
        "missing": [question for question in node.missing if question not in context.answers],
        "unsettled": list(node.unsettled),
        "remedy": [] if node.truth is Truth.NO else _remedies(entry, context, lang),
        "ask": _fill(entry["ask"], context, lang) if _doubtful(result, node) else None,
        "sources": _sources(entry, node, context, lang),
    }
    if node.truth is Truth.YES:
        finding["ways_out"] = [
            [leaf.condition["text"] for leaf in way] for way in reasons.ways_out(node)
        ]
        finding["today"] = judge(cause, context.having({"failed_on": context.as_of})).verdict
    if node.truth is Truth.NO:
        finding["kind"] = "false" if judged.in_scope else "not-applicable"
    finding["tree"] = reasons.tree(node)
    finding["dispute"] = _disputes(policy, node, context, lang)
    return finding


def _because(settled: tuple[Node, ...], node: Node, context: Context, lang: str) -> Iterator[str]:
    """What speaks for the verdict; then, of what holds, an answer that a rule would not allow."""
    yield from (sentences.reason(leaf, context, lang) for leaf in settled)
    if node.truth is Truth.YES:
        for leaf in settled:
            yield from sentences.below_rule(leaf, context, lang)


def _telling(entry: dict[str, Any], judged: Judgement) -> Node:
    """The part of the tree worth telling: that the scope is met says nothing for the cause."""
    node, computed = judged.node, entry["computed"]
    whole = judged.in_scope and "applies" in computed and node.condition is computed["rule"]
    return node.children[1] if whole and len(node.children) == 2 else node


def _partly_answered(leaf: Node) -> bool:
    """Whether an open comparison already has one of the answers that it compares."""
    sides = (leaf.condition.get(side, {}) for side in ("left", "right", "item", "set"))
    asked = [side["q"] for side in sides if "q" in side]
    return any(question not in leaf.missing for question in asked if question != "failed_on")


def _once(told: Iterator[str]) -> list[str]:
    """Sentences in order, each said once: two comparisons may need the same answer."""
    return list(dict.fromkeys(told))


def _doubtful(result: str, node: Node) -> bool:
    return result in ("likely", "unlikely") or bool(node.unsettled)


def _fill(text: dict[str, str], context: Context, lang: str) -> str:
    return texts.fill(context.policy, text[lang], lang, context.parameter)


def _remedies(entry: dict[str, Any], context: Context, lang: str) -> list[dict[str, Any]]:
    steps = []
    for position, remedy in enumerate(entry["remedies"]):
        condition = entry["computed"]["remedies"][position]
        if condition and exact.settle(condition, context).truth is Truth.NO:
            continue
        if "repairs" in remedy:
            steps.extend(_repairs(remedy, context, lang))
            continue
        bring = [
            {"id": name, "name": context.policy["materials"][name]["name"][lang]}
            for name in remedy.get("bring", ())
        ]
        steps.append(
            {
                "who": remedy["who"],
                "do": _fill(remedy["do"], context, lang),
                "bring": bring,
                "channel": _channel(remedy.get("channel"), context, lang),
            }
        )
    return steps


def _channel(name: str | None, context: Context, lang: str) -> dict[str, str] | None:
    """Where a step is done, by id and name; None where the remedy names no channel."""
    if name is None:
        return None
    return {"id": name, "name": context.policy["channels"][name]["name"][lang]}


def _repairs(remedy: dict[str, Any], context: Context, lang: str) -> list[dict[str, Any]]:
    """One step for each defect that was named, with the repair that the material knows."""
    spec = context.policy["questions"][remedy["repairs"]]
    defects = context.policy["materials"][spec["choices_from"]]["defects"]
    chosen = context.answers.get(remedy["repairs"], ())
    return [
        {
            "who": defect["who"],
            "do": _fill(defect["repair"], context, lang),
            "bring": [],
            "channel": None,
        }
        for defect in defects
        if defect["id"] in chosen
    ]


def _leaves(node: Node) -> list[Node]:
    if not node.children:
        return [node]
    return [leaf for part in node.children for leaf in _leaves(part)]


def _sources(
    entry: dict[str, Any], node: Node, context: Context, lang: str
) -> list[dict[str, Any]]:
    cited = {item["source"]: item.get("clause") for item in entry["sources"]}
    for leaf in _leaves(node):
        for value in leaf.values:
            for basis in value.basis:
                cited.setdefault(basis["source"], None)
    return [_source(name, clause, context, lang) for name, clause in cited.items()]


def _source(
    name: str, clause: dict[str, str] | None, context: Context, lang: str
) -> dict[str, Any]:
    source = context.policy["sources"][name]
    return {
        "id": name,
        "title": source["title"][lang],
        "grade": source["grade"],
        "clause": clause[lang] if clause else None,
        "seen": source["seen"],
        "read_on": source["read_on"],
        "checked_on": source.get("checked_on"),
        "looked": texts.last_look(source, lang),
        "fresh": context.fresh(name),
    }


def _disputes(
    policy: facts.Policy, node: Node, context: Context, lang: str
) -> list[dict[str, str]]:
    """The disputes about the facts that the comparisons used, each with what the site follows."""
    region = context.answers.get("home_region")
    names = {b["parameter"] for leaf in _leaves(node) for v in leaf.values for b in v.basis}
    names.update(node.unsettled)
    found = []
    for name in sorted(names):
        dispute = facts.dispute_of(policy, name, region) if region else None
        if dispute:
            found.append({"about": name, "why": _fill(dispute["why"], context, lang)})
    return found
