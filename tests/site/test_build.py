"""A build that fails says everything at once and leaves the last good site in place."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from build_scripts import __main__ as commands
from build_scripts import site as building
from build_scripts.read.problems import PolicyError
from build_scripts.site import ROOT, SITE
from checker.phrases import LANGUAGES


def test_a_failed_build_leaves_the_last_good_site(policy_copy: Path, tmp_path: Path) -> None:
    good = tmp_path / "site"
    good.mkdir()
    (good / "index.html").write_text("good", "utf-8")
    (policy_copy / "causes" / "lapse.yml").write_text("step: nowhere\n", "utf-8")
    with pytest.raises(PolicyError):
        building.build(policy_copy, good)
    assert (good / "index.html").read_text("utf-8") == "good"


def test_check_tells_every_problem_in_both_languages_and_exits_with_1(
    policy_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, old, new in (
        ("causes/lapse.yml", 'enrolment_status == "suspended"', 'enrolment_state == "suspended"'),
        ("messages/institution-not-open.yml", "source: article-service-not-open", "source: none"),
    ):
        path = policy_copy / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    monkeypatch.setattr(commands, "POLICY", policy_copy)
    assert commands.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "policy_data/causes/lapse.yml:" in said
    assert "enrolment_status" in said
    assert "error[unknown-reference]" in said
    assert "修正：" in said
    assert "Repair:" in said


def test_an_unknown_command_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["publish"]) == 2
    assert "check" in capsys.readouterr().err


def test_every_link_of_a_finding_exists_on_the_built_site(real: dict[str, Any]) -> None:
    homes = {"zh": SITE, "en": SITE / "en"}
    for lang in LANGUAGES:
        register = (homes[lang] / "sources.html").read_text("utf-8")
        for folder in ("causes", "materials"):
            for name in real[folder]:
                assert (homes[lang] / folder / f"{name}.html").is_file()
        for name in real["sources"]:
            assert f'id="{name}"' in register


def test_no_generated_file_is_committed() -> None:
    command = ["git", "-C", str(ROOT), "ls-files", "site", "build", "docs/zh", "docs/en"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    written = {"about.md", "index.md", "integrators.md", "privacy.md"}
    assert {Path(name).name for name in listed} <= written


def test_no_file_names_a_package_registry() -> None:
    hosts = ["registry." + "npmjs", "pypi" + ".org", "deb." + "debian", "python" + "hosted"]
    command = ["git", "-C", str(ROOT), "grep", "-l", "-i", *[f"-e{host}" for host in hosts]]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.stdout == ""


def test_the_build_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "build_scripts", "check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
