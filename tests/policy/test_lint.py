"""Every lint rule has good and bad examples as data: `lint/RULE/good.yml` and `bad.yml`.

An example is an edit of a copy of policy_data (file, old -> new text; the text of a new file; or
one that starts `from` a file of `lint_starts/`) and, for a bad one, where and in which words the
rule then speaks. Only what the rule says about the edited files counts, so the examples stay true
while the policy grows.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.check import examined_policy
from build_scripts.lint import ALL_RULES
from build_scripts.read.file_reader import FileReader
from build_scripts.read.problems import PolicyError, Problem

POLICY = Path(__file__).parents[2] / "policy_data"
EXAMPLES = Path(__file__).parent / "lint"
STARTS = Path(__file__).parent / "lint_starts"
TODAY = "2026-11-23"
RULES = {rule.ID: rule for rule in ALL_RULES}
READER = FileReader()
"""An example edits one or two of hundreds of files; the others are read once."""


def cases(kind: str) -> list[Any]:
    """Every example of a kind, its test called after what it shows."""
    return [
        pytest.param(rule, case, id=f"{rule}: {case['name']}")
        for rule in RULES
        if (path := EXAMPLES / rule / f"{kind}.yml").is_file()
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the policy, which every test leaves as it was."""
    return Path(shutil.copytree(POLICY, tmp_path_factory.mktemp("lint") / "policy_data"))


@contextmanager
def edited(root: Path, edits: list[dict[str, str]]) -> Iterator[None]:
    """The folder with the edits made, for a while; an old text must stand there exactly once."""
    before = {root / edit["file"]: _bytes(root / edit["file"]) for edit in edits}
    for edit in edits:
        path, text = root / edit["file"], edit["new"]
        if "old" in edit:
            start = STARTS / edit["from"] if "from" in edit else path
            text = start.read_text("utf-8")
            assert text.count(edit["old"]) == 1, edit
            text = text.replace(edit["old"], edit["new"])
        path.write_text(text, "utf-8")
    try:
        yield
    finally:
        for path, content in before.items():
            path.unlink() if content is None else path.write_bytes(content)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def told(rule: str, case: dict[str, Any], root: Path) -> list[Problem]:
    """What a rule says about the files that an example edits."""
    with edited(root, case["edits"]):
        try:
            found = examined_policy(root, case.get("today", TODAY), READER)[1]
        except PolicyError as error:
            found = error.problems + error.warnings
    assert not [p for p in found if p.rule in ("yaml", "schema", "when", "file-name")], found
    files = {f"policy_data/{edit['file']}" for edit in case["edits"]}
    return [p for p in found if p.rule == rule and p.mark.file.as_posix() in files]


@pytest.mark.parametrize(("rule", "case"), cases("bad"))
def test_a_bad_example_is_told(rule: str, case: dict[str, Any], folder: Path) -> None:
    found = told(rule, case, folder)
    said = [(str(p.mark), p.zh, p.en) for p in sorted(found)]
    assert said == [(f"policy_data/{e['spot']}", e["zh"], e["en"]) for e in case["expect"]]
    assert {p.level for p in found} == {RULES[rule].LEVEL}
    for problem in found:
        assert re.search("[\u4e00-\u9fff].*[。？]$", problem.repair_zh)
        assert re.search("^[a-z].*[.?]$", problem.repair_en)


@pytest.mark.parametrize(("rule", "case"), cases("good"))
def test_a_good_example_is_left_alone(rule: str, case: dict[str, Any], folder: Path) -> None:
    assert told(rule, case, folder) == []


def test_every_rule_has_good_and_bad_examples_and_no_example_is_without_a_rule() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == set(RULES)
    for kind in ("good", "bad"):
        assert {case.values[0] for case in cases(kind)} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.ID)
def test_a_rule_is_a_module_that_says_what_it_protects_readers_from(rule: Any) -> None:
    assert rule.__name__.rpartition(".")[2] == rule.ID.replace("-", "_")
    assert rule.LEVEL in ("error", "warning")
    assert re.match(r"\w.+[.:]", rule.__doc__)
