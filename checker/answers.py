"""Checks a case before it is judged: every key known, every answer of the right type and possible.

All problems are found at once, up to a number nobody would read through. A message names the key
and what was expected; it repeats of a rejected answer only what fits in a line.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from checker.facts import Policy
from checker.phrases import say
from checker.places import city, is_of_the_business, province

UNKNOWN = "unknown"
_LONGEST_ECHO = 40
_LONGEST_LIST = 120
_MOST = 100  # a text pasted by accident may hold ten thousand keys


class CaseError(ValueError):
    """A case that cannot be judged.

    Attributes:
        problems: one `{"key": ..., "zh": ..., "en": ...}` for each thing to repair.
    """

    def __init__(self, problems: list[dict[str, str]]) -> None:
        super().__init__("; ".join(problem["en"] for problem in problems))
        self.problems = problems


def read_case(policy: Policy, case: Any) -> tuple[dict[str, Any], str]:
    """The known answers of a case and its day.

    Args:
        policy: compiled policy.
        case: `{"as_of": ISO day, "answers": {question: answer}}`; an answer that is absent, null
            or "unknown" is not known.

    Raises:
        CaseError: something in the case is not as expected.
    """
    if not isinstance(case, dict):
        raise CaseError([_problem("case", "expected_mapping", case)])
    strange = [key for key in case if key not in ("as_of", "answers")]
    problems = [_problem(key, "unknown_key", key) for key in strange[:_MOST]]
    as_of = case.get("as_of")
    if not _is_day(as_of):
        problems.append(_problem("as_of", "expected_date", as_of))
    answers = case.get("answers", {})
    if not isinstance(answers, dict):
        problems.append(_problem("answers", "expected_mapping", answers))
    if problems:
        raise CaseError(problems)
    given = {key: value for key, value in answers.items() if value is not None and value != UNKNOWN}
    for key, value in given.items():
        if len(problems) >= _MOST:
            break
        question = policy["questions"].get(key)
        if question is None:
            problems.append(_problem(f"answers.{key}", "unknown_key", key))
        else:
            problems.extend(_check(policy, key, question, value, str(as_of)))
    if problems:
        raise CaseError(problems)
    return given, str(as_of)


def _problem(key: Any, phrase: str, value: Any, **slots: Any) -> dict[str, str]:
    key, got = _short(key), _short(value)
    texts = {lang: say(phrase, lang, key=key, got=got, **slots) for lang in ("zh", "en")}
    return {"key": key, **texts}


def _short(value: Any) -> str:
    """A value as one short, printable line; pasted text may be long or hold control characters."""
    try:
        whole = str(value)
    except (RecursionError, ValueError):  # nested too deep, or a number of thousands of digits
        whole = "…"
    text = "".join(c if c.isprintable() else " " for c in whole[: _LONGEST_ECHO + 1])
    return text[:_LONGEST_ECHO] + "…" if len(text) > _LONGEST_ECHO else text


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != len("2026-01-01"):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return value[4] == value[7] == "-"


def _check(
    policy: Policy, key: str, question: dict[str, Any], value: Any, as_of: str
) -> list[dict[str, str]]:
    problem = _CHECKS[question["type"]](policy, question, value, as_of)
    if problem is None:
        return []
    # Where a helper asks for an identity number, somebody may have given the number itself.
    shown = "…" if "helper" in question else value
    return [_problem(f"answers.{key}", problem[0], shown, **problem[1])]


Complaint = tuple[str, dict[str, Any]] | None


def _listed(options: list[str]) -> str:
    """The choices in one line; the first of them where there are too many to read."""
    shown = ", ".join(options)
    return (
        shown if len(shown) <= _LONGEST_LIST else shown[:_LONGEST_LIST].rsplit(", ", 1)[0] + ", …"
    )


def _date(_policy: Policy, question: dict[str, Any], value: Any, as_of: str) -> Complaint:
    if not _is_day(value):
        return "expected_date", {}
    if question.get("not_after") == "today" and value > as_of:
        return "expected_past", {"as_of": as_of}
    return None


def _integer(_policy: Policy, question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    low, high = question["min"], question["max"]
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        return "expected_integer", {"low": low, "high": high}
    return None


def _choice(_policy: Policy, question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    options = question["computed"]["options"]
    if not isinstance(value, str) or value not in options:
        return "expected_choice", {"options": _listed(options)}
    return None


def _region(policy: Policy, _question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    known = isinstance(value, str) and value in policy["regions"]
    return None if known else ("expected_region", {})


def _choices(_policy: Policy, question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    options = question["computed"]["options"]
    if (
        not isinstance(value, list)
        or not all(isinstance(item, str) and item in options for item in value)
        or len(set(value)) != len(value)
    ):
        return "expected_choices", {"options": _listed(options)}
    return None


def _yes_no(_policy: Policy, _question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    return None if isinstance(value, bool) else ("expected_yes_no", {})


def _place(policy: Policy, _question: dict[str, Any], value: Any, _as_of: str) -> Complaint:
    if not isinstance(value, str) or not (value.isascii() and value.isdigit() and len(value) == 6):
        return "expected_place", {}
    if is_of_the_business(value):  # a way of being insured: nobody is treated there
        return "expected_place", {}
    return None if (city(value) or province(value)) in policy["places"] else ("expected_place", {})


_CHECKS: dict[str, Callable[[Policy, dict[str, Any], Any, str], Complaint]] = {
    "date": _date,
    "integer": _integer,
    "choice": _choice,
    "region": _region,
    "disease": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "place": _place,
}
