"""`python -m checker diagnose`: reads YAML and JSON, tells a person, exits with 2 on a bad case."""

import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.compile.policy import canonical
from checker.__main__ import main

CASE = """
as_of: "2026-11-22"
answers:
  failed_step: settle
  failed_on: 2026-10-08
  home_region: linfen
  filing_kind: temporary
  filing_start: "2026-03-01"
  care_kind: outpatient-chronic
  hospital_services: [inpatient]
  disease: unknown
"""


@pytest.fixture
def policy_file(real: dict[str, Any], tmp_path: Path) -> str:
    path = tmp_path / "policy.json"
    path.write_bytes(canonical(real))
    return str(path)


def run(text: str, tmp_path: Path, policy: str, *more: str, name: str = "case.yml") -> int:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return main(["diagnose", str(path), "--policy", policy, *more])


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "[与您说的相符] 医院没有开通这一类异地结算"),
     ("en", "[Matches what you told us] The hospital has not opened this kind of settlement")],
)  # fmt: skip
def test_a_person_reads_verdict_reason_and_steps(
    lang: str, words: str, tmp_path: Path, policy_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(CASE, tmp_path, policy_file, "--lang", lang) == 0
    said = capsys.readouterr().out
    assert words in said
    assert "    1. " in said


def test_json_carries_the_promised_keys(
    tmp_path: Path, policy_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(CASE, tmp_path, policy_file, "--json", "--as-of", "2026-11-20") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["as_of"] == "2026-11-20"
    assert {"policy_version", "findings", "next_questions"} <= result.keys()
    wanted = {"cause", "step", "verdict", "because", "missing", "remedy", "sources"}
    assert all(wanted <= finding.keys() for finding in result["findings"])


BAD = {
    "an unknown key": ("answers: {schema: employee}", "answers.schema"),
    "a wrong type": ('answers: {insured_months: "five"}', "answers.insured_months"),
    "an impossible date": ('answers: {failed_on: "2026-02-30"}', "answers.failed_on"),
    "an impossible date without quotes": ("answers: {failed_on: 2026-02-30}", "case.yml"),
    "no mapping at all": ("- 1", "case"),
    "broken YAML": ("answers: {", "case.yml"),
    "control characters": ("answers: {failed_step: '\x07'}", "case.yml"),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_case_is_told_by_name_and_exits_with_2(
    bad: str, tmp_path: Path, policy_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, named = BAD[bad]
    assert run(text, tmp_path, policy_file, "--lang", "en") == 2
    said = capsys.readouterr()
    assert named in said.err
    assert "Traceback" not in said.err
    assert said.out == ""


def test_a_case_that_is_not_there_is_told(
    tmp_path: Path, policy_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diagnose", str(tmp_path / "none.yml"), "--policy", policy_file]) == 2
    assert "none.yml" in capsys.readouterr().err


def test_a_policy_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "policy.json"
    broken.write_text("<html>", "utf-8")
    assert run(CASE, tmp_path, str(broken)) == 2
    assert "policy.json" in capsys.readouterr().err
