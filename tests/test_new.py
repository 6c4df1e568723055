"""`make new`: a skeleton's only problems are its open places; filled in, it is a good entry."""

import re
from pathlib import Path
from typing import Any

import pytest

from build_scripts import __main__ as commands
from build_scripts.check import checked_policy
from build_scripts.new import NewEntryError, new_entry
from build_scripts.read.fill_in import MARK, RULE
from build_scripts.read.nouns import NOUNS
from build_scripts.read.problems import PolicyError

FOLDERS = {noun: folder for folder, noun in NOUNS.items()}
TEXT = ["一句话", "a sentence"]
EXAMPLE = [*TEXT, "2026-11-22"]
CERTIFY = "{failed_step: certify, scheme: %s}"
FILLED = {
    "step": [*TEXT, "9", *TEXT],
    "source": [*TEXT, *TEXT, "D", "quoted", "2026-11-23"],
    "parameter": [*TEXT, "region", "integer", *TEXT],
    "region": [*TEXT, *TEXT, "city"],
    "disease": [*TEXT, '"2026-01-01"', "nhsa-2024-19", *TEXT],
    "material": [*TEXT, *TEXT, *TEXT, "torn", *TEXT, "patient", *TEXT, "nhsa-2024-19"],
    "question": [*TEXT, *TEXT, *TEXT, *TEXT, "500", "yes_no"],
    "catalogue": [*TEXT, "linfen", *TEXT, "false", "one", *TEXT, *TEXT, "nhsa-2024-19",
                  "diabetes", "one", "nhsa-2024-19", "nhsa-2024-19"],
    "channel": [*TEXT, "website", *TEXT, *TEXT, *TEXT, *TEXT, "nhsa-2024-19", "nhsa-2024-19"],
    "term": [*TEXT, *TEXT, "nhsa-2024-19"],
    "calendar": [*TEXT, "2040", *TEXT, "2040-01-02", "2040-01-03", "2040-01-07", "nhsa-2024-19"],
    "occasion": [*TEXT, "6", *TEXT, "nhsa-2024-19"],
    "dispute": [*TEXT, "{causes: [lapse]}", *TEXT, "settlement-faq", "nobody", *TEXT, "问什么？",
                "What?"],
    "checklist": ["linfen", "file", "identity-card", "always", "nhsa-2024-19", "patient", *TEXT,
                  "nhsa-2024-19", *TEXT, "nhsa-2024-19"],
    "claim": ["article-linfen-failure", *TEXT, "linfen", "cause", *TEXT, "set-aside"],
    "message": [*TEXT, *TEXT, *TEXT, "false", "lapse", *TEXT, "settlement-faq"],
    "cause": [
        "certify", *TEXT, *TEXT, 'failed_step == "certify" and scheme == "resident"', *TEXT,
        "patient", *TEXT, *TEXT, "nhsa-2024-19",
        *EXAMPLE, CERTIFY % "resident", "confirmed",
        *EXAMPLE, CERTIFY % "employee", "ruled-out",
        *EXAMPLE, "{failed_step: certify}", "open",
    ],
}  # fmt: skip
"""For each noun what a person writes in place of the marks, in their order."""
MORE = {"claim": "why: {zh: 没有依据。, en: It rests on nothing.}"}
"""What an entry also needs because of what was written: a claim set aside says why."""


def new_name(noun: str) -> str:
    """An id of a noun's form: questions and parameters are named in conditions."""
    return "brand_new" if noun in ("parameter", "question") else "brand-new"


@pytest.mark.parametrize("noun", FOLDERS)
def test_the_only_problems_of_a_skeleton_are_its_open_places(noun: str, policy_copy: Path) -> None:
    path = new_entry(policy_copy, noun, new_name(noun))
    assert path == policy_copy / FOLDERS[noun] / f"{new_name(noun)}.yml"
    with pytest.raises(PolicyError) as caught:
        checked_policy(policy_copy)
    problems = caught.value.problems
    open_lines = [
        number
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if MARK in line and not line.startswith("#")
    ]
    assert {problem.rule for problem in problems} == {RULE}
    assert [problem.mark.line for problem in problems] == open_lines
    assert {problem.mark.file.name for problem in problems} == {f"{new_name(noun)}.yml"}


@pytest.mark.parametrize("noun", FOLDERS)
def test_filled_in_it_is_a_good_entry(noun: str, policy_copy: Path) -> None:
    path = new_entry(policy_copy, noun, new_name(noun))
    values = iter(FILLED[noun])
    body = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    text = re.sub(MARK, lambda _match: next(values), "\n".join(body))
    path.write_text(f"{text}\n{MORE.get(noun, '')}\n", "utf-8")
    assert list(values) == []
    policy = checked_policy(policy_copy)
    assert new_name(noun) in policy[FOLDERS[noun]]


@pytest.mark.parametrize("noun", FOLDERS)
def test_every_optional_key_can_be_taken_from_its_comment(noun: str, policy_copy: Path) -> None:
    path = new_entry(policy_copy, noun, new_name(noun))
    head, _line, optional = path.read_text("utf-8").partition("# The keys below are optional")
    lines = optional.splitlines()[1:]
    assert all(line.startswith("# ") for line in lines)
    path.write_text(head + "\n".join(["", *(line[2:] for line in lines)]) + "\n", "utf-8")
    with pytest.raises(PolicyError) as caught:
        checked_policy(policy_copy)
    assert {problem.rule for problem in caught.value.problems} == {RULE}


@pytest.mark.parametrize(
    ("noun", "name", "said"),
    [
        ("reason", "new", "reason: there is no such kind"),
        ("causes", "new", "Did you mean cause"),
        ("cause", "Not An Id", "lower-case letters"),
        ("cause", "", "lower-case letters"),
        ("cause", "../out", "lower-case letters"),
        ("cause", "lapse\n", "lower-case letters"),
        ("cause", "lapse", "policy_data/causes/lapse.yml: this entry is there already"),
    ],
)
def test_what_cannot_be_started_is_refused_and_nothing_is_touched(
    noun: str, name: str, said: str, policy_copy: Path
) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in policy_copy.rglob("*") if path.is_file()}

    before = files()
    with pytest.raises(NewEntryError, match=re.escape(said)) as caught:
        new_entry(policy_copy, noun, name)
    assert re.search(r"[\u4e00-\u9fff]", str(caught.value))
    assert files() == before


def test_the_command_says_where_the_entry_is_and_a_refusal_exits_with_1(
    policy_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[Any]
) -> None:
    monkeypatch.setattr(commands, "POLICY", policy_copy)
    assert commands.main(["new", "region", "yuncheng"]) == 0
    assert "policy_data/regions/yuncheng.yml" in capsys.readouterr().out
    assert commands.main(["new", "region", "yuncheng"]) == 1
    assert "already" in capsys.readouterr().err
    assert commands.main(["check"]) == 1
    assert f"error[{RULE}]" in capsys.readouterr().err
    assert commands.main(["new", "region"]) == 2
