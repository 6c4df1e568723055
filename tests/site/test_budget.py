"""What the self-check loads on a first visit, as a host sends it: within the budget."""

import json
import re
from pathlib import Path

import pytest

from build_scripts.site import SITE

BUDGET = {".gz": 4_000_000, ".br": 3_200_000}
"""Bytes in all; stock Pyodide with the same wheel: about 5.6 million packed by gzip."""


def first_visit() -> list[Path]:
    """The page, its own scripts and sheets, the worker, the manifest and all that it lists."""
    page = (SITE / "check.html").read_text("utf-8")
    named = re.findall(
        r'(?:src|href|data-worker|data-manifest)="([^":]+\.(?:js|css|json))\?v=', page
    )
    manifest = json.loads((SITE / "runtime" / "manifest.json").read_bytes())
    files = [SITE / "runtime" / entry["file"] for entry in manifest["files"]]
    found = [SITE / "check.html", *(SITE / name for name in named), *files]
    assert SITE / "assets/tool/worker.js" in found
    assert SITE / "runtime/manifest.json" in found
    return found


@pytest.mark.parametrize("ending", BUDGET)
def test_a_first_visit_is_within_its_budget(ending: str) -> None:
    total = 0
    for path in first_visit():
        twin = path.with_name(path.name + ending)
        total += (twin if twin.exists() else path).stat().st_size
    assert total <= BUDGET[ending]
