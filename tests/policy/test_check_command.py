"""`make check`: warnings are told and counted, errors fail it, annotations are escaped."""

import shutil
from pathlib import Path

import pytest

from build_scripts import __main__ as commands
from build_scripts.check import checked_policy, examined_policy
from build_scripts.read.annotations import annotation
from build_scripts.read.problems import Mark, PolicyError, Problem

POLICY = Path(__file__).parents[2] / "policy_data"
SOURCE = """title: {zh: 试验文件, en: A test document}
issuer: {zh: 试验局, en: Test bureau}
grade: B
seen: archived
read_on: "2026-11-23"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the policy that the command looks at, on a day when nothing is stale."""
    copy = Path(shutil.copytree(POLICY, tmp_path / "policy_data"))
    monkeypatch.setattr(commands, "POLICY", copy)
    monkeypatch.setenv("AS_OF", "2026-11-23")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return copy


def test_the_real_policy_has_no_errors() -> None:
    examined_policy(POLICY, "2026-11-23")


def test_a_warning_is_told_and_counted_and_lets_the_check_pass(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sources" / "lonely.yml").write_text(SOURCE, "utf-8")
    assert commands.main(["check"]) == 0
    said = capsys.readouterr()
    assert "policy_data/sources/lonely.yml:1:1: warning[unused-entry]" in said.err
    assert "warning(s) / 处提醒" in said.out


def test_an_error_fails_the_check_and_the_warnings_are_told_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sources" / "lonely.yml").write_text(SOURCE.replace("-23", "-24"), "utf-8")
    assert commands.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "policy_data/sources/lonely.yml:5:10: error[future-date]" in said
    assert "policy_data/sources/lonely.yml:1:1: warning[unused-entry]" in said
    assert said.rstrip().endswith("1 problem(s) / 处问题")


def test_a_build_does_not_depend_on_the_day(folder: Path) -> None:
    (folder / "sources" / "lonely.yml").write_text(SOURCE.replace("2026", "2999"), "utf-8")
    assert "lonely" in checked_policy(folder)["sources"]
    with pytest.raises(PolicyError):
        examined_policy(folder, "2026-11-23")


def test_a_day_as_of_which_to_check_makes_sources_stale(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AS_OF", "2028-01-01")
    assert commands.main(["check"]) == 0
    assert "warning[stale-date]" in capsys.readouterr().err


def test_an_exception_file_of_another_form_is_told(folder: Path) -> None:
    (folder / "exceptions.yml").write_text("- rule: number-in-prose\n", "utf-8")
    with pytest.raises(PolicyError) as caught:
        checked_policy(folder)
    assert {problem.mark.line for problem in caught.value.problems} == {1}
    assert "until" in str(caught.value)


def test_a_policy_without_an_exception_file_is_fine(folder: Path) -> None:
    (folder / "exceptions.yml").unlink()
    assert checked_policy(folder)["causes"]


def test_annotations_are_printed_only_for_a_code_host(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sources" / "lonely.yml").write_text(SOURCE, "utf-8")
    commands.main(["check"])
    assert "::" not in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    commands.main(["check"])
    said = capsys.readouterr().out
    wanted = "::warning file=policy_data/sources/lonely.yml,line=1,col=1,title=unused-entry::"
    assert wanted in said
    assert all(line.startswith(("::", "policy_data: ")) for line in said.splitlines())


def test_an_annotation_escapes_what_would_end_it() -> None:
    mark = Mark(Path("policy_data/a,b:c%.yml"), 3, 7)
    problem = Problem(mark, "schema", "甲\n乙。", "50% :: x,\r\ny.", "改。", "mend it.")
    assert annotation(problem) == (
        "::error file=policy_data/a%2Cb%3Ac%25.yml,line=3,col=7,title=schema::"
        "甲%0A乙。 修正：改。%0A50%25 :: x,%0D%0Ay. Repair: mend it."
    )
