"""Puts another policy into a runtime that is there already; the rest of it stays as it is."""

import json
from pathlib import Path

from build_scripts.runtime.manifest import MANIFEST_NAME, FileEntry, Manifest

POLICY_NAME = "policy.json"


def renew_policy(out: Path, policy_json: bytes) -> Manifest:
    """Replace the policy of an assembled runtime, and its entry in the manifest.

    Args:
        out: the runtime's folder, as `assemble` left it.
        policy_json: the compiled policy, with the key `policy_version`.

    Raises:
        OSError: the folder holds no assembled runtime, or cannot be written.
    """
    kept = json.loads((out / MANIFEST_NAME).read_bytes())
    policy = FileEntry.of(POLICY_NAME, policy_json)
    entries = (FileEntry(**entry) for entry in kept["files"])
    manifest = Manifest(
        json.loads(policy_json)["policy_version"],
        kept["checker_hash"],
        tuple(policy if entry.name == POLICY_NAME else entry for entry in entries),
    )
    (out / POLICY_NAME).write_bytes(policy_json)
    manifest.write(out)
    return manifest
