"""A previewed site as files: what differs, and what a full build of the same pages gives."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from build_scripts.finish import finish
from build_scripts.generator import CONFIGS
from build_scripts.preview.rebuild import VERSION_MARK, Outcome, Preview
from build_scripts.runtime import assemble


def files(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def differing(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def look(preview: Preview) -> Outcome:
    outcome = preview.look()
    assert outcome is not None
    return outcome


def full_build(preview: Preview, target: Path, policy: dict[str, Any]) -> Path:
    """What `make site` does with the pages that are now in docs/, in processes of its own."""
    setting = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "POLICY_VERSION": VERSION_MARK}
    for config, folder in CONFIGS.items():
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
        where = ["-f", str(preview.root / config), "-d", str(target / folder)]
        subprocess.run([*command, *where], env=setting, check=True, capture_output=True)
    assemble(target / "runtime", policy)
    finish(target)
    return target
