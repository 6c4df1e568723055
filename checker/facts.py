"""Facts: a parameter's value in a region on a day, with what it rests on.

A region inherits from its parent; the nearest value in force wins. No value in force on that day
is UNKNOWN, never "the last one we had", and so is a dispute that nobody has settled.
"""

from collections.abc import Callable, Iterator
from typing import Any

from checker.days import add
from checker.values import STRONG, WEAK, Value

Policy = dict[str, Any]
RELIABLE = ("A", "B")
"""Grades of official texts, whoever republished them."""


def lineage(policy: Policy, region: str) -> Iterator[str]:
    """A region's id, then its parents' ids up to the nation."""
    current: str | None = region
    while current:
        yield current
        current = policy["regions"][current].get("parent")


def is_fresh(policy: Policy, source: str, as_of: str) -> bool:
    """Whether a source was compared, or else read, within its review interval before `as_of`."""
    return as_of <= fresh_through(policy, source)


def looked_on(policy: Policy, source: str) -> str:
    """The ISO day on which a source was compared with the live text, or else read."""
    entry = policy["sources"][source]
    return str(entry.get("checked_on") or entry["read_on"])


def fresh_through(policy: Policy, source: str) -> str:
    """The last ISO day within a source's review interval."""
    interval = policy["sources"][source].get("review_days", policy["review_days"])
    return add(looked_on(policy, source), interval, "day")


def strength_of(policy: Policy, source: str, fresh: bool) -> int:
    """STRONG for an official text (grade A or B) that is fresh, WEAK for anything else."""
    return STRONG if fresh and policy["sources"][source]["grade"] in RELIABLE else WEAK


def in_force(fact: dict[str, Any], day: str) -> bool:
    """Whether a dated fact holds on a day; both ends of its validity count."""
    through = fact.get("valid_through")
    return fact["valid_from"] <= day and (through is None or day <= through)


def find(
    policy: Policy, parameter: str, region: str, day: str
) -> tuple[str, dict[str, Any]] | None:
    """The region that speaks and its fact for a parameter on a day, or None."""
    for name in lineage(policy, region):
        for fact in policy["regions"][name].get("facts", {}).get(parameter, ()):
            if in_force(fact, day):
                return name, fact
    return None


def dispute_of(policy: Policy, parameter: str, region: str) -> dict[str, Any] | None:
    """The nearest dispute about a parameter, the region's own first."""
    for name in lineage(policy, region):
        dispute = policy["regions"][name]["computed"]["disputes"].get(parameter)
        if dispute:
            found: dict[str, Any] = policy["disputes"][dispute]
            return found
    return None


def value_of(
    policy: Policy, parameter: str, region: str, day: str, strength: Callable[[str], int]
) -> Value:
    """The value of a parameter in a region on a day, as far as it is known.

    Args:
        policy: compiled policy.
        parameter: id.
        region: id.
        day: ISO day.
        strength: the strength of a source by id, as judged on the reader's day.
    """
    dispute = dispute_of(policy, parameter, region)
    found = find(policy, parameter, region, day)
    if found is None or (dispute and dispute["follow"] == "nobody"):
        return Value(unsettled=(parameter,))
    where, fact = found
    return cited(fact, parameter, where, strength(fact["source"]))


def cited(fact: dict[str, Any], parameter: str, owner: str, strength: int) -> Value:
    """A stated value with its basis: the parameter, the entry that states it, and the source."""
    bounds = stated(fact["value"])
    basis = {"parameter": parameter, "owner": owner, "source": fact["source"]}
    return bounds._replace(
        basis=(basis,), strength=strength, unsettled=() if bounds.known else (parameter,)
    )


def stated(value: Any) -> Value:
    """A value as a fact states it: plain, `at_least` / `at_most`, earliest / latest, or absent."""
    if isinstance(value, dict):
        if value.get("none"):
            return Value(absent=True)
        return Value(
            low=value.get("at_least", value.get("earliest")),
            high=value.get("at_most", value.get("latest")),
        )
    return Value(low=value, high=value)
