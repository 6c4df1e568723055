"""What a page shows of other entries: the values of a parameter, the lists that name a disease."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from build_scripts.compile import terms_used
from build_scripts.compile.policy import Compiled
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
    stated = {"region": _of_regions, "disease": _of_diseases, "catalogue": _of_catalogues}
    found = policy["parameters"][name]["of"]
    disputes = [
        (region, entry["disputes"][name])
        for region, entry in policy["regions"].items()
        if name in entry.get("disputes", {})
    ]
    return {"rows": list(stated[found](policy, name)), "disputes": disputes}


def _of_regions(policy: Compiled, parameter: str) -> Iterator[Row]:
    for region, entry in policy["regions"].items():
        for fact in entry.get("facts", {}).get(parameter, ()):
            yield {**fact, "folder": "regions", "owner": region}


def _of_diseases(policy: Compiled, parameter: str) -> Iterator[Row]:
    for disease, entry in policy["diseases"].items():
        if parameter in entry:
            yield {**entry[parameter], "folder": "diseases", "owner": disease}


def _of_catalogues(policy: Compiled, parameter: str) -> Iterator[Row]:
    for catalogue, entry in policy["catalogues"].items():
        parts = [(part, part["label"]) for part in entry["classes"]]
        parts += [(part, policy["diseases"][part["disease"]]["name"]) for part in entry["diseases"]]
        for part, label in parts:
            for fact in part.get("limits", {}).get(parameter, ()):
                yield {**fact, "folder": "catalogues", "owner": catalogue, "where": label}


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
