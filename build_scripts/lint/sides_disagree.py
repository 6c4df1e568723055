"""Two regions that rule differently where both the home area and the area of care count.

A bill is judged by two regions at once, the one of insurance and the one of care. Of a parameter
of `side: both` no reader could be told whose value counts, so all regions state the same, or a
dispute of one of the two tells readers that they do not.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Mark, Problem
from checker import facts

ID = "sides-disagree"
LEVEL = "error"

_ALWAYS = "9999-12-31"
_ORDER = ("nation", "province", "city", "county", "own")


class _Stated(NamedTuple):
    region: str
    fact: dict[str, Any]
    mark: Mark


def find(checked: Checked) -> Iterator[Problem]:
    """Every value that differs from one stated above it, or before it in another region."""
    for parameter, spec in checked.policy["parameters"].items():
        if spec.get("side") != "both":
            continue
        stated = list(_stated(checked, parameter))
        for at, one in enumerate(stated):
            other = next((two for two in stated[:at] if _disagree(one, two)), None)
            if other and not _disputed(checked, parameter, one.region, other.region):
                yield Problem(
                    one.mark, ID,
                    f"“{parameter}”要看参保地和就医地两边，这里和“{other.region}”的不一样。",
                    f"“{parameter}” counts on both sides, and “{other.region}” has another value.",
                    "改成一致，或在 disputes/ 里写成一项争议（parameter 和 about.regions）。",
                    "state the same, or write a dispute in disputes/ "
                    "(with parameter and about.regions).",
                )  # fmt: skip


def _stated(checked: Checked, parameter: str) -> Iterator[_Stated]:
    """The values that regions state themselves, those of larger areas first."""
    regions = checked.policy["regions"]
    for name in sorted(regions, key=lambda name: (_ORDER.index(regions[name]["level"]), name)):
        for at, fact in enumerate(regions[name].get("facts", {}).get(parameter, ())):
            path = ("facts", parameter, at, "value")
            yield _Stated(name, fact, checked.files.mark("regions", name, *path))


def _disagree(one: _Stated, two: _Stated) -> bool:
    """Whether two regions state different things for the same day."""
    if one.region == two.region:
        return False
    differ = facts.stated(one.fact["value"]) != facts.stated(two.fact["value"])
    early, late = sorted((one.fact, two.fact), key=lambda fact: str(fact["valid_from"]))
    return differ and bool(late["valid_from"] <= early.get("valid_through", _ALWAYS))


def _disputed(checked: Checked, parameter: str, *regions: str) -> bool:
    return any(
        dispute.get("parameter") == parameter
        and not set(regions).isdisjoint(dispute["about"].get("regions", ()))
        for dispute in checked.policy["disputes"].values()
    )
