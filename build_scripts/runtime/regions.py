"""Parts the policy: the nation, which every reader loads, and each region for those who name it.

A region's part holds the region, the areas above it, their disputes and the sources they cite. So
another region makes nobody else's first visit longer.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from checker.facts import lineage

NATION = "nation"


def parted(policy: Compiled) -> tuple[Compiled, dict[str, Compiled]]:
    """Return the nation's part of a policy, and the part of every other region by its id.

    Args:
        policy: what the checker reads, as `for_checker` gives it; left as it is.
    """
    others = [name for name in policy["regions"] if name != NATION]
    core = {**policy, **_areas(policy, [NATION])}
    used = {key: value for key, value in core.items() if key != "sources"}
    core["sources"] = _chosen(policy["sources"], _cited(used))
    return core, {name: _part(policy, core, name) for name in others}


def _part(policy: Compiled, core: Compiled, region: str) -> Compiled:
    """What a reader needs besides the nation's part once they name this region."""
    part = _areas(policy, (name for name in lineage(policy, region) if name != NATION))
    new = (source for source in _cited(part) if source not in core["sources"])
    return {**part, "sources": _chosen(policy["sources"], new)}


def _areas(policy: Compiled, names: Iterable[str]) -> Compiled:
    regions = _chosen(policy["regions"], names)
    disputes = {
        dispute
        for region in regions.values()
        for dispute in region["computed"]["disputes"].values()
    }
    return {"regions": regions, "disputes": _chosen(policy["disputes"], disputes)}


def _chosen(entries: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    wanted = set(names)
    return {name: entry for name, entry in entries.items() if name in wanted}


def _cited(value: Any) -> Iterator[str]:
    """Every source that is named anywhere in a value."""
    if isinstance(value, dict):
        if isinstance(source := value.get("source"), str):
            yield source
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _cited(one)
