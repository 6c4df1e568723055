"""Assemble what the browser needs to run the checker: Pyodide, Python's library, the policy."""

from build_scripts.runtime.assemble import WHOLE, assemble, renew_policy
from build_scripts.runtime.errors import RuntimeBuildError
from build_scripts.runtime.manifest import FileEntry, Manifest
from build_scripts.runtime.policy_part import for_checker
from build_scripts.runtime.regions import parted

__all__ = [
    "WHOLE",
    "FileEntry",
    "Manifest",
    "RuntimeBuildError",
    "assemble",
    "for_checker",
    "parted",
    "renew_policy",
]
