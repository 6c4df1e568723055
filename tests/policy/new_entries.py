"""A new entry of each noun, as small as its schema allows, for the promise that data is enough."""

import json
from typing import Any

DAY = "2026-11-23"


def text(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


NAME = text("云上新条目", "New entry on the clouds")
SOURCE = "nhsa-mof-2022-22"
SAID = {"text": NAME, "source": SOURCE}
CITED = [{"source": SOURCE}]
EXAMPLE = {"as_of": DAY, "name": NAME}
NEW: dict[str, dict[str, Any]] = {
    "step": {"title": NAME, "order": 99, "what": NAME},
    "source": {"title": NAME, "issuer": NAME, "grade": "D", "seen": "quoted", "read_on": DAY},
    "parameter": {"label": NAME, "of": "region", "type": "integer", "unit": "day", "decides": NAME},
    "region": {"name": NAME, "choice": NAME, "level": "city", "parent": "shanxi", "intro": NAME},
    "disease": {
        "name": NAME, "intro": NAME,
        "settles_since": {"value": "2025-01-01", "source": SOURCE},
    },
    "material": {
        "name": NAME, "what": NAME, "issuer": NAME, "sources": CITED,
        "defects": [{"id": "missing", "label": NAME, "who": "patient", "repair": NAME}],
    },
    "question": {
        "label": NAME, "ask": NAME, "why": NAME, "find": NAME, "order": 990, "type": "yes_no",
    },
    "cause": {
        "step": "file", "title": NAME, "summary": NAME, "when": 'filing_kind == "none"',
        "sign": NAME, "ask": NAME, "sources": CITED,
        "remedies": [{"who": "patient", "do": NAME, "channel": "national-app"}],
        "examples": [
            {**EXAMPLE, "answers": {"filing_kind": "none"}, "verdict": "confirmed"},
            {**EXAMPLE, "answers": {"filing_kind": "long-term"}, "verdict": "ruled-out"},
            {**EXAMPLE, "answers": {}, "verdict": "open"},
        ],
    },
    "message": {
        "text": NAME, "where": NAME, "meaning": NAME, "verbatim": False, "causes": ["lapse"],
        "first": NAME, "source": SOURCE,
    },
    "catalogue": {
        "name": NAME, "region": "linfen", "intro": NAME, "complete": True, "sources": CITED,
        "classes": [{"id": "one", "label": NAME, "what": NAME, "source": SOURCE}],
        "diseases": [
            {"disease": "diabetes", "class": "one", "criteria": [SAID], "review": [SAID],
             "papers": ["test-report"], "source": SOURCE},
        ],
    },
    "channel": {
        "name": NAME, "kind": "website", "what": NAME, "whom": NAME, "reach": NAME,
        "can": [SAID], "sources": CITED,
    },
    "term": {
        "name": NAME, "meaning": NAME, "sources": CITED,
        "avoid": {"zh": ["浮云"], "en": ["vapour"]},
        "not_the_same_as": [{"term": "filing", "why": NAME}],
    },
    "dispute": {
        "title": NAME, "about": {"regions": ["linfen"]}, "follow": "rule", "rule": SAID,
        "claims": [{"says": NAME, "source": "article-linfen-failure"}], "why": NAME, "ask": NAME,
    },
    "checklist": {
        "region": "linfen", "step": "file", "sources": CITED,
        "papers": [
            {"material": "identity-card", "need": "always", "note": NAME, "source": SOURCE},
        ],
        "way": [{"who": "patient", "do": NAME, "channel": "national-app", "source": SOURCE}],
        "ask": NAME,
    },
    "claim": {
        "source": "article-linfen-failure", "where": NAME, "region": "linfen", "kind": "cause",
        "says": NAME, "disposition": "used", "at": ["causes/lapse#when"],
    },
    "calendar": {
        "name": NAME, "year": 2040, "make_up_days": [], "source": SOURCE,
        "days_off": [{"name": NAME, "from": "2040-01-02", "through": "2040-01-03"}],
    },
    "occasion": {"title": NAME, "month": 6, "look": NAME, "sources": CITED},
}  # fmt: skip


def entry_of(noun: str) -> dict[str, Any]:
    """A new entry of a noun, its parts copied: one part in two places would become a YAML alias."""
    copied: dict[str, Any] = json.loads(json.dumps(NEW[noun]))
    return copied
