"""The values worth supposing for each free term of a condition: one of each kind it tells apart."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from build_scripts.compile import terms_used
from checker.conditions import Condition
from checker.context import OTHER
from checker.days import add
from checker.facts import Policy

Name = tuple[str, ...]
"""("q", question), ("param", parameter) or ("attr", question, parameter)."""

_FEW = 3
_ELSEWHERE = ("420102", "420103", "420502")
"""Two districts of one city and one of another city in the same province."""
_FIRST_DAY, _APART = date(2020, 1, 1), timedelta(days=800)


def candidates(condition: Condition, policy: Policy) -> dict[Name, list[Any]]:
    """For each free term, in the order met, the values to suppose."""
    leaves = list(terms_used.leaves(condition))
    names = _variables(leaves)
    specs = {name: _spec(name, policy) for name in names}
    numbers = _numbers(leaves, list(specs.values()))
    days = _days(leaves, numbers, sum(spec["type"] == "date" for spec in specs.values()))
    return {
        name: _values(name, spec, leaves, policy, numbers, days) for name, spec in specs.items()
    }


def _variables(leaves: list[Condition]) -> list[Name]:
    found: dict[Name, None] = {}
    for leaf in leaves:
        for term in terms_used.terms(leaf):
            if "attr" in term:
                found["attr", term["q"], term["attr"]] = None
            elif "q" in term:
                found["q", term["q"]] = None
            elif "param" in term:
                found["param", term["param"]] = None
    return list(found)


def _spec(name: Name, policy: Policy) -> dict[str, Any]:
    spec: dict[str, Any] = policy["questions" if name[0] == "q" else "parameters"][name[-1]]
    return spec


def _values(
    name: Name, spec: dict[str, Any], leaves: list[Condition], policy: Policy,
    numbers: list[int], days: list[str],
) -> list[Any]:  # fmt: skip
    kind = spec["type"]
    if kind == "integer":
        low, high = spec.get("min"), spec.get("max")
        return [n for n in numbers if (low is None or low <= n) and (high is None or n <= high)]
    if kind == "choice":
        return [choice["id"] for choice in spec["choices"]]
    if kind in ("region", "disease"):
        options = spec["computed"]["options"]
        named = [literal for literal in _literals(leaves) if literal in options]
        first = _with_code(policy) if kind == "region" else [*options[:_FEW], OTHER]
        return [option for option in dict.fromkeys([*named, *first]) if option in options]
    if kind == "date":
        return days
    if kind == "yes_no":
        return [True, False]
    return _places(policy) if kind == "place" else _subsets(name[-1], leaves, policy)


def _literals(leaves: list[Condition]) -> list[Any]:
    single = [term["lit"] for leaf in leaves for term in terms_used.terms(leaf) if "lit" in term]
    return single + [item for leaf in leaves for item in leaf.get("items", ())]


def _numbers(leaves: list[Condition], specs: list[dict[str, Any]]) -> list[int]:
    """Numbers around those that are named, and enough others for every order of the unknown."""
    edges = {value for value in _literals(leaves) if type(value) is int}
    edges |= {spec[key] for spec in specs for key in ("min", "max") if key in spec}
    around = {edge + step for edge in edges for step in (-1, 0, 1)}
    return sorted(around | set(range(1, 2 + sum(spec["type"] == "integer" for spec in specs))))


def _days(leaves: list[Condition], numbers: list[int], unknown: int) -> list[str]:
    """Days around those that are named, days far apart, and the ends of periods from them."""
    named = [value for value in _literals(leaves) if isinstance(value, str) and _is_day(value)]
    near = [add(day, step, "day") for day in named for step in (-1, 0, 1)]
    apart = [(_FIRST_DAY + _APART * step).isoformat() for step in range(unknown + 1)]
    units = {t["unit"] for leaf in leaves for t in terms_used.terms(leaf) if "add" in t}
    ends = [add(day, n, unit) for day in apart for n in numbers[:_FEW] for unit in units]
    return sorted({*near, *apart, *ends})


def _is_day(text: str) -> bool:
    return len(text) == len("2026-01-31") and text[:4].isdigit() and text[4] == "-"


def _with_code(policy: Policy) -> list[str]:
    """A few regions that have a place, cities first."""
    coded = [name for name, region in policy["regions"].items() if "code" in region]
    return sorted(coded, key=lambda name: policy["regions"][name]["level"] != "city")[:_FEW]


def _places(policy: Policy) -> list[str]:
    codes = [policy["regions"][name]["code"] for name in _with_code(policy)]
    inside = [f"{code[:4]}02" if code[2:4] != "00" else f"{code[:2]}0102" for code in codes]
    return list(dict.fromkeys([*inside, *_ELSEWHERE]))


def _subsets(question: str, leaves: list[Condition], policy: Policy) -> list[list[str]]:
    """Sets of the named choices and one more: all of them where few, else the small and the big."""
    options = policy["questions"][question]["computed"]["options"]
    named = [literal for literal in _literals(leaves) if literal in options]
    compared = any("q" in leaf.get("item", ()) for leaf in leaves)
    other = [option for option in options if option not in named]
    items = options if compared else list(dict.fromkeys([*named, *other[:1]]))
    sizes: Iterable[int] = range(len(items) + 1)
    if len(items) > _FEW:
        sizes = (0, 1, len(items) - 1, len(items))
    return [list(chosen) for size in sizes for chosen in combinations(items, size)]
