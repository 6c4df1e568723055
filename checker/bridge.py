"""The door of the browser: JSON text in, JSON text out, nothing else crosses."""

import json
from typing import Any

from checker.answers import CaseError
from checker.diagnosis import diagnose
from checker.phrases import LANGUAGES

_MOST_BRACKETS = 900
"""No page asks with more than a few dozen; in a browser, deep nesting would be Python's end."""

_policy: dict[str, Any] = {}


def load(policy_json: str) -> str:
    """Keep the compiled policy for the requests to come; returns its version as JSON.

    It may be the nation's part alone; `add` then brings a region when a case names one.
    """
    _policy.clear()
    _policy.update(json.loads(policy_json))
    return json.dumps({"policy_version": _policy["policy_version"]})


def add(part_json: str) -> None:
    """Keep the part of a region as well: its areas, their disputes and sources."""
    for folder, entries in json.loads(part_json).items():
        _policy[folder].update(entries)


def warm() -> None:
    """Import what only some requests need: a memory kept of this Python has no files to read."""
    import checker.identity  # noqa: F401 - loaded, not used


def lacks(request_json: str) -> str:
    """The region that a request names and this copy does not hold, by id; else an empty text.

    Whether there is such a region is for the index of the parts to say.
    """
    try:
        region = _read(request_json)["case"]["answers"]["home_region"]
    except (ValueError, KeyError, TypeError):
        return ""  # `handle` says what is wrong
    return region if isinstance(region, str) and region not in _policy["regions"] else ""


def handle(request_json: str) -> str:
    """Answer one request.

    Args:
        request_json: `{"do": "diagnose", "case": {...}, "lang": "zh" | "en"}`, or
            `{"do": "check_number", "number": ..., "as_of": ISO day}`.

    Returns:
        `{"ok": true, "result": ...}`, or `{"ok": false, "problems": [{"key", "zh", "en"}]}` where
        the case cannot be judged. The result on a number is its outcome and never repeats it.

    Raises:
        ValueError: the request itself is not of this form; a fault of the page, not the reader.
    """
    request = _read(request_json)
    if request.get("do") == "check_number":
        from checker.identity import check_number  # few readers need it

        number, as_of = request.get("number"), request.get("as_of")
        if not isinstance(number, str) or not isinstance(as_of, str):
            raise ValueError("unknown request")
        return json.dumps({"ok": True, "result": check_number(number, as_of)})
    if request.get("do") != "diagnose" or request.get("lang") not in LANGUAGES:
        raise ValueError("unknown request")
    try:
        result = diagnose(_policy, request.get("case"), request["lang"])
    except CaseError as error:
        return json.dumps({"ok": False, "problems": error.problems}, ensure_ascii=False)
    return json.dumps({"ok": True, "result": result}, ensure_ascii=False)


def _read(request_json: str) -> dict[str, Any]:
    """A request as a mapping; one of no form, or perhaps nested too deep, is a ValueError."""
    if request_json.count("[") + request_json.count("{") > _MOST_BRACKETS:
        raise ValueError("nested too deep")
    request = json.loads(request_json)
    if not isinstance(request, dict):
        raise ValueError("unknown request")
    return request
