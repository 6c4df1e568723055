"""What the compiler adds to a region: the disputes about its facts, the checklists it goes by."""

from collections.abc import Iterator
from typing import Any


def computed(name: str, policy: dict[str, Any]) -> dict[str, Any]:
    """A region's own disputes by parameter, and for each step the nearest checklist, by id."""
    return {"disputes": _disputes(name, policy), "checklists": _checklists(name, policy)}


def _disputes(name: str, policy: dict[str, Any]) -> dict[str, str]:
    return {
        entry["parameter"]: dispute
        for dispute, entry in policy["disputes"].items()
        if "parameter" in entry and name in entry["about"].get("regions", ())
    }


def _checklists(name: str, policy: dict[str, Any]) -> dict[str, str]:
    """The region's own come first, then those of the area above it."""
    found: dict[str, str] = {}
    for region in lineage(name, policy["regions"]):
        for checklist, entry in policy["checklists"].items():
            if entry["region"] == region:
                found.setdefault(entry["step"], checklist)
    return found


def lineage(name: str, regions: dict[str, Any]) -> Iterator[str]:
    """As the checker walks it, but safe where a parent is missing or leads in a circle."""
    seen: list[str] = []
    current: str | None = name
    while current in regions and current not in seen:
        seen.append(current)
        yield current
        current = regions[current].get("parent")
