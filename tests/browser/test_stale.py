"""The reader's own clock decides what is out of date: on pages and in the verdict alike."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.reader import WUHAN, go_through

pytestmark = pytest.mark.browser
NOTICE = "#stale"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", ["regions/nation.html", "causes/filing-expired.html"])
def test_a_copy_years_old_says_confirm_with_the_office_first(
    visit: Visit, lang: str, page: str
) -> None:
    visit.page.clock.set_fixed_time("2031-05-01T09:00:00")
    opened = visit.open(lang, page)
    assert opened.locator(NOTICE).is_visible()
    assert "12393" in opened.locator(NOTICE).inner_text()
    assert opened.locator(".grade--stale").count() > 0


def test_within_the_review_interval_nothing_is_said(visit: Visit) -> None:
    visit.page.clock.set_fixed_time("2026-12-01T09:00:00")
    opened = visit.open("zh", "regions/nation.html")
    assert opened.locator(NOTICE).is_hidden()
    assert opened.locator(".grade--stale").count() == 0


def test_the_verdict_of_an_old_copy_is_likely_and_no_longer_confirmed(visit: Visit) -> None:
    visit.page.clock.set_fixed_time("2031-05-01T09:00:00")
    go_through(visit.open("en", "check.html"), WUHAN)
    text = visit.page.locator("#findings").inner_text()
    assert "Likely - rule unverified" in text
    assert "Matches what you told us" not in text
