"""The questions as the form of the tool shows them: groups of places, choices, limits."""

from typing import Any

from build_scripts.compile.places import is_city
from build_scripts.compile.policy import Compiled
from build_scripts.render.regions import by_province
from checker.places import province


def form(policy: Compiled) -> dict[str, Any]:
    """Questions in the order they are asked, and the places a person can choose from."""
    names = sorted(policy["questions"], key=lambda name: policy["questions"][name]["order"])
    return {
        "questions": {name: policy["questions"][name] for name in names},
        "provinces": _provinces(policy["places"]),
        "regions": _regions(policy["regions"]),
    }


def _regions(regions: dict[str, Any]) -> dict[str, list[Any]]:
    """Where a person can be insured: the way out first, then by province.

    A province's own choice ("elsewhere in …") comes after its listed places; one without any is a
    choice by itself and needs no heading.
    """
    return {
        "first": [name for name, region in regions.items() if region["level"] == "nation"],
        "groups": [(group.head, [*group.members, group.head]) for group in by_province(regions)],
    }


def _provinces(places: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    groups = {
        code: {"name": name, "cities": []}
        for code, name in places.items()
        if code == province(code)
    }
    for code, name in places.items():
        if is_city(code):
            groups[province(code)]["cities"].append({"code": code, "name": name})  # type: ignore[attr-defined]
    return list(groups.values())
