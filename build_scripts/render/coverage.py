"""How far the policy reaches: claims accounted for, causes, regions and sources, counted."""

from collections import Counter
from typing import Any

from build_scripts.compile.policy import Compiled
from checker.facts import RELIABLE

Row = dict[str, Any]


def coverage(policy: Compiled) -> dict[str, Any]:
    """What the page of coverage counts.

    Returns:
        claims (one row an article), causes (one a step), regions (one each), grades (how many
        sources have each).
    """
    grades = Counter(source["grade"] for source in policy["sources"].values())
    return {
        "claims": _claims(policy),
        "causes": _causes(policy),
        "regions": _regions(policy),
        "grades": dict(sorted(grades.items())),
        "compared": sum("checked_on" in source for source in policy["sources"].values()),
    }


def _claims(policy: Compiled) -> list[Row]:
    rows = []
    for name, source in policy["sources"].items():
        if "claims" in source:
            told = [c["disposition"] for c in policy["claims"].values() if c["source"] == name]
            rows.append(
                {"source": name, "said": source["claims"], "told": len(told), **Counter(told)}
            )
    return rows


def _causes(policy: Compiled) -> list[Row]:
    named = {cause for message in policy["messages"].values() for cause in message["causes"]}
    rows = []
    for step in sorted(policy["steps"], key=lambda name: int(policy["steps"][name]["order"])):
        members = {n: c for n, c in policy["causes"].items() if c["step"] == step}
        firm = [
            name
            for name, cause in members.items()
            if any(policy["sources"][s["source"]]["grade"] in RELIABLE for s in cause["sources"])
        ]
        examples = sum(len(cause["examples"]) for cause in members.values())
        messages = len(named & members.keys())
        rows.append({"step": step, "causes": len(members), "firm": len(firm),
                     "messages": messages, "examples": examples})  # fmt: skip
    return rows


def _regions(policy: Compiled) -> list[Row]:
    rows = []
    for name, region in policy["regions"].items():
        facts = [fact for dated in region.get("facts", {}).values() for fact in dated]
        own = [
            step
            for step, checklist in region["computed"]["checklists"].items()
            if policy["checklists"][checklist]["region"] == name
        ]
        disputes = sum(name in d["about"].get("regions", ()) for d in policy["disputes"].values())
        lists = sum(c["region"] == name for c in policy["catalogues"].values())
        rows.append({"region": name, "facts": len(facts), "notes": len(region.get("notes", ())),
                     "checklists": len(own), "lists": lists, "disputes": disputes})  # fmt: skip
    return rows
