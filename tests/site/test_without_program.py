"""Without the program every cause is reached: by links of the decision pages, in both languages."""

import posixpath
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_ways import HOMES, Links


def targets(home: Path, page: str) -> set[str]:
    """The pages that the text of a page links to, as paths below the language's root."""
    links = Links((home / page).read_text("utf-8")).found
    paths = {href.partition("#")[0] for href in links if "://" not in href}
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page), p)) for p in paths if p}


@pytest.mark.parametrize("home", HOMES, ids=["zh", "en"])
def test_the_self_check_leads_by_decision_pages_alone_to_every_cause(
    home: Path, real: dict[str, Any]
) -> None:
    assert "decide/index.html" in targets(home, "check.html")
    seen, waiting = set[str](), {"decide/index.html"}
    causes = set[str]()
    while waiting:
        page = waiting.pop()
        seen.add(page)
        found = targets(home, page)
        waiting |= {one for one in found if one.startswith("decide/")} - seen
        causes |= {one for one in found if one.startswith("causes/")}
    wanted = {f"causes/{name}.html" for name in real["causes"]}
    assert causes - {"causes/index.html"} == wanted
    assert all((home / cause).is_file() for cause in wanted)


def test_both_languages_have_the_same_decision_pages() -> None:
    listed = [{page.name for page in (home / "decide").iterdir()} for home in HOMES]
    assert listed[0] == listed[1]
    assert len(listed[0]) > 4
