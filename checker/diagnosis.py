"""Diagnoses a case: every cause judged, in the order a reader should meet them."""

from typing import Any

from checker.answers import read_case
from checker.context import Context
from checker.facts import Policy
from checker.findings import Finding, find
from checker.verdicts import VERDICTS

Diagnosis = dict[str, Any]
_RANK = {"confirmed": 0, "likely": 0, "open": 1, "unlikely": 2, "ruled-out": 3}
"""What holds comes first, then what is open; `likely` competes with `confirmed` by step."""


def diagnose(policy: Policy, case: Any, lang: str = "zh") -> Diagnosis:
    """Judge every cause of the policy for a case.

    Args:
        policy: compiled policy.
        case: `{"as_of": ISO day, "answers": {...}}`.
        lang: zh or en, the language of the sentences.

    Returns:
        Plain data: policy_version, as_of, findings in order, next_questions.

    Raises:
        CaseError: the case is not as expected; nothing was judged.
    """
    answers, as_of = read_case(policy, case)
    context = Context(policy, answers, as_of)
    findings = [find(cause, context, lang) for cause in policy["causes"]]
    findings.sort(key=lambda finding: _place(policy, finding))
    return {
        "policy_version": policy["policy_version"],
        "as_of": as_of,
        "findings": findings,
        "next_questions": _next_questions(policy, findings),
    }


def _place(policy: Policy, finding: Finding) -> tuple[int, bool, int, int, int, str]:
    """What blocks earliest comes first, then what is surest, then what needs fewest answers.

    Among what is open, that for which an answer already speaks comes before the rest.
    """
    verdict = finding["verdict"]
    step = policy["steps"][finding["step"]]["order"]
    return (
        _RANK[verdict],
        verdict == "open" and not finding["begun"],
        step,
        VERDICTS.index(verdict),
        len(finding["missing"]),
        finding["cause"],
    )


def _next_questions(policy: Policy, findings: list[Finding]) -> list[str]:
    """The questions that can still decide something, in the order they are asked."""
    wanted = {question for finding in findings for question in finding["missing"]}
    return sorted(wanted, key=lambda question: (policy["questions"][question]["order"], question))
