"""The checker's test corpus as requests: every example of the policy, and what goes wrong."""

import json
from typing import Any

from build_scripts.compile.policy import Compiled, canonical
from build_scripts.runtime.policy_part import for_checker
from build_scripts.runtime.regions import parted
from build_scripts.runtime.trace import Corpus
from checker.phrases import LANGUAGES

_DAY = "2026-11-25"
_WRONG: tuple[Any, ...] = (
    {"do": "check_number", "number": "11010519491231002X", "as_of": _DAY},
    {"do": "check_number", "number": "110105194912310021", "as_of": _DAY},
    {"do": "check_number", "number": "２ x\u0000", "as_of": _DAY},
    {"do": "nothing"},
    {"do": "diagnose", "lang": "zh", "case": {"as_of": "2026-02-30", "answers": {}}},
    {"do": "diagnose", "lang": "en", "case": {"as_of": _DAY, "answers": {"no_such": [1]}}},
    {"do": "diagnose", "lang": "zh", "case": {"as_of": _DAY, "answers": {"failed_on": "2999-1-1"}}},
    {"do": "diagnose", "lang": "en", "case": {"as_of": _DAY, "answers": {"home_region": ["x"]}}},
    {"do": "diagnose", "lang": "en", "case": {"as_of": _DAY, "answers": "text"}},
    {"do": "diagnose", "lang": "zh", "case": None},
    [],
)  # fmt: skip


def corpus_of(policy: Compiled) -> Corpus:
    """Return the corpus of a compiled policy, the whole of it."""
    core, parts = parted(for_checker(policy))
    examples = [
        {"do": "diagnose", "lang": lang, "case": {"as_of": e["as_of"], "answers": e["answers"]}}
        for cause in policy["causes"].values()
        for e in cause["examples"]
        for lang in LANGUAGES
    ]
    requests = [json.dumps(request, ensure_ascii=False) for request in (*examples, *_WRONG)]
    return Corpus(
        policy=canonical(core),
        parts=tuple(canonical(part).decode() for part in parts.values()),
        requests=(*requests, "no JSON", ""),
    )
