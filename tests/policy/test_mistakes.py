"""Golden mistakes: what an editor is told, to the letter, when the policy data is wrong.

Each folder of `mistakes/` is one case: `edit.yml` says what is changed in the invented province
(file, old -> new text, or the text of a whole new file), `expected.txt` what is then reported.
The invented province keeps the lines and the suggestions steady while the real policy grows.
"""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from build_scripts.check import checked_policy
from build_scripts.lint import RULES, RULES_THAT_JUDGE
from build_scripts.read.problems import PolicyError
from tests.conftest import REAL, ROOT

CASES = sorted(path.parent for path in (Path(__file__).parent / "mistakes").glob("*/edit.yml"))
PROBLEM = re.compile(r"(policy_data/[^:]+):([0-9]+):([0-9]+): error\[([a-z-]+)\] (.+)")


@pytest.fixture
def folder(tmp_path):
    """A copy of the invented province, called as editors know it."""
    copy = Path(shutil.copytree(ROOT / "tests" / "invented", tmp_path / "policy_data"))
    shutil.copytree(REAL / "schema", copy / "schema")
    return copy


def make(root, edit):
    """Carry out one edit; the old text must stand there exactly once."""
    path = root / edit["file"]
    if "text" in edit:
        path.parent.mkdir(exist_ok=True)
        path.write_text(edit["text"], "utf-8")
        return
    text = path.read_text("utf-8")
    assert edit["old"] == "" or text.count(edit["old"]) == 1, edit
    changed = text.replace(edit["old"], edit["new"]) if edit["old"] else text
    path.write_bytes(changed.encode(edit.get("encoding", "utf-8")))


def told(root):
    with pytest.raises(PolicyError) as caught:
        checked_policy(root)
    return str(caught.value) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_mistake(folder, case):
    for edit in yaml.safe_load((case / "edit.yml").read_text("utf-8")):
        make(folder, edit)
    assert told(folder) == (case / "expected.txt").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_golden_text_says_where_what_and_how_in_both_languages(case):
    lines = (case / "expected.txt").read_text("utf-8").splitlines()
    assert len(lines) % 2 == 0
    assert lines
    for chinese, english in zip(lines[::2], lines[1::2], strict=True):
        assert PROBLEM.fullmatch(chinese)
        assert re.search("[\u4e00-\u9fff].*修正：.", chinese)
        assert re.fullmatch("    .+ Repair: .+", english)
        assert len(chinese) < 300
        assert len(english) < 300


def test_every_rule_has_a_golden_mistake():
    found = {
        PROBLEM.match(line)[4]
        for case in CASES
        for line in (case / "expected.txt").read_text("utf-8").splitlines()[::2]
    }
    rules = {rule.ID for rule in (*RULES, *RULES_THAT_JUDGE)}
    assert rules | {"yaml", "schema", "when", "file-name"} <= found


@pytest.mark.parametrize("name", ["invented as it is", "byte order mark", "Windows line ends"])
def test_what_is_no_mistake(folder, name):
    path = folder / "causes" / "wrong-dock.yml"
    text = path.read_bytes()
    if name == "byte order mark":
        path.write_bytes(b"\xef\xbb\xbf" + text)
    if name == "Windows line ends":
        path.write_bytes(text.replace(b"\n", b"\r\n"))
    assert "wrong-dock" in checked_policy(folder)["causes"]


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b"\r\n\r\n"], ids=["byte order mark", "CRLF"])
def test_the_place_is_right_whatever_the_file_starts_with(folder, start):
    path = folder / "causes" / "too-new.yml"
    line = "when: months < param.min_months"
    path.write_bytes(start + path.read_bytes().replace(line.encode(), b"when: month < 3"))
    row = 9 + start.count(b"\n")
    assert told(folder).startswith(f"policy_data/causes/too-new.yml:{row}:7: error[when]")
