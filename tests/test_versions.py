"""What a page loads is named with its version, and the worker's parts are one file."""

from pathlib import Path

import pytest

from build_scripts.finish import finish
from build_scripts.finish.page import rewrite
from tests.test_finish import page, write_site

VERSIONED = {
    "a sheet": ('<link rel="stylesheet" href="../a.css">', "../a.css"),
    "a script": ('<script src="../a.js"></script>', "../a.js"),
    "the tool's manifest": ('<script src="b.js" data-manifest="../a.json"></script>', "../a.json"),
    "a script named from the root of the host": ('<script src="/a.js"></script>', "/a.js"),
}


@pytest.mark.parametrize(("tag", "address"), VERSIONED.values(), ids=VERSIONED)
def test_what_a_page_loads_is_named_with_the_hash_of_its_content(
    tmp_path: Path, tag: str, address: str
) -> None:
    file = tmp_path / address.rpartition("/")[2]
    file.write_text("one", "utf-8")
    (tmp_path / "below").mkdir()
    html, _ = rewrite(page(tag), tmp_path / "below", tmp_path)
    assert f'"{address}?v=7692c3ad"' in html
    assert rewrite(html, tmp_path / "below", tmp_path)[0] == html
    file.write_text("other", "utf-8")
    assert f'"{address}?v=d9298a10"' in rewrite(html, tmp_path / "below", tmp_path)[0]


def test_what_is_not_there_or_is_no_file_of_a_page_keeps_its_address(tmp_path: Path) -> None:
    body = '<script src="gone.js"></script><a href="a.css">a</a><link rel="x" href="a.atom">'
    (tmp_path / "a.css").write_text("", "utf-8")
    assert body in rewrite(page(body), tmp_path, tmp_path)[0]


def test_the_parts_of_the_worker_become_one_file_in_their_order(tmp_path: Path) -> None:
    parts = {"assets/tool/worker/2-b.js": "b();\n", "assets/tool/worker/1-a.js": "a();\n"}
    site = write_site(tmp_path, parts)
    finish(site)
    assert (site / "assets/tool/worker.js").read_text("utf-8") == "a();\n\nb();\n"
    assert not (site / "assets/tool/worker").exists()
    finish(site)
    assert (site / "assets/tool/worker.js").is_file()
