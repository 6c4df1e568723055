"""The checklist pages: one for each region and step, the nearest area's where a region has none."""

from collections.abc import Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from build_scripts.render.related import region_facts


def inherited(policy: Compiled) -> Iterator[tuple[str, str, str]]:
    """Page, checklist and region wherever a region goes by a checklist that is not its own."""
    for region, entry in policy["regions"].items():
        for step, checklist in entry["computed"]["checklists"].items():
            if policy["checklists"][checklist]["region"] != region:
                yield _page(policy, region, step), checklist, region


def listed(policy: Compiled) -> dict[str, dict[str, str]]:
    """For each region the page of each step, in the order of the steps."""
    order = sorted(policy["steps"], key=lambda step: int(policy["steps"][step]["order"]))
    return {
        region: {
            step: _page(policy, region, step)
            for step in order
            if step in entry["computed"]["checklists"]
        }
        for region, entry in policy["regions"].items()
    }


def _page(policy: Compiled, region: str, step: str) -> str:
    own: str = policy["regions"][region]["computed"]["checklists"][step]
    return own if policy["checklists"][own]["region"] == region else f"{region}-{step}"


def shown(policy: Compiled, checklist: str, region: str, as_of: str) -> dict[str, Any]:
    """What a checklist's page shows beside the entry: the region, and its rules for the step."""
    step = policy["checklists"][checklist]["step"]
    in_force, _other = region_facts(policy, region, as_of)
    facts = [r for r in in_force if policy["parameters"][r["parameter"]].get("step") == step]
    return {"checklist": checklist, "region": region, "facts": facts}
