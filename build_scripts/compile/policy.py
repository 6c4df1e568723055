"""Compiles policy files to the one plain structure that pages and the browser both read.

Keys that people wrote stay as they are; what the compiler added stands under `computed`.
"""

import hashlib
import json
from typing import Any

from build_scripts.compile import catalogues, regions
from build_scripts.compile.conditions import Conditions
from build_scripts.compile.places import places
from build_scripts.compile.vocabulary import NOUN_OF_TYPE, Vocabulary, vocabulary
from build_scripts.read.nouns import NOUNS
from build_scripts.read.policy_files import PolicyFiles
from build_scripts.read.problems import Problem

Compiled = dict[str, Any]


def compile_policy(files: PolicyFiles) -> tuple[Compiled, list[Problem]]:
    """The compiled policy, and the mistakes in its conditions (empty if it can be used)."""
    entries = {folder: files.entries(folder) for folder in NOUNS}
    words = vocabulary(entries)
    conditions = Conditions(files, words)
    policy: Compiled = {"policy_version": "", **files.settings.data, "places": places()}
    policy["exceptions"] = files.exceptions.data or [] if files.exceptions else []
    for folder in NOUNS:
        policy[folder] = {name: dict(entry) for name, entry in entries[folder].items()}
    for name, compiled in conditions.causes().items():
        policy["causes"][name]["computed"] = compiled
    for name, bound in conditions.questions().items():
        policy["questions"][name]["computed"] = _question(name, bound, words)
    for entry in policy["catalogues"].values():
        entry["computed"] = catalogues.computed(entry, policy["diseases"])
    for name, entry in policy["regions"].items():
        entry["computed"] = regions.computed(name, policy)
    policy["policy_version"] = version(policy)
    return policy, conditions.problems


def _question(name: str, bound: Any, words: Vocabulary) -> dict[str, Any]:
    kind = words.questions[name]["type"]
    computed: dict[str, Any] = {"options": words.options(name), "labels": words.labels[name]}
    if kind in NOUN_OF_TYPE:
        computed["noun"] = NOUN_OF_TYPE[kind]
    if bound:
        computed["at_least"] = bound
    return computed


def canonical(value: Any) -> bytes:
    """JSON with one spelling for one meaning: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def version(policy: Compiled) -> str:
    """A short name for exactly this content."""
    return hashlib.sha256(canonical(policy)).hexdigest()[:12]
