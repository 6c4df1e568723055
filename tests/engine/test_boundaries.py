"""The checker stands alone: no build, no files, no clock, no network, and a light import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "checker").rglob("*.py"))
BUILD = {"build_scripts", "yaml", "jinja2", "mkdocs", "jsonschema", "pypinyin"}
WORLD = {
    "os",
    "pathlib",
    "time",
    "socket",
    "urllib",
    "requests",
    "http",
    "subprocess",
    "random",
    "io",
}
CALLS = {"open", "now", "today", "utcnow", "eval", "exec", "__import__", "input", "print"}
HEAVY = BUILD | WORLD - {"os", "io", "time"} | {"asyncio", "ssl", "inspect", "ast", "logging"}
"""Not even indirectly in the browser; os, io and time are there before any program starts."""


def modules(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", None))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_of_the_checker_reaches_out(path):
    tree = ast.parse(path.read_text("utf-8"))
    found = set(modules(tree))
    assert "build_scripts" not in found
    if path.name == "__main__.py":  # the command line alone reads files and the clock
        return
    assert not found & (BUILD | WORLD)
    assert not set(calls(tree)) & CALLS


def test_the_files_were_found():
    assert {"diagnosis.py", "exact.py", "bridge.py"} <= {path.name for path in FILES}


def test_importing_the_checker_imports_nothing_heavy():
    code = "import checker, checker.bridge, sys; print(*sorted(sys.modules))"
    told = subprocess.run(
        [sys.executable, "-S", "-W", "error", "-c", code],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {name.split(".")[0] for name in told.stdout.split()}
    assert "checker" in loaded
    assert not loaded & HEAVY
