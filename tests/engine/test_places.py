"""Codes of GB/T 2260 brought to a level: municipalities, counties under a province, provinces."""

import pytest

from checker.places import area, city, province

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
]
AREAS = [
    ("district of a district", "420106", "district", "420106"),
    ("district of a city is not known", "420100", "district", None),
    ("city of a district", "420106", "city", "420100"),
    ("city of a province is not known", "420000", "city", None),
    ("province of a county", "429004", "province", "420000"),
    ("province of a municipality's district", "310115", "province", "310000"),
]


@pytest.mark.parametrize(("code", "expected"), [pytest.param(*c, id=n) for n, *c in CITIES])
def test_city(code, expected):
    assert city(code) == expected


@pytest.mark.parametrize(("code", "level", "expected"), [pytest.param(*c, id=n) for n, *c in AREAS])
def test_area(code, level, expected):
    assert area(code, level) == expected


def test_province_of_every_code():
    assert {province(code) for _, code, _ in CITIES if code.startswith("42")} == {"420000"}
