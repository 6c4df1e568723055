"""axe finds nothing on any page kind, nor on the tool before and after a verdict."""

from pathlib import Path

import pytest

from build_scripts.site import ROOT
from tests.browser.conftest import Visit
from tests.browser.reader import WUHAN, go_through

pytestmark = pytest.mark.browser
AXE = Path(ROOT, "node_modules", "axe-core", "axe.min.js")
PAGES = [
    "index.html", "about.html", "privacy.html", "404.html", "sources.html",
    "causes/index.html", "causes/filing-expired.html", "messages/index.html",
    "messages/enrolment-not-fetched.html", "regions/index.html", "regions/linfen.html",
    "regions/liaocheng.html", "diseases/index.html", "diseases/rheumatoid-arthritis.html",
    "materials/index.html", "materials/residence-proof.html", "changes.html", "integrators.html",
    "upkeep.html",
    "disputes/index.html", "disputes/care-area-level.html", "claims.html", "coverage.html",
    "freshness.html", "checklists/index.html", "checklists/nation-file.html",
    "checklists/hebei-file.html", "steps/index.html", "steps/file.html",
]  # fmt: skip


def violations(visit: Visit) -> list[str]:
    # evaluated and not added as a script: the content policy of the page stays as it is
    visit.page.evaluate(AXE.read_text("utf-8"))
    found = visit.page.evaluate("axe.run().then((result) => result.violations)")
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]


@pytest.mark.parametrize("visit", [390, 1280], indirect=True, ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_kind_has_a_violation(visit: Visit, lang: str) -> None:
    found = {}
    for path in PAGES:
        visit.open(lang, path)
        found[path] = violations(visit) + visit.refused()
    assert {path: one for path, one in found.items() if one} == {}
    assert visit.foreign() == []


@pytest.mark.parametrize("visit", [390, 1280], indirect=True, ids=["phone", "desk"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_tool_has_none_before_and_after_a_verdict(visit: Visit, lang: str) -> None:
    page = visit.open(lang, "check.html")
    assert violations(visit) == []
    go_through(page, WUHAN)
    for folded in page.locator("#findings details").all():
        folded.evaluate("one => { one.open = true; }")
    assert violations(visit) == []
