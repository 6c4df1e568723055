"""The house stays small and tells itself: every file opens with a sentence, none grows too long."""

import statistics
import subprocess
from pathlib import Path

import pytest

from build_scripts.map import MUTE, committed, house, is_data, sentence
from build_scripts.site import ROOT

CODE = (".py", ".js", ".css", ".j2", ".html", ".sh", ".yml", ".json")
LONGEST, MEDIAN = 250, 100


def files() -> list[str]:
    return [name for name in committed(ROOT) if not is_data(name)]


def is_empty_package(name: str) -> bool:
    """An empty `__init__.py` says by its name all that it does."""
    return name.endswith("/__init__.py") and (ROOT / name).stat().st_size == 0


def test_every_committed_file_opens_with_a_sentence() -> None:
    told = {name: sentence(ROOT, name) for name in files() if not is_empty_package(name)}
    assert len(told) > 100
    mute = [name for name, words in told.items() if not words.strip()]
    assert mute == [], "these files do not say what they are for in their first line"
    longest = max(told, key=lambda name: len(told[name]))
    assert len(told[longest]) <= 160, longest


def test_the_exceptions_are_still_needed() -> None:
    for name in MUTE:
        assert (ROOT / name).is_file()
    first = {name: (ROOT / name).read_text("utf-8").lstrip()[:1] for name in MUTE}
    assert "#" not in first.values(), "this file can say its sentence itself now"


def test_no_file_of_code_is_too_long_and_most_are_short() -> None:
    code = [name for name in committed(ROOT) if name.endswith(CODE) and name not in MUTE]
    lines = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in code}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}
    assert statistics.median(lines.values()) < MEDIAN
    assert statistics.median(c for n, c in lines.items() if n.endswith((".py", ".js"))) < MEDIAN


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small house under git, with one file of each form."""
    texts = {
        "checker/a.py": '"""Judges\nin two lines.\n\nMore."""\n',
        "docs/theme/x.css": "/* Looks. */\n",
        "docs/theme/x.js": "// Moves.\n",
        "docs/theme/x.html": "{#- Holds. -#}\n",
        "docs/en/x.md": '---\nhide: [toc]\n---\n# <span class="phrase">Reads</span> {#top}\n',
        "build_scripts/run.sh": "#!/bin/sh\n# Runs.\n",
        "build_scripts/x.lua": "-- Asks.\nlocal x = 1\n",
        "policy_data/things/b.yml": "# yaml-language-server: $schema=../schema/thing.schema.json\n",
        "policy_data/schema/thing.schema.json": '{"title": "A thing"}',
        ".ci/x.yml": "# Checks.\n",
        "silent.py": "x = 1\n",
        "silent.css": "a { color: red }\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    (tmp_path / "checker" / "uncommitted.py").write_text('"""Not here yet."""\n', "utf-8")
    return tmp_path


def test_each_form_of_file_says_its_sentence(small: Path) -> None:
    told = {name: sentence(small, name) for name in committed(small)}
    assert told == {
        ".ci/x.yml": "Checks.",
        "build_scripts/run.sh": "Runs.",
        "build_scripts/x.lua": "Asks.",
        "checker/a.py": "Judges in two lines.",
        "docs/en/x.md": "Reads",
        "docs/theme/x.css": "Looks.",
        "docs/theme/x.html": "Holds.",
        "docs/theme/x.js": "Moves.",
        "policy_data/schema/thing.schema.json": "A thing",
        "policy_data/things/b.yml": "A thing",
        "silent.css": "",
        "silent.py": "",
    }


def test_the_map_follows_the_river_and_counts_data(small: Path) -> None:
    shown = house(small)
    river = [".ci", "policy_data/things", "build_scripts", "checker", "docs/en"]
    found = [shown.index(f"\n{folder}/\n") for folder in river]
    assert found == sorted(found)
    assert "1 x .yml" in shown
    assert "b.yml" not in shown
    assert "uncommitted" not in shown


def test_folders_of_data_for_tests_stand_as_one(small: Path) -> None:
    for name in ("one/bad.yml", "one/good.yml", "two/bad.yml", "two/good.yml"):
        (small / "tests/rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (small / "tests/rules" / name).write_text("x: 1\n", "utf-8")
    (small / "tests/alone").mkdir()
    (small / "tests/alone/y.json").write_text("1", "utf-8")
    subprocess.run(["git", "-C", str(small), "add", "."], check=True)
    shown = house(small)
    assert "\ntests/rules/*/\n  2 x bad.yml, 2 x good.yml" in shown
    assert "\ntests/alone/\n  1 x .json" in shown


def test_a_newcomer_finds_where_a_fact_lives() -> None:
    shown = house(ROOT)
    for folder in (ROOT / "policy_data").iterdir():
        if folder.is_dir():
            assert f"\npolicy_data/{folder.name}/\n" in shown
    assert "A pooling area and its dated facts" in shown.split("\npolicy_data/regions/\n")[1][:80]
