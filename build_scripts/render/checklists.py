"""The checklist pages: one for each region and step, where the region has anything of its own to say.

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
            if _speaks(policy, region, step) == region:
                yield f"{region}-{step}", checklist, region


def sheets(policy: Compiled) -> dict[str, dict[str, str]]:
    """Region, then step, to the page: every page once, the nation's first."""
    order = sorted(policy["regions"], key=lambda name: policy["regions"][name]["level"] != "nation")
    found = {}
    for region in order:
        pages = pages_of(policy, region)
        own = {step: page for step, page in pages.items() if _speaks(policy, region, step) == region}
        if own:
            found[region] = own
    return found


def pages_of(policy: Compiled, region: str) -> dict[str, str]:
    """For each step the page on which a region finds its checklist."""
    steps = policy["regions"][region]["computed"]["checklists"]
    return {step: _page(policy, region, step) for step in steps}


def _page(policy: Compiled, region: str, step: str) -> str:
    checklist: str = policy["regions"][region]["computed"]["checklists"][step]
    owner = policy["checklists"][checklist]["region"]
    speaker = _speaks(policy, region, step)
    return checklist if speaker in (None, owner) else f"{speaker}-{step}"


def _speaks(policy: Compiled, region: str, step: str) -> str | None:
    """The nearest region, from this one up to the checklist's own, that has a rule or a dispute for the step."""
    checklist = policy["regions"][region]["computed"]["checklists"][step]
    for name in lineage(policy, region):
        if name == policy["checklists"][checklist]["region"]:
            return name
        region_entry = policy["regions"][name]
        stated = (*region_entry.get("facts", {}), *region_entry["computed"]["disputes"])
        if any(policy["parameters"][parameter].get("step") == step for parameter in stated):
            return name
    return None


def shown(policy: Compiled, checklist: str, region: str, as_of: str) -> dict[str, Any]:
    """What a checklist's page shows beside the entry: the region, and its rules for the step."""
    step = policy["checklists"][checklist]["step"]
    in_force, _other = region_facts(policy, region, as_of)
    facts = [r for r in in_force if policy["parameters"][r["parameter"]].get("step") == step]
    return {"region": region, "facts": facts}
