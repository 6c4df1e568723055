"""From the home page to every cause in three clicks, by links in the text alone, both languages."""

import posixpath
from collections import deque
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from build_scripts.render import checklists
from build_scripts.site import SITE

HOMES = [SITE, SITE / "en"]


class Links(HTMLParser):
    """The links of a page's text; those of header and footer are left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside, self.found = False, list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"
        href = dict(attrs).get("href") if tag == "a" and self.inside else None
        if href:
            self.found.append(href)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"


def depths(home: Path) -> dict[str, int]:
    """How many clicks each page of a language is from its home page."""
    found = {"index.html": 0}
    waiting = deque(found)
    while waiting:
        page = waiting.popleft()
        for href in Links((home / page).read_text("utf-8")).found:
            link = urlsplit(href)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link.path))
            inside = not (link.scheme or link.netloc or target.startswith(".."))
            if link.path.endswith(".html") and inside and target not in found:
                found[target] = found[page] + 1
                waiting.append(target)
    return found


@pytest.fixture(scope="module", params=HOMES, ids=["zh", "en"])
def clicks(request: pytest.FixtureRequest) -> dict[str, int]:
    """The depth of every page that can be reached."""
    return depths(request.param)


def too_far(clicks: dict[str, int], pages: list[str], most: int) -> dict[str, int | None]:
    return {page: clicks.get(page) for page in pages if clicks.get(page, most + 1) > most}


def test_every_cause_is_three_clicks_away(real: dict[str, Any], clicks: dict[str, int]) -> None:
    causes = [f"causes/{name}.html" for name in real["causes"]]
    assert len(causes) > 40
    assert too_far(clicks, causes, 3) == {}


def test_every_dispute_and_checklist_is_four_clicks_away(
    real: dict[str, Any], clicks: dict[str, int]
) -> None:
    names = [*real["checklists"], *(page for page, _own, _region in checklists.inherited(real))]
    pages = [f"checklists/{name}.html" for name in names]
    pages += [f"disputes/{name}.html" for name in real["disputes"]]
    assert too_far(clicks, pages, 4) == {}


def test_no_entry_is_an_island(real: dict[str, Any], clicks: dict[str, int]) -> None:
    for folder in ("regions", "materials", "messages", "diseases", "channels", "terms", "steps"):
        pages = [f"{folder}/{name}.html" for name in real[folder]]
        assert too_far(clicks, pages, 4) == {}, folder


def test_the_home_page_opens_the_doors_that_are_new(clicks: dict[str, int]) -> None:
    for page in ("checklists/index.html", "steps/index.html", "disputes/index.html"):
        assert clicks[page] == 1
