"""The part of the compiled policy that the checker reads: pages keep the rest to themselves.

A reader's phone loads this before the first verdict, so what only pages show (how to make sure,
mistakes, examples, the ledger of claims …) stays behind. A test proves that every diagnosis is the
same with it as with the whole.
"""

from typing import Any

from build_scripts.compile.policy import Compiled

ONLY_ON_PAGES = frozenset(
    {"catalogues", "checklists", "claims", "messages", "occasions", "terms"}
)  # fmt: skip
"""Folders that no rule of the checker looks into."""
_PAGE_KEYS = {
    "causes": ("applies", "cues", "deadline", "examples", "make_sure", "mistakes", "neighbours",
               "sign", "summary", "when"),
    "channels": ("can", "kind", "phone", "reach", "region", "sources", "what", "whom"),
    "diseases": ("code", "intro", "synonyms"),
    "disputes": ("about", "ask", "claims", "rule", "title"),
    "materials": ("age", "issuer", "needed_for", "not_needed_for", "seal", "signature", "sources",
                  "substitutes", "what"),
    "parameters": ("decides", "side", "step"),
    "questions": ("ask", "choices", "find", "helper", "why"),
    "regions": ("intro", "notes"),
    "sources": ("address", "address_is", "claims", "issuer", "note", "number"),
    "steps": ("picture", "what"),
}  # fmt: skip
"""For each folder the keys that only its pages show."""


def for_checker(policy: Compiled) -> Compiled:
    """The compiled policy without what only pages show; its version is that of the whole."""
    return {
        key: _entries(key, value) if key in _PAGE_KEYS else value
        for key, value in policy.items()
        if key not in ONLY_ON_PAGES
    }


def _entries(folder: str, entries: dict[str, Any]) -> dict[str, Any]:
    left_out = _PAGE_KEYS[folder]
    return {
        name: {key: _value(entry, key) for key in entry if key not in left_out}
        for name, entry in entries.items()
    }


def _value(entry: dict[str, Any], key: str) -> Any:
    """A value of an entry; the list of all regions is the form's, a part brings each region."""
    if key == "computed" and entry.get("type") == "region":
        return {**entry[key], "options": [], "labels": {}}
    return entry[key]
