"""The page of what changed: national years can be seen, nothing is dated better than known."""

from typing import Any

import pytest

from build_scripts.render.changes import changes
from build_scripts.render.pages import pages
from checker.phrases import LANGUAGES


def test_a_disease_is_told_on_its_day_or_on_the_last_one_it_can_be(
    invented: dict[str, Any],
) -> None:
    def told() -> dict[str, tuple[str, str]]:
        found = (c for c in changes(invented, "en") if c.key.startswith("diseases/"))
        return {c.key.split("/")[1]: (c.day, c.text) for c in found}

    between = "between 1 March 2024 and 30 June 2024"
    assert told()["moon-cough"] == ("2024-09-01", "1 September 2024.")
    assert told()["salt-fever"][0] == "2024-06-30"
    assert between in told()["salt-fever"][1]
    assert set(told()) == {"moon-cough", "salt-fever"}
    invented["diseases"]["salt-fever"]["settles_since"]["value"] = {"earliest": "2024-03-01"}
    assert set(told()) == {"moon-cough"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_years_of_the_national_rules_can_be_seen(real: dict[str, Any], lang: str) -> None:
    page = pages(real, "2026-11-23")[lang]["changes.md"]
    years = {year: page.split(f"## {year} ")[1].split("\n## ")[0] for year in (2023, 2024, 2025)}
    assert "regions/nation.md" in years[2023]
    added = [name for name in real["diseases"] if f"diseases/{name}.md" in years[2024]]
    assert len(added) >= 5
    assert "regions/nation.md" in years[2025]
    assert {"zh": "3个月", "en": "3 months"}[lang] in years[2025]
