"""Everything the source articles say is accounted for: an entry for each, and none beyond."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import REAL

LISTED = (Path(__file__).parent / "claim_ids.txt").read_text("utf-8").split()
ARTICLES = {
    "S000": "article-linfen-failure",
    "S001": "article-liaocheng-failure",
    "S002": "article-outpatient-bills",
    "S003": "article-linfen-online",
}
WRITTEN = sorted(path.stem for path in (REAL / "claims").glob("*.yml"))


def entry(folder: str, name: str) -> dict[str, Any]:
    """An entry as it is written, before anything is compiled into it."""
    return dict(yaml.safe_load((REAL / folder / f"{name}.yml").read_text("utf-8")))


def held(target: str) -> Any:
    """What FOLDER/ID#key.key points to."""
    place, _sign, keys = target.partition("#")
    value: Any = entry(*place.split("/"))
    for key in keys.split(".") if keys else ():
        value = value[int(key) if isinstance(value, list) else key]
    return value


def test_the_list_counts_each_article_through_without_a_gap() -> None:
    counted = Counter(name.partition("-")[0] for name in LISTED)
    assert [f"{a}-{n:03}" for a in ARTICLES for n in range(1, counted[a] + 1)] == LISTED
    assert {ARTICLES[a]: count for a, count in counted.items()} == {
        path.stem: said["claims"]
        for path in (REAL / "sources").glob("article-*.yml")
        if "claims" in (said := entry("sources", path.stem))
    }


def test_each_listed_statement_has_an_entry_and_no_entry_is_beyond_the_list() -> None:
    assert [name.lower() for name in LISTED] == WRITTEN


@pytest.mark.parametrize("name", WRITTEN)
def test_an_entry_tells_what_became_of_the_statement(name: str) -> None:
    claim = entry("claims", name)
    assert claim["source"] == ARTICLES[name.partition("-")[0].upper()]
    match claim["disposition"]:
        case "used":
            assert all(held(target) for target in claim["at"])
        case "disputed":
            assert (REAL / "disputes" / f"{claim['dispute']}.yml").is_file()
        case "set-aside":
            assert all(claim["why"].values())
        case other:
            pytest.fail(f"nobody knows what {other} means")
