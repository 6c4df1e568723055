"""The decision pages: every cause and every comparison of its rule, in words, in both languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from build_scripts.compile.vocabulary import vocabulary
from build_scripts.compile.when import parse_condition
from build_scripts.render.decide import failed_steps, sheets
from build_scripts.render.environment import PageTexts, words
from build_scripts.render.escape import inert
from build_scripts.render.pages import pages
from build_scripts.render.rule_words import RuleWords
from checker.phrases import LANGUAGES

DAY = "2026-11-23"
EACH_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)


def leaves(condition: dict[str, Any], holds: bool = True) -> Iterator[tuple[dict[str, Any], bool]]:
    if condition["op"] == "not":
        yield from leaves(condition["of"][0], not holds)
    elif "of" in condition:
        for part in condition["of"]:
            yield from leaves(part, holds)
    else:
        yield condition, holds


def rule_words(policy: dict[str, Any], lang: str) -> RuleWords:
    return RuleWords(policy, lang, PageTexts(policy, lang, DAY).value_in("nation"))


@EACH_LANGUAGE
def test_every_cause_and_every_comparison_stands_on_its_steps_page(
    real: dict[str, Any], lang: str
) -> None:
    made = pages(real, DAY)[lang]
    say = rule_words(real, lang)
    for name, cause in real["causes"].items():
        page = made[f"decide/{cause['step']}.md"]
        _before, _heading, part = page.partition(f"{{ #{name} }}")
        part = part.partition("\n## ")[0]
        assert f"](../causes/{name}.md)" in part
        for leaf, holds in leaves(cause["computed"]["rule"]):
            assert f"- {inert(say.leaf(leaf, holds))}\n" in part
        who_or_repair = words()["decide_first"][lang]
        assert inert(who_or_repair) in part


@EACH_LANGUAGE
def test_every_link_inside_the_decision_pages_leads_somewhere(
    real: dict[str, Any], lang: str
) -> None:
    made = pages(real, DAY)[lang]
    ours = {name: text for name, text in made.items() if name.startswith("decide/")}
    assert len(ours) > len(failed_steps(real))
    for text in ours.values():
        anchors = set(re.findall(r"\{ ?#([\w-]+) ?\}", text))
        targets = re.findall(r"\]\(([^)#]*)(#[\w-]+)?\)", text)
        assert targets
        for page, anchor in targets:
            assert not page or page.startswith("../") or f"decide/{page}" in made
            assert not page.startswith("../") or page[3:] in made
            assert not anchor or page or anchor[1:] in anchors


def test_a_cause_that_rests_on_an_unsettled_number_is_only_possible(real: dict[str, Any]) -> None:
    items = {i["cause"]: i for sheet in sheets(real, "zh", DAY).values() for i in sheet["causes"]}
    assert not items["contribution-months-short"]["surely"]
    assert items["lapse"]["surely"]


def test_a_failed_step_leads_through_every_step_that_can_block_it(real: dict[str, Any]) -> None:
    ways = failed_steps(real)
    assert ways.keys() == {"certify", "file", "settle", "claim"}
    order = sorted(real["steps"], key=lambda step: real["steps"][step]["order"])
    for way in ways.values():
        assert way == [step for step in order if step in way]
    assert ways["settle"][0] == "status"
    assert "settle" not in ways["certify"]


SAID = {
    'scheme == "employee"': ("险种是“职工医保”。", "Your scheme is “employee insurance”."),
    'not (scheme == "employee")': (
        "险种不是“职工医保”。",
        "Your scheme is not “employee insurance”.",
    ),
    'scheme in ["employee", "resident"]': (
        "险种是“职工医保”或者“城乡居民医保”。",
        "Your scheme is “employee insurance” or “resident insurance”.",
    ),
    'scheme not in ["employee", "resident"]': (
        "险种不是“职工医保”，也不是“城乡居民医保”。",
        "Your scheme is neither “employee insurance” nor “resident insurance”.",
    ),
    'filing_end < "2026-01-31"': (
        "备案结束日早于2026年1月31日。",
        "The end date of the filing is before 31 January 2026.",
    ),
    "not (filing_end < failed_on)": (
        "备案结束日不早于没办成的那天。",
        "The end date of the filing is not before the day it failed.",
    ),
    "insured_months >= 6": (
        "已经连续参保的月数不少于6个月。",
        "The number of months enrolled without a break is not less than 6 months.",
    ),
    "care_kind in hospital_services": (
        "医院已开通的异地结算里有这次的费用类型。",
        "The kind of bill is among the settlement services the hospital has opened.",
    ),
    '"inpatient" not in hospital_services': (
        "医院已开通的异地结算里没有“住院”。",
        "Not among the settlement services the hospital has opened: “inpatient”.",
    ),
    "not any(certificate_defects)": (
        "诊断证明的问题：没有。",
        "The faults of the diagnosis certificate: none.",
    ),
    'param.temporary_filing_needed == "needed"': (
        "跨省临时外出就医的备案规定是“要先备案”（全国的规定：要先备案）。",
        "The rule on filing for temporary care in another province is “a filing is needed first” "
        "(the national rule: a filing is needed first).",
    ),
    'area(filing_place, "city") == area(care_place, "city")': (
        "备案的就医地与实际就医地在同一个市。",
        "The area named in the filing and the place of care are in the same city.",
    ),
    'area(filing_place, "district") != area(care_place, "city")': (
        "备案的就医地（区县）与实际就医地（市）不一致。",
        "The area named in the filing (district) and the place of care (city) differ.",
    ),
    "filing_end > filing_start + param.temporary_filing_months": (
        "备案结束日晚于备案开始日加上临时外出就医备案的有效期（至少6个月）。",
        "The end date of the filing is after the start date of the filing plus the validity of a "
        "temporary filing (at least 6 months).",
    ),
}


@pytest.mark.parametrize("condition", SAID)
def test_a_comparison_is_one_whole_sentence(condition: str, real: dict[str, Any]) -> None:
    tree = parse_condition(condition, vocabulary(real))
    for lang, sentence in zip(LANGUAGES, SAID[condition], strict=True):
        lines = rule_words(real, lang).said(tree).lines
        assert [line.text for line in lines] == [sentence]


def test_parts_of_another_kind_stand_one_deeper_and_not_is_carried_down(
    real: dict[str, Any],
) -> None:
    text = (
        'not (scheme == "employee" and (insured_months < 6 or any(certificate_defects)))'
        ' or failed_step == "file"'
    )
    said = rule_words(real, "en").said(parse_condition(text, vocabulary(real)))
    assert said.joint == "any"
    assert [line.depth for line in said.lines] == [0, 0, 1, 1, 0]
    assert said.lines[0].text == "Your scheme is not “employee insurance”."
    assert said.lines[1].text == words()["rule_all"]["en"]
    assert said.lines[3].text.endswith(": none.")
