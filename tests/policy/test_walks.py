"""The six walks of the guide for editors, walked as written: each ends as the guide says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.check import examined_policy
from build_scripts.read.policy_files import read
from build_scripts.read.problems import PolicyError
from build_scripts.read.translations import save
from tests.conftest import REAL
from tests.project_copy import replace

DAY = "2026-11-25"
_WALKS = (REAL / "README.md").read_text("utf-8").partition("\n## 六个练习")[2]
BLOCKS = {
    walk[0]: re.findall(r"^```yaml\n(.*?)^```", walk, re.MULTILINE | re.DOTALL)
    for walk in re.split(r"^\*\*(?=\d\. )", _WALKS, flags=re.MULTILINE)[1:]
}
"""Number of a walk -> the YAML it has people write, in order."""


def put(root: Path, name: str, key: str, block: str) -> None:
    """Write a block in place of a key and all below it, as a person would."""
    path = root / name
    indent, text = len(key) - len(key.lstrip()), path.read_text("utf-8")
    pattern = rf"^{key}:.*\n(?: {{{indent + 1},}}.*\n)*"
    changed, number = re.subn(pattern, lambda _match: block, text, flags=re.MULTILINE)
    assert number == 1
    path.write_text(changed, "utf-8")


def new(name: str, walk: str) -> Callable[[Path], None]:
    """A walk that begins with a new file of this name, which has to be named in the guide."""
    assert f"`{name}`" in _WALKS

    def write(root: Path) -> None:
        (root / name).write_text(BLOCKS[walk][0], "utf-8")

    return write


def contradicted(root: Path) -> None:
    new("sources/linfen-call.yml", "6")(root)
    replace(
        root / "disputes" / "care-area-level.yml",
        "follow: rule\n", f"{BLOCKS['6'][1]}follow: nobody\n",
    )  # fmt: skip


WALKS = {
    "1": lambda root: put(
        root, "regions/nation.yml", "  resident_waiting_months", BLOCKS["1"][0]
    ),
    "2": new("messages/filing-not-found.yml", "2"),
    "3": new("causes/no-filing.yml", "3"),
    "4": new("regions/datong.yml", "4"),
    "5": lambda root: put(root, "diseases/asthma.yml", "settles_since", BLOCKS["5"][0]),
    "6": contradicted,
}  # fmt: skip


def record(root: Path) -> None:
    """What `make translations` does."""
    save(root, ((f"{folder}/{name}", file.data) for folder, name, file in read(root).all()))


def told(root: Path) -> list[str]:
    """The rules that find something, one a problem."""
    try:
        return [problem.rule for problem in examined_policy(root, DAY)[1]]
    except PolicyError as error:
        return [problem.rule for problem in (*error.problems, *error.warnings)]


def test_every_walk_of_the_guide_is_walked() -> None:
    assert list(WALKS) == list(BLOCKS)


@pytest.mark.parametrize("walk", [walk for walk in WALKS if walk != "6"])
def test_a_walk_leaves_nothing_to_repair(walk: str, policy_copy: Path) -> None:
    before = told(policy_copy)
    WALKS[walk](policy_copy)
    assert set(told(policy_copy)) - set(before) <= {"translation-unrecorded"}
    record(policy_copy)
    assert told(policy_copy) == before


def test_a_number_without_its_last_day_is_told(policy_copy: Path) -> None:
    WALKS["1"](policy_copy)
    replace(policy_copy / "regions" / "nation.yml", '      valid_through: "2026-12-31"\n', "")
    assert told(policy_copy) == ["overlapping-validity"]


def test_examples_keep_their_verdict_in_another_region(policy_copy: Path) -> None:
    before = told(policy_copy)
    new("sources/linfen-call.yml", "6")(policy_copy)
    record(policy_copy)
    assert told(policy_copy) == [*before, "unused-entry"]
    contradicted(policy_copy)
    with pytest.raises(PolicyError) as error:
        examined_policy(policy_copy, DAY)
    problems = error.value.problems
    assert {problem.rule for problem in problems} == {"example-disagrees"}
    assert all("linfen" in problem.en for problem in problems)
    for path in {problem.mark.file for problem in problems}:
        replace(policy_copy.parent / path, "home_region: linfen", "home_region: liaocheng")
    record(policy_copy)
    assert told(policy_copy) == before
