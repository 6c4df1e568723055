"""A self-media number that silently takes the place of an official rule.

The nearest region's value wins. So a value of grade C or D in a city would displace what the
province or the nation has officially ruled; as a rule it belongs into a dispute, where both are
shown.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker import facts

ID = "fact-source-too-weak"
LEVEL = "warning"

_ALWAYS = "9999-12-31"


def find(checked: Checked) -> Iterator[Problem]:
    """Every fact of grade C or D that stands before one of grade A or B on some day."""
    regions, sources = checked.policy["regions"], checked.policy["sources"]
    for name, region in regions.items():
        above = list(facts.lineage(checked.policy, name))[1:]
        for parameter, stated in region.get("facts", {}).items():
            for position, fact in enumerate(stated):
                grade = sources[fact["source"]]["grade"]
                owner = next(
                    (
                        other
                        for other in above
                        for rule in regions[other].get("facts", {}).get(parameter, ())
                        if sources[rule["source"]]["grade"] in facts.RELIABLE and _meet(fact, rule)
                    ),
                    None,
                )
                if grade in facts.RELIABLE or owner is None:
                    continue
                yield Problem(
                    checked.files.mark("regions", name, "facts", parameter, position, "source"),
                    ID, f"{grade} 级来源的“{parameter}”会盖过“{owner}”的正式规定。",
                    f"“{parameter}” from a source of grade {grade} would displace "
                    f"the official rule of “{owner}”.",
                    "写成 disputes/ 里的一项争议，follow: rule。",
                    "make it a claim of a dispute in disputes/, with follow: rule.",
                )  # fmt: skip


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["valid_from"] <= other.get("valid_through", _ALWAYS)
        and other["valid_from"] <= one.get("valid_through", _ALWAYS)
    )
