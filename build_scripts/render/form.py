"""The questions as the form of the tool shows them: groups of places, choices, limits."""

from typing import Any

from build_scripts.compile.places import is_city
from build_scripts.compile.policy import Compiled
from checker.places import province


def form(policy: Compiled) -> dict[str, Any]:
    """Questions in the order they are asked, and the places a person can choose from."""
    names = sorted(policy["questions"], key=lambda name: policy["questions"][name]["order"])
    return {
        "questions": {name: policy["questions"][name] for name in names},
        "provinces": _provinces(policy["places"]),
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
