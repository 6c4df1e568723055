"""Where the policy states dated values: the facts of regions, the limits of local lists.

One walk for all who look at them, so that no rule and no page forgets one of the places.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.read.problems import Path_


class Dated(NamedTuple):
    """The values of one parameter at one place.

    Attributes:
        folder, name: the entry that states them.
        path: where the list of values stands in the entry's file.
        parameter: what they are values of.
        values: each with its validity and source, in the order of the file.
        part: the class or disease of a local list that they belong to; None in a region.
    """

    folder: str
    name: str
    path: Path_
    parameter: str
    values: list[dict[str, Any]]
    part: dict[str, Any] | None = None


def dated(policy: dict[str, Any]) -> Iterator[Dated]:
    """Every list of dated values, region by region, then list by list."""
    for name, entry in policy["regions"].items():
        for parameter, values in entry.get("facts", {}).items():
            yield Dated("regions", name, ("facts", parameter), parameter, values)
    for name, entry in policy["catalogues"].items():
        for key in ("classes", "diseases"):
            for at, part in enumerate(entry[key]):
                for parameter, values in part.get("limits", {}).items():
                    path = (key, at, "limits", parameter)
                    yield Dated("catalogues", name, path, parameter, values, part)


def part_label(part: dict[str, Any], policy: dict[str, Any]) -> dict[str, str]:
    """What a class or a disease of a local list is called, in both languages."""
    label: dict[str, str] = part.get("label") or policy["diseases"][part["disease"]]["name"]
    return label


def part_anchor(part: dict[str, Any]) -> str:
    """Where a class or a disease of a local list stands on the list's page."""
    return f"class-{part['id']}" if "id" in part else str(part["disease"])
