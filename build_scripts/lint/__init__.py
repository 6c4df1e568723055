"""Lint rules for the policy: one small module a rule, each with ID, LEVEL and `find`.

A rule is a module with `ID` (also its module name with hyphens), `LEVEL` and
`find(checked) -> Iterator[Problem]`; its docstring says what it protects readers from.
"""

from build_scripts.lint import (
    calendar_days,
    catalogue_entry,
    example_disagrees,
    missing_translation,
    overlapping_validity,
    unknown_reference,
)
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

RULES = (
    unknown_reference, missing_translation, overlapping_validity, catalogue_entry, calendar_days,
)  # fmt: skip
RULES_THAT_JUDGE = (example_disagrees,)
"""Rules that run the checker, which a policy with broken references cannot do."""


def lint(checked: Checked) -> list[Problem]:
    """Every problem that the rules find, in no particular order."""
    problems = [problem for rule in RULES for problem in rule.find(checked)]
    if problems or not checked.usable:
        return problems
    return [problem for rule in RULES_THAT_JUDGE for problem in rule.find(checked)]
