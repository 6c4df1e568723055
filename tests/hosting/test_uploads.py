"""The list for object storage: every file once, packed where it can be, in a safe order."""

import csv
import json
from pathlib import Path

import pytest

from build_scripts.host import answers
from build_scripts.host.uploads import Upload, uploads, write_uploads

FILES = {
    "index.html": b"<html>",
    "index.html.gz": b"gz",
    "index.html.br": b"br",
    "sw.js": b"//",
    "assets/mark.svg": b"<svg/>",
    "assets/inline/e38aed214128c004.js": b"1",
    "runtime/manifest.json": b"{}",
    "runtime/manifest.json.gz": b"gzip",
    "runtime/pyodide.asm.3f2a41bc90de.wasm": b"wasm!",
    "runtime/pyodide.asm.3f2a41bc90de.wasm.gz": b"wz",
    "feed.atom": b"<feed/>",
    "upkeep.ics": b"BEGIN",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(content)
    return tmp_path / "site"


def test_every_file_is_one_object_under_its_plain_name(small: Path) -> None:
    listed = {one.key: one for one in uploads(small)}
    assert listed.keys() == {name for name in FILES if not name.endswith((".gz", ".br"))}
    assert listed["runtime/pyodide.asm.3f2a41bc90de.wasm"] == Upload(
        key="runtime/pyodide.asm.3f2a41bc90de.wasm",
        file="runtime/pyodide.asm.3f2a41bc90de.wasm.gz",
        content_type="application/wasm",
        content_encoding="gzip",
        cache_control=answers.FOR_EVER,
        size=2,
    )
    assert listed["upkeep.ics"].content_encoding == ""
    assert listed["upkeep.ics"].file == "upkeep.ics"
    assert listed["index.html"].cache_control == answers.ASK_FIRST


def test_what_names_hashes_goes_up_after_what_carries_them(small: Path) -> None:
    assert [one.key for one in uploads(small)] == [
        "assets/inline/e38aed214128c004.js",
        "runtime/pyodide.asm.3f2a41bc90de.wasm",
        "assets/mark.svg",
        "feed.atom",
        "index.html",
        "upkeep.ics",
        "runtime/manifest.json",
        "sw.js",
    ]


def test_both_lists_say_the_same(small: Path, tmp_path: Path) -> None:
    listed = write_uploads(small, tmp_path / "made")
    table = (tmp_path / "made" / "uploads.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(table))
    objects = json.loads((tmp_path / "made" / "uploads.json").read_text("utf-8"))
    assert [{**row, "size": int(row["size"])} for row in rows] == objects
    assert [one["key"] for one in objects] == [one.key for one in listed]


def test_an_unbuilt_site_and_an_unknown_ending_are_told(small: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make site"):
        write_uploads(tmp_path / "nowhere", tmp_path)
    (small / "new.xyz").write_bytes(b"")
    with pytest.raises(KeyError, match="xyz"):
        uploads(small)
