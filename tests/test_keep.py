"""Packs: every file of the site once, the same bytes twice, and the list leads to each of them."""

import gzip
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from build_scripts.keep import keep
from build_scripts.keep.packs import PACK_LENGTH, in_order, pack
from build_scripts.keep.site import LARGE, LEFT_OUT
from build_scripts.keep.worker import PARTS
from build_scripts.site import SITE

PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body></body></html>'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The smallest site that can be kept, with a large file of the runtime and a twin."""
    files = {
        "index.html": PAGE.format(head='<link rel="stylesheet" href="assets/a.css?v=12345678">'),
        "en/index.html": PAGE.format(head='<script src="../assets/b.js"></script>'),
        "check.html": PAGE.format(head='<link rel="canonical" href="https://x.example/">'),
        "404.html": PAGE.format(head='<script src="/assets/b.js"></script>'),
        "assets/a.css": "a{}",
        "assets/b.js": "1",
        "en/assets/b.js": "1",
        "runtime/manifest.json": "{}",
        "runtime/big.wasm": "w" * LARGE,
        "runtime/big.wasm.gz": "packed",
        "api/v1/policy.json": "{}",
        **{f"assets/keep/{name}.js": f"// {name}" for name in PARTS},
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def listed(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "keep" / "files.json").read_text("utf-8"))
    return found


def unpacked(site: Path) -> dict[str, bytes]:
    """Every file that the list leads to, cut out of its pack."""
    told = listed(site)
    packs = [gzip.decompress((site / one["file"]).read_bytes()) for one in told["packs"]]
    for one, content in zip(told["packs"], packs, strict=True):
        assert (one["length"], one["sha256"]) == (
            len(content), hashlib.sha256(content).hexdigest()
        )  # fmt: skip
        assert one["size"] == (site / one["file"]).stat().st_size
    return {
        name: packs[number][offset : offset + length]
        for name, (number, offset, length, _type, _hash) in told["files"].items()
    }


def test_every_file_of_the_built_site_is_in_a_pack_or_has_its_own_address() -> None:
    on_disk = {
        path.relative_to(SITE).as_posix(): path.read_bytes()
        for path in SITE.rglob("*")
        if path.is_file() and path.suffix not in (".gz", ".br")
    }
    wanted = {name: data for name, data in on_disk.items() if not name.startswith(LEFT_OUT)}
    told = listed(SITE)
    large = {one["file"]: one["sha256"] for one in told["large"]}
    packed = unpacked(SITE)
    assert large.keys() | packed.keys() == wanted.keys()
    assert large.keys() & packed.keys() == set()
    assert all(packed[name] == wanted[name] for name in packed)
    assert all(hashlib.sha256(wanted[name]).hexdigest() == large[name] for name in large)
    assert all(name.startswith("runtime/") for name in large)
    assert len(told["packs"]) < 40  # requests on a phone
    offered = json.loads((SITE / "keep" / "offer.json").read_text("utf-8"))
    assert offered == {key: told[key] for key in offered}


def test_the_same_site_gives_the_same_bytes_and_another_one_another_version(small: Path) -> None:
    first = keep(small, "p")
    made = {path.name: path.read_bytes() for path in (small / "keep").iterdir()}
    worker = (small / "sw.js").read_text("utf-8")
    assert keep(small, "p") == first
    assert {path.name: path.read_bytes() for path in (small / "keep").iterdir()} == made
    (small / "runtime/big.wasm").write_text("v" * LARGE, "utf-8")
    assert keep(small, "p").version != first.version
    assert (small / "sw.js").read_text("utf-8") != worker


def test_what_is_for_programs_and_what_is_twice_is_left_out(small: Path) -> None:
    keep(small, "p")
    told = listed(small)
    assert [one["file"] for one in told["large"]] == ["runtime/big.wasm"]
    assert "runtime/manifest.json" in told["files"]
    assert not {"api/v1/policy.json", "runtime/big.wasm.gz", "sw.js"} & told["files"].keys()
    assert told["files"]["assets/b.js"] == told["files"]["en/assets/b.js"]


def test_the_worker_names_its_version_and_what_a_first_visit_needs(small: Path) -> None:
    made = keep(small, "p")
    text = (small / "sw.js").read_text("utf-8")
    told = json.loads(text[text.index("{") : text.index("};") + 1])
    assert told["version"] == made.version
    assert told["shell"] == [
        "index.html", "check.html", "en/index.html", "404.html",
        "assets/a.css?v=12345678", "assets/b.js",
    ]  # fmt: skip


def test_similar_pages_are_neighbours() -> None:
    names = ["en/causes/a.html", "b.css", "causes/b.html", "causes/a.html", "index.html"]
    assert in_order(names) == [
        "b.css", "index.html", "causes/a.html", "causes/b.html", "en/causes/a.html",
    ]  # fmt: skip


def test_a_pack_ends_where_it_would_grow_too_long() -> None:
    half = PACK_LENGTH // 2
    files = {f"{name}.html": name.encode() * half for name in "abc"}
    files["long.html"] = b"l" * (PACK_LENGTH + 1)
    packs, places = pack(files)
    assert [one.length for one in packs] == [2 * half, half, PACK_LENGTH + 1]
    assert [places[name].pack for name in sorted(files)] == [0, 0, 1, 2]


def test_the_worker_and_pages_agree_with_what_was_built(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("api", "*.br"))
    before = (site / "sw.js").read_bytes(), listed(site)["version"]
    keep(site, listed(site)["policy_version"])
    assert ((site / "sw.js").read_bytes(), listed(site)["version"]) == before
