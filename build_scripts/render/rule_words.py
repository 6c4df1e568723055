"""Says a compiled condition in whole sentences, for pages that a reader goes through by hand.

The checker's sentences speak of one case with its values; these speak of the rule itself. A NOT is
carried down to the comparisons, so that every line is a plain statement to be answered yes or no.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from build_scripts.compile.policy import Compiled
from build_scripts.render.environment import words
from checker import texts
from checker.values import Value

Condition = dict[str, Any]
Term = dict[str, Any]

_ORDER = {"lt": ("before", "less"), "ge": ("not_before", "not_less"),
          "gt": ("after", "more"), "le": ("not_after", "not_more")}  # fmt: skip
_OPPOSITE = {"lt": "ge", "ge": "lt", "gt": "le", "le": "gt", "eq": "ne", "ne": "eq"}


class Line(NamedTuple):
    """One statement, how deep it stands, and the questions whose answers tell it."""

    depth: int
    text: str
    questions: tuple[str, ...] = ()


class Said(NamedTuple):
    """A condition in words: whether `all` or `any` of the lines at the top must hold, or `one`."""

    joint: str
    lines: list[Line]


class _Part(NamedTuple):
    joint: str
    of: list["_Part"]
    leaf: Condition
    holds: bool


class RuleWords:
    """Puts conditions into words of one language.

    Args:
        policy: compiled policy.
        lang: zh or en.
        value: what is known of a parameter by id, to be shown behind its name.
    """

    def __init__(self, policy: Compiled, lang: str, value: Callable[[str], Value]) -> None:
        self.policy, self.lang, self.value = policy, lang, value

    def said(self, condition: Condition) -> Said:
        """The condition as lines; a part with an `and` or `or` of its own stands one deeper."""
        top = _parts(condition, True)
        if top.joint == "leaf":
            return Said("one", list(self._lines([top], 0)))
        return Said(top.joint, list(self._lines(top.of, 0)))

    def _lines(self, parts: list[_Part], depth: int) -> Iterator[Line]:
        for part in parts:
            if part.joint == "leaf":
                yield Line(depth, self.leaf(part.leaf, part.holds), tuple(asked(part.leaf)))
            else:
                yield Line(depth, self._say(f"rule_{part.joint}"))
                yield from self._lines(part.of, depth + 1)

    def leaf(self, leaf: Condition, holds: bool = True) -> str:
        """One comparison, or its opposite, as a sentence."""
        op = leaf["op"]
        if op == "some":
            return self._say("rule_some" if holds else "none", left=self.label(leaf["set"]))
        if op == "has":
            return self._membership(leaf, holds)
        if op == "in":
            return self._one_of(leaf["left"], leaf["items"], holds)
        op = op if holds else _OPPOSITE[op]
        left, right = leaf["left"], leaf["right"]
        if op in _ORDER:
            number = "integer" in (self._type(left), self._type(right))
            sides = {"left": self.label(left, right), "right": self.label(right, left)}
            return self._say(_ORDER[op][number], **sides)
        if "lit" in right:
            if isinstance(right["lit"], bool):
                word = "yes" if right["lit"] == (op == "eq") else "no"
                return self._say("rule_answer", left=self.label(left), value=self._say(word))
            return self._one_of(left, [right["lit"]], op == "eq")
        return self._equality(left, right, op == "eq")

    def label(self, term: Term, other: Term | None = None) -> str:
        """What a term is called; a literal is worded as `other`, which it is compared with."""
        if "lit" in term:
            return self._literal(term["lit"], other or {})
        if "add" in term:
            left, right = (self.label(part) for part in term["add"])
            return self._say("sum", left=left, right=right)
        if "area" in term:
            return self._say("with_value", left=self.label(term["area"]), value=self._level(term))
        if "param" in term:
            name = self._name("parameters", term["param"])
            return self._say("with_value", left=name, value=self._stated(term["param"]))
        if "attr" in term:
            return self._name("parameters", term["attr"])
        return self._name("questions", term["q"])

    def _name(self, folder: str, name: str) -> str:
        return str(self.policy[folder][name]["label"][self.lang])

    def _level(self, area: Term) -> str:
        level = area["level"]
        if "lit" in level:
            return self._say(f"level_{level['lit']}")
        return self._stated(level["param"]) if "param" in level else self.label(level)

    def _stated(self, parameter: str) -> str:
        return texts.stated_in_words(self.policy, parameter, self.value(parameter), self.lang)

    def _one_of(self, left: Term, items: list[Any], holds: bool) -> str:
        labels = [self._literal(item, left) for item in items]
        if len(labels) == 1:
            return self._is(left, labels[0], holds)
        kind, joint = ("one_of", "or") if holds else ("none_of", "nor")
        values = self._say(f"rule_{kind}_{joint}").join(labels)
        return self._say(f"rule_{kind}", left=self.label(left), values=values)

    def _is(self, left: Term, value: str, holds: bool) -> str:
        if holds and "param" in left:
            name, stated = self._name("parameters", left["param"]), self._stated(left["param"])
            return self._say("rule_stated", left=name, value=value, stated=stated)
        return self._say("is" if holds else "rule_is_not", left=self.label(left), value=value)

    def _equality(self, left: Term, right: Term, same: bool) -> str:
        if "area" in left and "area" in right and left["level"] == right["level"]:
            fixed = "" if "lit" in left["level"] else "_by"
            sides = {"left": self.label(left["area"]), "right": self.label(right["area"])}
            phrase = ("rule_same_area" if same else "rule_other_area") + fixed
            return self._say(phrase, **sides, level=self._level(left))
        sides = {"left": self.label(left, right), "right": self.label(right, left)}
        return self._say("same" if same else "differs", **sides)

    def _membership(self, leaf: Condition, holds: bool) -> str:
        left = self.label(leaf["set"])
        if "lit" in leaf["item"]:
            value = self._literal(leaf["item"]["lit"], leaf["set"])
            return self._say("includes" if holds else "lacks", left=left, value=value)
        item = self.label(leaf["item"])
        return self._say("rule_includes" if holds else "rule_lacks", left=left, item=item)

    def _type(self, term: Term) -> str | None:
        """date, integer, choice …; nothing for a literal."""
        if "add" in term:
            return "date"
        if "attr" in term or "param" in term:
            return str(self.policy["parameters"][term.get("attr") or term["param"]]["type"])
        return str(self.policy["questions"][term["q"]]["type"]) if "q" in term else None

    def _literal(self, value: Any, like: Term) -> str:
        kind = self._type(like)
        if kind == "date":
            return texts.day_in_words(value, self.lang)
        if "param" in like or "attr" in like:
            name = like.get("attr") or like["param"]
            return texts.stated_in_words(self.policy, name, Value(value, value), self.lang)
        if kind == "choices":
            return texts.option_label(self.policy, like["q"], value, self.lang)
        if "q" in like:
            return texts.answer_in_words(self.policy, like["q"], value, self.lang)
        return str(value)

    def _say(self, phrase: str, **slots: str) -> str:
        template = words()[phrase][self.lang]
        text = template.format(**slots)
        sentence = template.startswith("{") and template.endswith((".", "。"))
        return text[:1].upper() + text[1:] if sentence else text


def _parts(condition: Condition, holds: bool) -> _Part:
    """The condition with NOT carried down and nested parts of the same kind drawn together."""
    op = condition["op"]
    if op == "not":
        return _parts(condition["of"][0], not holds)
    if op not in ("all", "any"):
        return _Part("leaf", [], condition, holds)
    joint = op if holds else {"all": "any", "any": "all"}[op]
    of: list[_Part] = []
    for one in condition["of"]:
        part = _parts(one, holds)
        of += part.of if part.joint == joint else [part]
    return _Part(joint, of, condition, holds)


def asked(tree: Any) -> Iterator[str]:
    """The questions that a condition or term names, in the order met, each once."""
    yield from dict.fromkeys(_named(tree, "q"))


def named_parameters(tree: Any) -> list[str]:
    """The parameters of the home region that a condition names."""
    return list(dict.fromkeys(_named(tree, "param")))


def _named(tree: Any, key: str) -> Iterator[str]:
    if isinstance(tree, dict):
        if isinstance(tree.get(key), str):
            yield tree[key]
        for part in tree.values():
            yield from _named(part, key)
    elif isinstance(tree, list):
        for part in tree:
            yield from _named(part, key)
