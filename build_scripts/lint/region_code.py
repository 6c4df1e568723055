"""A region's code that is no place, or another place: its people would be judged as from elsewhere.

Whether care was given in the home province or city is read off `code`. The list of GB/T 2260 holds
traps: 市辖区 (310100) is no city, abolished codes live on in older records, counties such as
429005 stand directly below their province, and provincial-level insurance has no code there at
all (XX9900 belongs into `business_code`).
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from build_scripts.compile.regions import lineage
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker import places

ID = "region-code"
LEVEL = "error"

_LEVELS = {
    "nation": ("全国没有代码", "the nation has no code"),
    "province": ("省级代码，如 420000", "the code of a province, such as 420000"),
    "city": ("地级市代码，如 420300", "the code of a city, such as 420300"),
    "county": ("省直辖县级代码，如 429005", "the code of a province's own county, such as 429005"),
    "own": ("business_code，如 149900", "a business_code, such as 149900"),
}


def find(checked: Checked) -> Iterator[Problem]:
    """Every code that is not of the region's level, not in its parent's province, or used twice."""
    used: dict[str, list[str]] = defaultdict(list)
    for name, region in checked.policy["regions"].items():
        if "code" in region:
            yield from _of_place(checked, name, region)
        if "business_code" in region and region["level"] != "own":
            yield _told(
                checked, name, "business_code",
                "行政区不写 business_code。", "an administrative area takes no business_code.",
                *_wanted(region["level"]),
            )  # fmt: skip
        for key in ("code", "business_code"):
            if key in region:
                used[region[key]].append(name)
                yield from _inside(checked, name, key)
    yield from _twice(checked, used)


def _of_place(checked: Checked, name: str, region: dict[str, Any]) -> Iterator[Problem]:
    code, level = region["code"], region["level"]
    if places.is_of_the_business(code):
        yield _told(
            checked, name, "code",
            f"{code} 是医保业务代码，不是行政区划代码。",
            f"{code} is a code of the insurance business and not of GB/T 2260.",
            "写成 business_code，level 写 own。", "write it as business_code, with level: own.",
        )  # fmt: skip
    elif code in places.ABOLISHED:
        new = places.ABOLISHED[code]
        yield _told(
            checked, name, "code", f"{code} 已经撤销。", f"{code} was abolished.",
            f"现在是 {new}。", f"it is {new} now.",
        )  # fmt: skip
    elif code not in checked.policy["places"] or _level(code) != level:
        city = places.city(code) or places.province(code)
        near = city if city != code and city in checked.policy["places"] else None
        yield _told(
            checked, name, "code",
            f"{code} 不是这一级的代码。", f"{code} is no code of this level.",
            f"所在的市或省是 {near}。" if near else _wanted(level)[0],
            f"its city or province is {near}." if near else _wanted(level)[1],
        )  # fmt: skip


def _level(code: str) -> str:
    """The level of an area in the list; a municipality is a province of one city."""
    if code == places.province(code):
        return "province"
    return "county" if code[4:] != "00" else "city"


def _wanted(level: str) -> tuple[str, str]:
    zh, en = _LEVELS[level]
    return f"应是{zh}。", f"expected: {en}."


def _inside(checked: Checked, name: str, key: str) -> Iterator[Problem]:
    """A region lies in the province of the nearest region above it that has a code."""
    regions = checked.policy["regions"]
    codes = [regions[above].get("code") for above in list(lineage(name, regions))[1:]]
    above = next(filter(None, codes), None)
    if above and places.province(above) != places.province(regions[name][key]):
        yield _told(
            checked, name, key,
            f"{regions[name][key]} 不在上级地区（{above}）的省里。",
            f"{regions[name][key]} is not in the province of the region above ({above}).",
            "核对代码和 parent。", "check the code and parent.",
        )  # fmt: skip


def _twice(checked: Checked, used: dict[str, list[str]]) -> Iterator[Problem]:
    for code, names in used.items():
        for name in names[1:]:
            key = "code" if checked.policy["regions"][name].get("code") == code else "business_code"
            yield _told(
                checked, name, key,
                f"{code} 已经是“{names[0]}”的代码。",
                f"{code} is the code of “{names[0]}” already.",
                "一个代码只写在一个地区。", "give a code to one region only.",
            )  # fmt: skip


def _told(checked: Checked, name: str, key: str, *words: str) -> Problem:
    return Problem(checked.files.mark("regions", name, key), ID, *words)
