"""No word of a picture sticks out of it, in either language, as the browser measures letters."""

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
STICKS_OUT = """
() => [...document.querySelectorAll(".picture svg")].flatMap((svg) => {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  return [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBBox();
    return box.x < 0 || box.x + box.width > width || box.y < 0 || box.y + box.height > height;
  }).map((text) => text.textContent);
})
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["steps/index.html", "steps/settle.html", "steps/file.html"])
def test_every_word_fits(visit: Visit, lang: str, path: str) -> None:
    page = visit.open(lang, path)
    assert page.locator(".picture svg text").count() > 2
    assert page.evaluate(STICKS_OUT) == []
