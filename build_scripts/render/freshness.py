"""The sources in the order in which they need a second look: the one unseen for longest first."""

from typing import Any, NamedTuple

from build_scripts.compile.policy import Compiled
from checker import facts


class Look(NamedTuple):
    """When a source was last looked at, and until when that is good enough."""

    source: str
    last: str
    compared: bool
    through: str


def looks(policy: Compiled) -> list[Look]:
    """Every source with its last look, the oldest first."""
    found = [_look(policy, name, source) for name, source in policy["sources"].items()]
    return sorted(found, key=lambda look: (look.through, look.last, look.source))


def _look(policy: Compiled, name: str, source: dict[str, Any]) -> Look:
    compared = source.get("checked_on")
    return Look(
        name, compared or source["read_on"], compared is not None, facts.fresh_through(policy, name)
    )
