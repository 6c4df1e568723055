"""Lint rules for the policy: one small module a rule, each with ID, LEVEL and `find`.

A rule is a module with `ID` (also its module name with hyphens), `LEVEL` (error or warning) and
`find(checked) -> Iterator[Problem]`; its docstring says what it protects readers from. A warning
is told and counted; an error stops the build.
"""

from collections.abc import Iterable
from dataclasses import replace
from types import ModuleType

from build_scripts.lint import (
    ambiguous_id,
    calendar_days,
    catalogue_entry,
    cause_without_cue,
    claim_without_disposition,
    deadline_without_count,
    dispute_without_resolution,
    english_in_chinese_letters,
    example_disagrees,
    exception_expired,
    exception_unused,
    fact_source_too_weak,
    future_date,
    gap_in_validity,
    helper_without_choice,
    missing_translation,
    never_decides,
    number_in_prose,
    overlapping_validity,
    region_code,
    region_without_checklist,
    sides_disagree,
    stale_date,
    term_outside_glossary,
    translation_stale,
    translation_unrecorded,
    unknown_placeholder,
    unknown_reference,
    unused_choice,
    unused_entry,
    value_of_wrong_kind,
    weak_without_warning,
)
from build_scripts.lint.checked import Checked
from build_scripts.lint.exceptions import without_accepted
from build_scripts.read.problems import Problem

RULES = (
    unknown_reference,
    missing_translation,
    overlapping_validity,
    region_code,
    unknown_placeholder,
    value_of_wrong_kind,
    catalogue_entry,
    calendar_days,
    helper_without_choice,
)
"""Rules of form: what they find has to be mended, no exception is possible."""
RULES_THAT_JUDGE = (example_disagrees,)
"""Rules that run the checker, which a policy with broken references cannot do; no exception."""
RULES_OF_CARE = (
    ambiguous_id, english_in_chinese_letters, gap_in_validity, number_in_prose,
    term_outside_glossary, translation_stale, translation_unrecorded, weak_without_warning,
)  # fmt: skip
"""Rules that look at entries one by one; their problems may be accepted for a while."""
RULES_OF_CLOCK = (future_date, stale_date)
"""Rules that depend on the day of the check."""
RULES_OF_SENSE = (
    cause_without_cue, claim_without_disposition, deadline_without_count,
    dispute_without_resolution, fact_source_too_weak, never_decides, region_without_checklist,
    sides_disagree, unused_choice, unused_entry,
)  # fmt: skip
"""Rules that look at the policy as a whole, which has to be of good form for that."""
RULES_ABOUT_EXCEPTIONS = (exception_expired, exception_unused)
"""Rules that look at what the others found."""
ALL_RULES = (
    *RULES, *RULES_THAT_JUDGE, *RULES_OF_CARE, *RULES_OF_CLOCK, *RULES_OF_SENSE,
    *RULES_ABOUT_EXCEPTIONS,
)  # fmt: skip


def lint(checked: Checked) -> list[Problem]:
    """Every problem that the rules find and no exception accepts, in no particular order."""
    form = _found(RULES, checked)
    sound = checked.usable and not form
    ran: list[ModuleType] = list(RULES_OF_CARE)
    if sound:
        form += _found(RULES_THAT_JUDGE, checked)
        ran += RULES_OF_SENSE
        ran += RULES_OF_CLOCK if checked.today else ()
    found = _found(ran, checked)
    silent = {rule.ID for rule in (*RULES_OF_CLOCK, *RULES_OF_SENSE)} - {rule.ID for rule in ran}
    looked = replace(
        checked,
        ran=frozenset(rule.ID for rule in ran), silent=frozenset(silent), found=tuple(found),
    )  # fmt: skip
    return form + without_accepted(checked, found) + _found(RULES_ABOUT_EXCEPTIONS, looked)


def _found(rules: Iterable[ModuleType], checked: Checked) -> list[Problem]:
    return [replace(problem, level=rule.LEVEL) for rule in rules for problem in rule.find(checked)]
