"""The checklist pages: for each region and step, where the region has something of its own to say.

A region without a checklist goes by the nearest area's. It has a page of its own all the same if
its rules for that step differ, since they stand on the sheet; otherwise the area's page is its.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from build_scripts.render.environment import title_of
from build_scripts.render.regions import Group, by_province
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


def of_nation(policy: Compiled) -> dict[str, str]:
    """For each step, in their order, the page for those whose home area is not known."""
    nations = [name for name, entry in policy["regions"].items() if entry["level"] == "nation"]
    return of_region(policy, nations[0]) if nations else {}


def listed(policy: Compiled) -> list[Group]:
    """The provinces of which some area has a page of its own, each with just those areas."""
    groups = []
    for head, members in by_province(policy["regions"]):
        areas = [area for area in (head, *members) if has_own(policy, area)]
        if areas:
            groups.append(Group(head, areas))
    return groups


def has_own(policy: Compiled, region: str) -> bool:
    """Whether a region has a page of its own for some step."""
    return any(_speaker(policy, region, step) == region for step in of_region(policy, region))


def for_tool(policy: Compiled, lang: str) -> dict[str, dict[str, dict[str, str]]]:
    """Which page the self-check leads to, by home area and step; `""` where none is named."""
    national = of_nation(policy)
    pages = {"": national} | {name: of_region(policy, name) for name in policy["regions"]}
    titles = titles_of(policy, lang)
    return {
        region: {step: {"page": page, "title": titles[page]} for step, page in steps.items()}
        for region, steps in pages.items()
        if not region or steps != national
    }


def titles_of(policy: Compiled, lang: str) -> dict[str, str]:
    """What each checklist page is called."""
    told = {name: (entry["region"], entry["step"]) for name, entry in policy["checklists"].items()}
    for page, checklist, region in inherited(policy):
        told[page] = (region, policy["checklists"][checklist]["step"])
    return {
        page: title_of(policy, {"region": region, "step": step}, lang)
        for page, (region, step) in told.items()
    }


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
