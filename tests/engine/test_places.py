"""Codes of GB/T 2260 brought to a level: municipalities, counties under a province, provinces."""

import pytest

from checker.places import area, city, is_of_the_business, province

CITIES = [
    ("a district to its city", "420106", "420100"),
    ("a city is itself", "420100", "420100"),
    ("a district of Shanghai to Shanghai", "310115", "310000"),
    ("Shanghai is a city", "310000", "310000"),
    ("Beijing's 市辖区 to Beijing", "110100", "110000"),
    ("a county of Chongqing to Chongqing", "500243", "500000"),
    ("Chongqing's 县 to Chongqing", "500200", "500000"),
    ("a county governed by its province stands for itself", "429004", "429004"),
    ("the group of such counties is no city", "429000", None),
    ("a province is no city", "420000", None),
    ("an autonomous prefecture's county to the prefecture", "422801", "422800"),
    ("市辖区 of Shanghai is no city of its own", "310100", "310000"),
    ("Qianjiang stands for itself", "429005", "429005"),
    ("Tianmen stands for itself", "429006", "429006"),
    ("Shennongjia stands for itself", "429021", "429021"),
    ("a city of the Corps stands for itself", "659001", "659001"),
    ("an abolished county to its city", "371523", "371500"),
    ("provincial insurance is in no city", "149900", None),
    ("insurance of a municipality itself is the municipality's", "319900", "310000"),
]
AREAS = [
    ("district of a district", "420106", "district", "420106"),
    ("district of a city is not known", "420100", "district", None),
    ("city of a district", "420106", "city", "420100"),
    ("city of a province is not known", "420000", "city", None),
    ("province of a county", "429004", "province", "420000"),
    ("province of a municipality's district", "310115", "province", "310000"),
    ("district of an abolished county is the one that took over", "371523", "district", "371503"),
    ("district of a county below its province", "429005", "district", "429005"),
    ("province of provincial insurance", "149900", "province", "140000"),
    ("city of provincial insurance is not known", "149900", "city", None),
    ("district of provincial insurance is not known", "149900", "district", None),
]


@pytest.mark.parametrize(("code", "expected"), [pytest.param(*c, id=n) for n, *c in CITIES])
def test_city(code, expected):
    assert city(code) == expected


@pytest.mark.parametrize(("code", "level", "expected"), [pytest.param(*c, id=n) for n, *c in AREAS])
def test_area(code, level, expected):
    assert area(code, level) == expected


def test_province_of_every_code():
    assert {province(code) for _, code, _ in CITIES if code.startswith("42")} == {"420000"}


def test_only_codes_of_the_business_are_none_of_the_national_standard():
    codes = [code for _, code, _ in CITIES]
    assert [code for code in codes if is_of_the_business(code)] == ["149900", "319900"]


NOT_PRECISE = ["The home area is not precise enough to decide this; ask 12393."]


def home_and_care(judge_rule, level, care_place):
    """Whether somebody insured in Reedbank was treated elsewhere, compared at a level."""
    told = judge_rule(
        f'area(home_region, "{level}") != area(care_place, "{level}")',
        home_region="reedbank", care_place=care_place,
    )  # fmt: skip
    return told["verdict"], told["needed"]


CASES = [
    ("same province, whatever the city", "province", "420100", "ruled-out"),
    ("another province", "province", "310100", "confirmed"),
    ("which city it is cannot be said", "city", "420100", "open"),
]


@pytest.mark.parametrize(
    ("level", "care_place", "expected"), [pytest.param(*c, id=n) for n, *c in CASES]
)
def test_a_region_with_a_code_of_the_business(invented, judge_rule, level, care_place, expected):
    region = invented["regions"]["reedbank"]
    del region["code"]
    region["business_code"] = "429900"
    verdict, needed = home_and_care(judge_rule, level, care_place)
    assert verdict == expected
    assert needed == (NOT_PRECISE if expected == "open" else [])


def test_a_region_without_any_code_leaves_the_question_open(invented, judge_rule):
    del invented["regions"]["reedbank"]["code"]
    assert home_and_care(judge_rule, "province", "420100") == ("open", NOT_PRECISE)
