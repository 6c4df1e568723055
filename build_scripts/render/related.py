"""What a page shows of other entries: the values of a parameter, the lists that name a disease."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from build_scripts.compile import terms_used
from build_scripts.compile.policy import Compiled
from checker import facts
from checker.days import add
from checker.phrases import MONTHS
from checker.values import STRONG
from checker.working_days import between

Row = dict[str, Any]


def more(policy: Compiled, folder: str, name: str) -> dict[str, Any]:
    """The other end of an entry's references, by the name its template uses."""
    return {"disputes": _about(policy, folder, name), **_gathered(policy, folder, name)}


def _about(policy: Compiled, folder: str, name: str) -> list[str]:
    """The disputes that readers meet on an entry's page."""
    return [d for d, entry in policy["disputes"].items() if name in entry["about"].get(folder, ())]


def _gathered(policy: Compiled, folder: str, name: str) -> dict[str, Any]:
    gather = {
        "steps": _step, "parameters": _parameter, "diseases": _disease, "regions": _region,
        "channels": _channel, "calendars": _calendar,
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
    disputes = [d for d, entry in policy["disputes"].items() if entry.get("parameter") == name]
    causes = [
        cause
        for cause, entry in policy["causes"].items()
        if name in terms_used.parameters(tree := entry["computed"]) | terms_used.attributes(tree)
    ]
    return {"rows": list(stated[found](policy, name)), "disputes": disputes, "causes": causes}


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


def region_facts(policy: Compiled, name: str, as_of: str) -> tuple[list[Row], list[Row]]:
    """A region's facts in force on a day, inherited ones too, and its own of other times.

    What a dispute leaves unsettled is no rule in force; it stands among the disputes.
    """
    in_force: list[Row] = []
    for parameter, spec in policy["parameters"].items():
        found = facts.find(policy, parameter, name, as_of) if spec["of"] == "region" else None
        dispute = facts.dispute_of(policy, parameter, name)
        if found and not (dispute and dispute["follow"] == "nobody"):
            in_force.append({**found[1], "parameter": parameter, "owner": found[0]})
    stated = policy["regions"][name].get("facts", {})
    other = [
        {**fact, "parameter": parameter, "owner": name}
        for parameter, dated in stated.items()
        for fact in dated
        if not facts.in_force(fact, as_of)
    ]
    return in_force, other
