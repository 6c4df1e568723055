"""Regions as people look for them: by province, and their rules by the side on which they count."""

from typing import Any, NamedTuple

from build_scripts.compile.policy import Compiled
from build_scripts.compile.regions import lineage

Regions = dict[str, dict[str, Any]]
Row = dict[str, Any]
_SIDES = {"home": ("home", "both"), "care": ("care", "both")}
"""On each side of a bill, the parameters that count there by their `side`."""


class Group(NamedTuple):
    """A province and the regions in it.

    Attributes:
        head: id of the province.
        members: ids of the regions below it, in the order of their codes.
    """

    head: str
    members: list[str]


def by_province(regions: Regions) -> list[Group]:
    """Every region but the nation, in the order of the codes that people know from their cards."""
    heads = [name for name, region in regions.items() if region["level"] == "province"]
    below: dict[str, list[str]] = {head: [] for head in _in_order(heads, regions)}
    loose: list[str] = []
    for name, region in regions.items():
        if region["level"] in ("nation", "province"):
            continue
        head = next((above for above in lineage(name, regions) if above in below), None)
        (below[head] if head else loose).append(name)
    groups = [Group(head, _in_order(members, regions)) for head, members in below.items()]
    return groups + [Group(name, []) for name in _in_order(loose, regions)]


def _in_order(names: list[str], regions: Regions) -> list[str]:
    def place(name: str) -> tuple[str, str]:
        region = regions[name]
        return region.get("code") or region.get("business_code") or "999999", name

    return sorted(names, key=place)


def by_side(policy: Compiled, region: str, rows: list[Row]) -> dict[str, list[Row]]:
    """A region's rules in force by the side on which they count, its own before inherited ones.

    A parameter that names no side counts for those insured there, as most do.
    """
    rows = sorted(rows, key=lambda row: row["owner"] != region)
    return {
        side: [row for row in rows if _side(policy, row) in sides] for side, sides in _SIDES.items()
    }


def _side(policy: Compiled, row: Row) -> str:
    return str(policy["parameters"][row["parameter"]].get("side", "home"))
