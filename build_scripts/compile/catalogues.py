"""What the compiler adds to a local list: which of its diseases are settled across provinces."""

from typing import Any

from checker.texts import NEVER


def computed(catalogue: dict[str, Any], diseases: dict[str, Any]) -> dict[str, Any]:
    """For each disease of a local list whether the national list has it, sooner or later.

    From which day it is settled stands in the disease's own file; an unknown disease is left out.
    """
    named = [item["disease"] for item in catalogue["diseases"]]
    return {"national": {name: _listed(diseases[name]) for name in named if name in diseases}}


def _listed(disease: dict[str, Any]) -> bool:
    value = disease["settles_since"]["value"]
    return bool(value != NEVER and value != {"none": True})
