"""Writes the copy's README.txt: how to open it, print from it and hand it on, in both languages."""

import json
from pathlib import Path

README = "README.txt"


def readme(template: Path, site: Path, day: str) -> bytes:
    """Return the text with the policy's version and the day, as old Windows editors read it."""
    manifest = json.loads((site / "runtime" / "manifest.json").read_bytes())
    _about, _, text = template.read_text(encoding="utf-8").partition("\n")
    text = text.replace("{policy_version}", manifest["policy_version"]).replace("{day}", day)
    return text.replace("\n", "\r\n").encode("utf-8-sig")
