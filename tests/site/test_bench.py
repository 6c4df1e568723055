"""Benchmark: medians and ratios are right, the peer has the same pages without our theme."""

from pathlib import Path

import pytest

from build_scripts.bench.stages import PAGES, STAGES, by_stage, overhead
from build_scripts.plain import build_plain
from build_scripts.site import SITE


def run(mkdocs: float, each: float) -> dict[str, float]:
    return {stage: mkdocs if stage == "mkdocs" else each for stage in STAGES}


def test_the_table_shows_medians_per_stage_and_page_and_the_spread() -> None:
    lines = by_stage([run(4.0, 0.5), run(9.0, 0.1), run(5.0, 0.3)], pages=100)
    assert lines[0].endswith("3 builds, 100 pages")
    cells = {line.split()[0]: line.split()[1:] for line in lines[1:]}
    assert list(cells) == [*STAGES, "total"]
    assert cells["mkdocs"] == ["5.00", "50.0", "4.00", "-", "9.00"]
    assert cells["finish"] == ["0.30", "3.0", "0.10", "-", "0.50"]
    assert cells["total"] == ["8.00", "80.0", "7.40", "-", "9.80"]


def test_ratios_compare_each_build_with_the_plain_one_beside_it() -> None:
    lines = overhead([run(4.0, 0.2), run(8.0, 0.4), run(6.0, 0.3)], [4.0, 8.0, 3.0])
    assert lines[0].endswith("4.00 s")
    ratios = {line.split(" x ")[0].rsplit(None, 1)[0].strip(): line for line in lines[1:]}
    assert "1.15 x plain" in ratios["policy to mkdocs"]
    assert "1.25 x plain" in ratios["policy to pages"]
    assert "1.40 x plain" in ratios["everything"]
    assert [title for title, line in ratios.items() if "goal <= 1.10" in line] == [
        "policy to pages"
    ]
    assert set(STAGES) - set(PAGES) == {"runtime", "keep", "precompress"}


@pytest.mark.deep
def test_the_peer_has_the_same_pages_and_none_of_our_theme(tmp_path: Path) -> None:
    out = tmp_path / "site"
    ours = {path.relative_to(SITE) for path in SITE.rglob("*.html")}
    assert build_plain(out) == len(ours)
    assert {path.relative_to(out) for path in out.rglob("*.html")} == ours
    for page in ("causes/lapse.html", "en/causes/lapse.html"):
        html, own = ((root / page).read_text("utf-8") for root in (out, SITE))
        assert "colophon" not in html
        assert "colophon" in own
        for html_of in (html, own):
            assert 'id="decides"' in html_of
    assert not list(out.rglob("parts.css"))
    assert list((out / "search").glob("search_index.json"))
