"""The browser runtime: the same bytes on every build, listed truly, and bytecode 3.13 loads."""

import hashlib
import importlib.util
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from build_scripts.runtime import Manifest, RuntimeBuildError, assemble
from build_scripts.runtime.archive import read_zip, write_zip
from build_scripts.runtime.assemble import PYODIDE
from build_scripts.runtime.program import Program
from build_scripts.runtime.trace import Corpus, modules_in_use

BRIDGE = '''"""Stand-in for the real bridge."""
import statistics


def load(policy_json: str) -> None: ...


def add(part_json: str) -> None: ...


def handle(request_json: str) -> str:
    import secrets

    return request_json
'''


@pytest.fixture(scope="module")
def policy(invented_once: dict[str, Any]) -> dict[str, Any]:
    """The invented province with one request in its corpus; each takes its time."""
    left_out = {name: {**cause, "examples": []} for name, cause in invented_once["causes"].items()}
    return {**invented_once, "policy_version": "2026-01-02", "causes": left_out}


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
def built(
    package: Path, policy: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Manifest]:
    out = tmp_path_factory.mktemp("runtime")
    return out, assemble(out, policy, package, None)


@contextmanager
def also(path: Path, text: str) -> Iterator[None]:
    """One file more in a package, until the end of the block."""
    path.write_text(text)
    try:
        yield
    finally:
        path.unlink()


def file_of(built: tuple[Path, Manifest], name: str) -> Path:
    """The file that holds what has this plain name."""
    out, manifest = built
    return out / next(entry.file for entry in manifest.files if entry.name == name)


def names(built: tuple[Path, Manifest], archive: str) -> set[str]:
    return set(zipfile.ZipFile(file_of(built, archive)).namelist())


def test_two_builds_are_the_same_bytes(
    built: tuple[Path, Manifest], policy: dict[str, Any], package: Path, tmp_path: Path
) -> None:
    out, manifest = built
    assert assemble(tmp_path, policy, package, None) == manifest
    assert {path.name for path in out.iterdir()} == {path.name for path in tmp_path.iterdir()}
    for path in out.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_manifest_lists_every_file_truly(built: tuple[Path, Manifest]) -> None:
    out, manifest = built
    written = json.loads((out / "manifest.json").read_bytes())
    assert set(written) == {"policy_version", "checker_hash", "files", "regions", "whole"}
    assert written["whole"] == []
    assert written["policy_version"] == manifest.policy_version == "2026-01-02"
    assert len(written["checker_hash"]) == 12
    index = json.loads((out / written["regions"]["file"]).read_bytes())
    entries = [*written["files"], written["regions"], *index.values()]
    for entry in entries:
        content = (out / entry["file"]).read_bytes()
        assert entry["size"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["sha256"][:12] in entry["file"]
    listed = {entry["file"] for entry in entries}
    assert listed | {"manifest.json"} == {path.name for path in out.iterdir()}


def test_zips_hold_bytecode_of_this_python_and_no_source(built: tuple[Path, Manifest]) -> None:
    for archive in ("checker.zip", "python_stdlib.zip"):
        content = zipfile.ZipFile(file_of(built, archive))
        assert not [name for name in content.namelist() if name.endswith((".py", ".whl"))]
        for name in content.namelist():
            if name.endswith(".pyc"):
                assert content.read(name)[:4] == importlib.util.MAGIC_NUMBER, name


def test_checker_zip_has_the_package_and_its_data_only(built: tuple[Path, Manifest]) -> None:
    assert names(built, "checker.zip") == {
        "checker/__init__.pyc",
        "checker/bridge.pyc",
        "checker/sub/__init__.pyc",
        "checker/sub/data.json",
    }


def test_library_is_cut_to_what_is_imported(built: tuple[Path, Manifest]) -> None:
    library = names(built, "python_stdlib.zip")
    assert {"statistics.pyc", "secrets.pyc", "encodings/utf_8.pyc"} <= library
    assert not {"pydoc.pyc", "doctest.pyc", "http/server.pyc"} & library
    assert file_of(built, "python_stdlib.zip").stat().st_size < 2_300_000


def test_no_package_can_be_loaded(built: tuple[Path, Manifest]) -> None:
    assert json.loads(file_of(built, "pyodide-lock.json").read_bytes())["packages"] == {}


def test_a_page_may_be_put_on_a_host_that_blocks_wheels(built: tuple[Path, Manifest]) -> None:
    assert not [path for path in built[0].iterdir() if path.suffix == ".whl"]


def test_files_of_an_earlier_build_are_removed_and_others_kept(
    package: Path, policy: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "old.zip").write_bytes(b"old")
    (tmp_path / "old.json").write_text('{"gone": {"file": "part.json"}}')
    (tmp_path / "part.json").write_bytes(b"old")
    (tmp_path / "README.txt").write_bytes(b"kept")
    listed = {"files": [{"file": "old.zip"}, {"file": "../outside"}]}
    (tmp_path / "manifest.json").write_text(json.dumps({**listed, "regions": {"file": "old.json"}}))
    (tmp_path.parent / "outside").write_bytes(b"kept")
    assemble(tmp_path, policy, package, None)
    assert not [name for name in ("old.zip", "old.json", "part.json") if (tmp_path / name).exists()]
    assert (tmp_path / "README.txt").exists()
    assert (tmp_path.parent / "outside").exists()


def test_source_that_does_not_compile_is_named(
    package: Path, policy: dict[str, Any], tmp_path: Path
) -> None:
    with (
        also(package / "broken.py", "x = ("),
        pytest.raises(RuntimeBuildError, match="broken"),
    ):
        assemble(tmp_path, policy, package, None)


def test_a_checker_that_does_not_start_in_the_browser_fails_the_build(
    package: Path, policy: dict[str, Any], tmp_path: Path
) -> None:
    with (
        also(package / "wrong.py", "import ssl\nssl.create_default_context()\n"),
        pytest.raises(RuntimeBuildError, match="does not run in Pyodide"),
    ):
        assemble(tmp_path, policy, package, None)


def test_a_module_missing_from_the_cut_library_fails_the_build(
    package: Path, tmp_path: Path
) -> None:
    """The library is cut as if one module in use had been overlooked."""
    library = read_zip((PYODIDE / "python_stdlib.zip").read_bytes())
    sources = {
        f"checker/{name}": (package / name).read_bytes() for name in ("__init__.py", "bridge.py")
    }

    def cut(used: set[str]) -> bytes:
        assert "secrets.py" in used
        return write_zip({name: library[name] for name in used - {"secrets.py"}})

    corpus = Corpus(b"{}", (), ('{"a": 1}',))
    with pytest.raises(
        RuntimeBuildError,
        match=r"(?s)the cut library or program does not do: .*ModuleNotFoundError",
    ):
        modules_in_use(PYODIDE, Program.of(PYODIDE), sources, corpus, cut, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "rare",
    ["import cmath\ncmath.atanh(1 + 2j)\n", "import textwrap\ntextwrap.shorten('a b', 9)\n"],
    ids=["of Pyodide", "of Python's library"],
)
def test_a_function_that_is_not_recorded_fails_the_build(
    rare: str, package: Path, policy: dict[str, Any], tmp_path: Path
) -> None:
    """The invented checker uses what the real one does not."""
    with (
        also(package / "rare.py", rare),
        pytest.raises(RuntimeBuildError, match=r"(?s)does not run in Pyodide.*make functions"),
    ):
        assemble(tmp_path, policy, package)
    assert list(tmp_path.iterdir()) == []
