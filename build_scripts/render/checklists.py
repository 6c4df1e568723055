"""The checklist pages: for each region and step, where the region has something of its own to say.

A region without a checklist goes by the nearest area's. It has a page of its own all the same if
its rules for that step differ, since they stand on the sheet; otherwise the area's page is its.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from build_scripts.render.related import region_facts
from checker.facts import lineage


def inherited(policy: Compiled) -> Iterator[tuple[str, str, str]]:
    """Page, checklist and region wherever a region's rules stand on another area's checklist."""
    for region, entry in policy["regions"].items():
        for step, checklist in entry["computed"]["checklists"].items():
            if policy["checklists"][checklist]["region"] == region:
                continue
            if _speaker(policy, region, step) == region:
                yield f"{region}-{step}", checklist, region


def of_region(policy: Compiled, region: str) -> dict[str, str]:
    """For each step, in their order, the page on which a region finds its checklist."""
    order = sorted(policy["steps"], key=lambda step: int(policy["steps"][step]["order"]))
    steps = policy["regions"][region]["computed"]["checklists"]
    return {step: _page(policy, region, step) for step in order if step in steps}


def listed(policy: Compiled) -> dict[str, dict[str, str]]:
    """For each region the pages that are its own, the nation's first."""
    order = sorted(policy["regions"], key=lambda name: policy["regions"][name]["level"] != "nation")
    own = {
        region: {
            step: page
            for step, page in of_region(policy, region).items()
            if _speaker(policy, region, step) == region
        }
        for region in order
    }
    return {region: pages for region, pages in own.items() if pages}


def _page(policy: Compiled, region: str, step: str) -> str:
    checklist: str = policy["regions"][region]["computed"]["checklists"][step]
    speaker = _speaker(policy, region, step)
    own = policy["checklists"][checklist]["region"] == speaker
    return checklist if own else f"{speaker}-{step}"


def _speaker(policy: Compiled, region: str, step: str) -> str:
    """The nearest region with a rule or a dispute for the step, up to the checklist's own."""
    checklist = policy["regions"][region]["computed"]["checklists"][step]
    owner: str = policy["checklists"][checklist]["region"]
    for name in lineage(policy, region):
        entry = policy["regions"][name]
        stated = (*entry.get("facts", {}), *entry["computed"]["disputes"])
        if name == owner or any(_concerns(policy["parameters"][p], step) for p in stated):
            return name
    return owner


def shown(policy: Compiled, checklist: str, region: str, as_of: str) -> dict[str, Any]:
    """What a checklist's page shows beside the entry.

    Returns:
        checklist, region; rules: what holds there for the step, grouped by the area that rules it,
        nearest first; sources: ids of all that is cited, the firmest first.
    """
    entry = policy["checklists"][checklist]
    rules = list(_rules(policy, region, entry["step"], as_of))
    cited = [*entry["papers"], *entry["way"], *(row for group in rules for row in group["facts"])]
    sources = dict.fromkeys(row["source"] for row in cited)
    return {
        "checklist": checklist,
        "region": region,
        "rules": rules,
        "sources": sorted(sources, key=lambda name: str(policy["sources"][name]["grade"])),
    }


def _rules(policy: Compiled, region: str, step: str, as_of: str) -> Iterator[dict[str, Any]]:
    """By area, nearest first: its rules in force for a step, and the disputes about them."""
    in_force, _other = region_facts(policy, region, as_of)
    told: set[str] = set()
    for owner in lineage(policy, region):
        rows = [row for row in in_force if row["owner"] == owner]
        facts = [row for row in rows if _concerns(policy["parameters"][row["parameter"]], step)]
        disputes = policy["regions"][owner]["computed"]["disputes"]
        near = {p: dispute for p, dispute in disputes.items() if p not in told}
        told |= near.keys()
        stated = [row["parameter"] for row in facts]  # a rule that is followed speaks for itself
        disputed: dict[str, list[str]] = {"nobody": [], "rule": []}
        for parameter, dispute in near.items():
            if _concerns(policy["parameters"][parameter], step) and parameter not in stated:
                disputed[policy["disputes"][dispute]["follow"]].append(dispute)
        if facts or any(disputed.values()):
            yield {"owner": owner, "facts": facts, "disputed": disputed}


def _concerns(parameter: dict[str, Any], step: str) -> bool:
    """Whether a rule belongs on the sheet of those insured in a place, not of those treated."""
    return parameter.get("step") == step and parameter.get("side") != "care"
