"""The browser runtime: the same bytes on every build, listed truly, and bytecode 3.13 loads."""

import hashlib
import importlib.util
import json
import zipfile
from pathlib import Path

import pytest

from build_scripts.runtime import Manifest, RuntimeBuildError, assemble

POLICY = json.dumps({"policy_version": "2026-01-02", "说明": "门诊慢特病"}).encode()
BRIDGE = '''"""Stand-in for the real bridge."""
import statistics


def handle(request_json: str) -> str:
    import secrets
    return request_json
'''


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source") / "checker"
    (folder / "sub" / "__pycache__").mkdir(parents=True)
    (folder / "__init__.py").write_text('"""Invented."""\n')
    (folder / "__main__.py").write_text("import yaml\n")
    (folder / "bridge.py").write_text(BRIDGE)
    (folder / "sub" / "__init__.py").write_text("")
    (folder / "sub" / "data.json").write_text('{"省": 1}', encoding="utf-8")
    (folder / "sub" / "__pycache__" / "old.py").write_text("")
    return folder


@pytest.fixture(scope="module")
def built(package: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    out = tmp_path_factory.mktemp("runtime")
    return out, assemble(out, POLICY, package)


def names(out: Path, archive: str) -> set[str]:
    return set(zipfile.ZipFile(out / archive).namelist())


def test_two_builds_are_the_same_bytes(
    built: tuple[Path, Manifest], package: Path, tmp_path: Path
) -> None:
    out, manifest = built
    assert assemble(tmp_path, POLICY, package) == manifest
    assert {path.name for path in out.iterdir()} == {path.name for path in tmp_path.iterdir()}
    for path in out.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_manifest_lists_every_file_truly(built: tuple[Path, Manifest]) -> None:
    out, manifest = built
    written = json.loads((out / "manifest.json").read_bytes())
    assert set(written) == {"policy_version", "checker_hash", "files"}
    assert written["policy_version"] == manifest.policy_version == "2026-01-02"
    assert len(written["checker_hash"]) == 12
    for entry in written["files"]:
        content = (out / entry["name"]).read_bytes()
        assert entry["size"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    listed = {entry["name"] for entry in written["files"]}
    assert listed | {"manifest.json"} == {path.name for path in out.iterdir()}


def test_zips_hold_bytecode_of_this_python_and_no_source(built: tuple[Path, Manifest]) -> None:
    for archive in ("checker.zip", "python_stdlib.zip"):
        content = zipfile.ZipFile(built[0] / archive)
        assert not [name for name in content.namelist() if name.endswith((".py", ".whl"))]
        for name in content.namelist():
            if name.endswith(".pyc"):
                assert content.read(name)[:4] == importlib.util.MAGIC_NUMBER, name


def test_checker_zip_has_the_package_and_its_data_only(built: tuple[Path, Manifest]) -> None:
    assert names(built[0], "checker.zip") == {
        "checker/__init__.pyc",
        "checker/bridge.pyc",
        "checker/sub/__init__.pyc",
        "checker/sub/data.json",
    }


def test_library_is_cut_to_what_is_imported(built: tuple[Path, Manifest]) -> None:
    library = names(built[0], "python_stdlib.zip")
    assert {"statistics.pyc", "secrets.pyc", "encodings/utf_8.pyc"} <= library
    assert not {"pydoc.pyc", "doctest.pyc", "http/server.pyc"} & library
    assert (built[0] / "python_stdlib.zip").stat().st_size < 1_600_000


def test_no_package_can_be_loaded(built: tuple[Path, Manifest]) -> None:
    assert json.loads((built[0] / "pyodide-lock.json").read_bytes())["packages"] == {}


def test_checker_hash_follows_the_source(package: Path, tmp_path: Path) -> None:
    first = assemble(tmp_path, POLICY, package).checker_hash
    extra = package / "extra.json"
    extra.write_text("{}")
    second = assemble(tmp_path, POLICY, package).checker_hash
    extra.unlink()
    assert first != second
    assert assemble(tmp_path, POLICY, package).checker_hash == first


def test_files_of_an_earlier_build_are_removed_and_others_kept(
    package: Path, tmp_path: Path
) -> None:
    (tmp_path / "old.zip").write_bytes(b"old")
    (tmp_path / "README.txt").write_bytes(b"kept")
    listed = {"files": [{"name": "old.zip"}, {"name": "../outside"}]}
    (tmp_path / "manifest.json").write_text(json.dumps(listed))
    (tmp_path.parent / "outside").write_bytes(b"kept")
    assemble(tmp_path, POLICY, package)
    assert not (tmp_path / "old.zip").exists()
    assert (tmp_path / "README.txt").exists()
    assert (tmp_path.parent / "outside").exists()


@pytest.mark.parametrize("policy", [b"", b"[]", b"{}", b'{"policy_version": 3}'])
def test_policy_without_version_is_refused(policy: bytes, package: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeBuildError, match="policy_version"):
        assemble(tmp_path, policy, package)
    assert list(tmp_path.iterdir()) == []


def test_source_that_does_not_compile_is_named(package: Path, tmp_path: Path) -> None:
    broken = package / "broken.py"
    broken.write_text("x = (")
    try:
        with pytest.raises(RuntimeBuildError, match="broken"):
            assemble(tmp_path, POLICY, package)
    finally:
        broken.unlink()


def test_policy_crosses_unchanged(built: tuple[Path, Manifest]) -> None:
    assert (built[0] / "policy.json").read_bytes() == POLICY
