"""Puts values into words, and fills the placeholders of the texts that policy editors write."""

import re
from collections.abc import Callable
from typing import Any

from checker import facts
from checker.phrases import MONTHS, say
from checker.places import city, province
from checker.values import WEAK, Value

NEVER = "never"
"""Stands for a day that has not come; as text it orders after every ISO day."""

PLACEHOLDER = re.compile(r"\{param\.([a-z][a-z0-9_]*)\}")
"""The only thing a text may hold besides words: `{param.NAME}`, so that prose repeats no number."""


def day_in_words(day: str, lang: str) -> str:
    """An ISO day as people write it: 2026年10月8日, 8 October 2026."""
    year, month, number = (int(part) for part in day.split("-"))
    return say("date", lang, year=year, month=month, day=number, month_name=MONTHS[month - 1])


def last_look(source: dict[str, Any], lang: str) -> str:
    """When a source was compared with the live text, or else when our copy of it was read."""
    day = source.get("checked_on")
    if day:
        return say("looked_compared", lang, day=day_in_words(day, lang))
    return say("looked_read", lang, day=day_in_words(source["read_on"], lang))


def quantity(number: int, unit: str | None, lang: str) -> str:
    """A whole number with its unit: 6个月, 6 months, 1 month."""
    if unit is None:
        return str(number)
    return say(f"unit_{unit}_one" if number == 1 else f"unit_{unit}", lang, n=number)


def stated_in_words(policy: facts.Policy, parameter: str, value: Value, lang: str) -> str:
    """A parameter's value in words, bounds and doubts included."""
    spec = policy["parameters"][parameter]
    if value.absent:
        return say("absent", lang)
    if value.low is None and value.high is None:
        return say("not_known", lang)
    text = _bounds(spec, value, lang)
    return say("unverified", lang, value=text) if value.strength == WEAK else text


def _bounds(spec: dict[str, Any], value: Value, lang: str) -> str:
    low, high = (
        None if edge is None else _single(spec, edge, lang) for edge in (value.low, value.high)
    )
    if value.known:
        return str(low)
    if low is not None and high is not None:
        return say("between", lang, low=low, high=high)
    is_date = spec["type"] == "date"
    if low is not None:
        return say("no_earlier" if is_date else "at_least", lang, value=low)
    return say("no_later" if is_date else "at_most", lang, value=high)


def range_in_words(policy: facts.Policy, question: str, value: Value, lang: str) -> str:
    """What an answer that is not known can still be: its bounds, or the choices left."""
    if value.options:
        labels = (option_label(policy, question, item, lang) for item in value.options)
        return say("list_separator", lang).join(labels)
    return _bounds(policy["questions"][question], value, lang)


def _single(spec: dict[str, Any], value: Any, lang: str) -> str:
    if spec["type"] == "date":
        return say("never", lang) if value == NEVER else day_in_words(value, lang)
    if spec["type"] == "choice":
        return str(next(c["label"][lang] for c in spec["choices"] if c["id"] == value))
    return quantity(value, spec.get("unit"), lang)


def answer_in_words(policy: facts.Policy, question: str, answer: Any, lang: str) -> str:
    """An answer as a person would read it back."""
    spec = policy["questions"][question]
    kind = spec["type"]
    if kind == "date":
        return day_in_words(answer, lang)
    if kind == "integer":
        return quantity(answer, spec.get("unit"), lang)
    if kind == "yes_no":
        return say("yes" if answer else "no", lang)
    if kind == "place":
        return place_in_words(policy, answer, lang)
    if kind == "choices":
        labels = (option_label(policy, question, item, lang) for item in answer)
        return say("list_separator", lang).join(labels)
    return option_label(policy, question, answer, lang)


def place_in_words(policy: facts.Policy, code: str, lang: str) -> str:
    """A place's name by code; a district is named by its city."""
    return str(policy["places"][city(code) or province(code)][lang])


def option_label(policy: facts.Policy, question: str, option: str, lang: str) -> str:
    """The label of one choice of a question; a region carries its own."""
    if policy["questions"][question]["type"] == "region":
        return str(policy["regions"][option]["choice"][lang])
    return str(policy["questions"][question]["computed"]["labels"][option][lang])


def fill(policy: facts.Policy, text: str, lang: str, value: Callable[[str], Value]) -> str:
    """Put parameters' values into a text's placeholders.

    Args:
        policy: compiled policy.
        text: a text with placeholders.
        lang: zh or en.
        value: the value of a parameter by id.
    """
    if "{" not in text:
        return text
    return PLACEHOLDER.sub(
        lambda match: stated_in_words(policy, match[1], value(match[1]), lang), text
    )
