"""The wheel: checker and compiled policy, the same bytes each time, runs anywhere."""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

from build_scripts import wheel as backend
from build_scripts.compile.policy import canonical
from build_scripts.site import ROOT

CASE = {
    "as_of": "2026-11-22",
    "answers": {"failed_step": "settle", "failed_on": "2026-10-08", "home_region": "linfen",
                "care_kind": "outpatient-chronic", "hospital_services": ["inpatient"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    return folder / backend.build_wheel(str(folder))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE), "utf-8")
    return path


def judged(command: list[str], away: Path, real: dict[str, Any]) -> None:
    """The command, run far from the repository, gives the diagnosis of this very policy."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, cwd=away, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["policy_version"] == real["policy_version"]
    verdicts = {finding["cause"]: finding["verdict"] for finding in result["findings"]}
    assert verdicts["hospital-service-not-open"] == "confirmed"


def test_it_holds_the_checker_the_policy_and_nothing_of_the_build(
    wheel: Path, real: dict[str, Any]
) -> None:
    archive = zipfile.ZipFile(wheel)
    names = set(archive.namelist())
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "checker").rglob("*.py")}
    info = f"{wheel.name.rpartition('-py3')[0]}.dist-info"
    made = {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
    assert names == sources | made | {"checker/policy.json"}
    assert archive.read("checker/policy.json") == canonical(real)
    assert b"filing-clear = checker.__main__:main" in archive.read(f"{info}/entry_points.txt")


def test_its_record_is_true(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    record = next(name for name in archive.namelist() if name.endswith("/RECORD"))
    rows = dict(line.split(",", 1) for line in archive.read(record).decode().splitlines())
    assert rows.keys() == set(archive.namelist())
    for name, told in rows.items():
        data = archive.read(name)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
        assert told == ("," if name == record else f"sha256={digest},{len(data)}")


def test_the_same_source_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = tmp_path / backend.build_wheel(str(tmp_path))
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_it_leaves_no_policy_in_the_source_and_git_would_not_take_one(wheel: Path) -> None:
    assert wheel.is_file()
    assert not (ROOT / "checker" / "policy.json").exists()
    told = subprocess.run(["git", "-C", str(ROOT), "check-ignore", "-q", "checker/policy.json"])
    assert told.returncode == 0


def test_unpacked_it_runs_outside_the_repository(
    wheel: Path, case: Path, tmp_path: Path, real: dict[str, Any]
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "unpacked")
    start = f"import sys; sys.path.insert(0, {str(tmp_path / 'unpacked')!r}); "
    run = "from checker.__main__ import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-I", "-c", start + run, "diagnose", str(case), "--json"]
    judged(command, tmp_path, real)


def test_a_policy_with_problems_makes_no_wheel(
    policy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (policy_copy / "causes" / "lapse.yml").write_text("step: nowhere\n", "utf-8")
    monkeypatch.setattr(backend, "POLICY", policy_copy)
    with pytest.raises(SystemExit, match=r"policy_data/causes/lapse\.yml"):
        backend.build_wheel(str(tmp_path))
    assert not list(tmp_path.glob("*.whl"))


@pytest.mark.deep
def test_pip_builds_it_and_installs_it_into_a_fresh_environment(
    case: Path, tmp_path: Path, real: dict[str, Any]
) -> None:
    offline = ["--no-index", "--no-deps", "--quiet", "--disable-pip-version-check"]
    build = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-build-isolation", *offline]
    subprocess.run([*build, "-w", str(tmp_path / "dist")], check=True, cwd=tmp_path)
    venv.create(tmp_path / "fresh", with_pip=True)
    programs = tmp_path / "fresh" / "bin"
    wheels = [str(path) for path in (tmp_path / "dist").glob("*.whl")]
    assert len(wheels) == 1
    install = [str(programs / "python"), "-m", "pip", "install", *offline, *wheels]
    subprocess.run(install, check=True, cwd=tmp_path)
    judged([str(programs / "filing-clear"), "diagnose", str(case), "--json"], tmp_path, real)


def test_the_backend_needs_no_more_than_it_declares(tmp_path: Path) -> None:
    """What `pip wheel .` installs by itself must do: no package that only the site needs."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]
    foreign = ("jinja2", "markupsafe", "mkdocs", "markdown", "pyodide_build", "playwright")
    assert not set(foreign) & set(declared["requires"])
    program = (
        "import sys; sys.modules.update(dict.fromkeys(sys.argv[3:]));"  # None there: not importable
        f"sys.path.insert(0, sys.argv[1]); import {declared['build-backend']} as backend;"
        "print(backend.build_wheel(sys.argv[2]))"
    )
    command = [sys.executable, "-c", program, str(ROOT), str(tmp_path), *foreign]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith(".whl")
