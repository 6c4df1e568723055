"""What a page shows of other entries: the values of a parameter, the lists that name a disease."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from build_scripts.compile import terms_used
from build_scripts.compile.dated import dated, part_label
from build_scripts.compile.policy import Compiled
from checker import facts
from checker.days import add
from checker.phrases import MONTHS
from checker.values import STRONG
from checker.working_days import between

Row = dict[str, Any]
Readers = dict[str, list[str]]
"""Parameter -> the causes whose conditions read it."""


def readers(policy: Compiled) -> Readers:
    """Which causes read each parameter; gathered once, since every condition is walked for it."""
    found: Readers = {name: [] for name in policy["parameters"]}
    for cause, entry in policy["causes"].items():
        tree = entry["computed"]
        for name in terms_used.parameters(tree) | terms_used.attributes(tree):
            found[name].append(cause)
    return found


def more(policy: Compiled, folder: str, name: str, read_by: Readers) -> dict[str, Any]:
    """The other end of an entry's references, by the name its template uses."""
    return {"disputes": _about(policy, folder, name), **_gathered(policy, folder, name, read_by)}


def _about(policy: Compiled, folder: str, name: str) -> list[str]:
    """The disputes that readers meet on an entry's page."""
    return [d for d, entry in policy["disputes"].items() if name in entry["about"].get(folder, ())]


def _gathered(policy: Compiled, folder: str, name: str, read_by: Readers) -> dict[str, Any]:
    if folder == "parameters":
        return {**_parameter(policy, name), "causes": read_by[name]}
    gather = {
        "steps": _step, "diseases": _disease, "regions": _region, "channels": _channel,
        "calendars": _calendar,
    }.get(folder)  # fmt: skip
    return gather(policy, name) if gather else {}


def _step(policy: Compiled, name: str) -> dict[str, Any]:
    order = sorted(policy["steps"], key=lambda step: policy["steps"][step]["order"])
    at = order.index(name)
    return {
        "causes": [c for c, entry in policy["causes"].items() if entry["step"] == name],
        "before": order[at - 1] if at else None,
        "after": order[at + 1] if at + 1 < len(order) else None,
    }


def _parameter(policy: Compiled, name: str) -> dict[str, Any]:
    rows = _of_diseases if policy["parameters"][name]["of"] == "disease" else _of_dated
    disputes = [d for d, entry in policy["disputes"].items() if entry.get("parameter") == name]
    return {"rows": list(rows(policy, name)), "disputes": disputes}


def _of_diseases(policy: Compiled, parameter: str) -> Iterator[Row]:
    for disease, entry in policy["diseases"].items():
        if parameter in entry:
            row = {"folder": "diseases", "owner": disease, "path": (parameter,)}
            yield {**entry[parameter], **row}


def _of_dated(policy: Compiled, parameter: str) -> Iterator[Row]:
    for place in dated(policy):
        if place.parameter != parameter:
            continue
        where = {"where": part_label(place.part, policy)} if place.part else {}
        for at, fact in enumerate(place.values):
            row = {"folder": place.folder, "owner": place.name, "path": (*place.path, at)}
            yield {**fact, **row, **where}


def _disease(policy: Compiled, name: str) -> dict[str, Any]:
    lists = []
    for catalogue, entry in policy["catalogues"].items():
        labels = {part["id"]: part["label"] for part in entry["classes"]}
        lists += [
            (catalogue, labels[item["class"]])
            for item in entry["diseases"]
            if item["disease"] == name
        ]
    return {"lists": lists}


def _region(policy: Compiled, name: str) -> dict[str, Any]:
    return {"lists": [c for c, entry in policy["catalogues"].items() if entry["region"] == name]}


def _channel(policy: Compiled, name: str) -> dict[str, Any]:
    named = [
        cause
        for cause, entry in policy["causes"].items()
        if any(remedy.get("channel") == name for remedy in entry["remedies"])
    ]
    return {"causes": named}


def _calendar(policy: Compiled, name: str) -> dict[str, Any]:
    """The working days of each month and of the year, as the checker counts them."""
    year = policy["calendars"][name]["year"]
    starts = [date(year, month, 1).isoformat() for month in range(1, 13)]
    eves = [add(day, -1, "day") for day in [*starts, date(year + 1, 1, 1).isoformat()]]

    def count(after: str, through: str) -> int:
        return int(between(policy, after, through, lambda _source: STRONG).low)

    numbers = [count(*pair) for pair in pairwise(eves)]
    return {"months": list(zip(MONTHS, numbers, strict=True)), "working_days": sum(numbers)}


def region_facts(policy: Compiled, name: str, as_of: str) -> tuple[list[Row], list[Row]]:
    """A region's facts in force on a day, inherited ones too, and its own of other times.

    What a dispute leaves unsettled is no rule in force; it stands among the disputes.
    """
    in_force: list[Row] = []
    for parameter, spec in policy["parameters"].items():
        found = facts.find(policy, parameter, name, as_of) if spec["of"] == "region" else None
        dispute = facts.dispute_of(policy, parameter, name)
        if found and not (dispute and dispute["follow"] == "nobody"):
            in_force.append(_fact_row(policy, parameter, *found))
    stated = policy["regions"][name].get("facts", {})
    rows = [_fact_row(policy, p, name, fact) for p, values in stated.items() for fact in values]
    return in_force, [row for row in rows if not facts.in_force(row, as_of)]


def _fact_row(policy: Compiled, parameter: str, owner: str, fact: Row) -> Row:
    """A region's fact with its way in the file of the region that states it."""
    at = policy["regions"][owner]["facts"][parameter].index(fact)
    path = ("facts", parameter, at)
    return {**fact, "parameter": parameter, "owner": owner, "path": path}
