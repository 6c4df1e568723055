"""A claim of a source article of which nobody can tell what became of it.

The site promises to account for everything its source articles say: a claim is used in an entry
that exists, disputed in a dispute that is about its like, or set aside with a reason.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "claim-without-disposition"
LEVEL = "error"

_NEEDS = {"used": "at", "disputed": "dispute", "set-aside": "why"}


def find(checked: Checked) -> Iterator[Problem]:
    """Every claim without what its disposition needs, or whose pointer leads nowhere."""
    for name, claim in checked.policy["claims"].items():
        needed = _NEEDS[claim["disposition"]]
        if needed not in claim:
            yield Problem(
                checked.files.mark("claims", name, "disposition"), ID,
                f"disposition 写的是 {claim['disposition']}，但没有写 {needed}。",
                f"the disposition is {claim['disposition']}, but there is no {needed}.",
                f"补上 {needed}:。", f"add {needed}:.",
            )  # fmt: skip
        for key in sorted(set(_NEEDS.values()) & claim.keys() - {needed}):
            yield Problem(
                checked.files.mark("claims", name, key), ID,
                f"{claim['disposition']} 不用写 {key}。",
                f"{key} does not belong to {claim['disposition']}.",
                "删去这个键，或改 disposition。", "delete the key, or change the disposition.",
            )  # fmt: skip
        for position, target in enumerate(claim.get("at", ())):
            if not _resolves(checked.policy, target):
                yield Problem(
                    checked.files.mark("claims", name, "at", position), ID,
                    f"“{target}”指不到任何内容。", f"“{target}” leads to nothing.",
                    "写成“文件夹/编号#键.键”，列表里的第几项从 0 数起。",
                    "write FOLDER/ID#key.key; the items of a list are counted from 0.",
                )  # fmt: skip


def _resolves(policy: dict[str, Any], target: str) -> bool:
    place, _sign, keys = target.partition("#")
    folder, _slash, name = place.partition("/")
    value: Any = policy.get(folder, {}).get(name) if folder != "claims" else None
    for key in keys.split(".") if keys else ():
        if isinstance(value, list):
            value = value[int(key)] if key.isdigit() and int(key) < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value is not None
