"""Packed twins unpack to their file, are the same on every build, and only lie where they help."""

import gzip
from pathlib import Path

import brotli
import pytest

from build_scripts.precompress import precompress, twins

LONG = "门诊慢特病 filing ".encode() * 200
FILES = {
    "index.html": LONG,
    "runtime/a.wasm": LONG,
    "runtime/short.json": b"{}",
    "assets/mark.png": LONG,
    "keep/pack.bin.gz": LONG,
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(twins, "CACHE", tmp_path / "cache")
    for name, content in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


def contents(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_a_twin_unpacks_to_its_file_and_others_get_none(site: Path) -> None:
    precompress(site)
    made = contents(site)
    packed = {"index.html", "runtime/a.wasm"}
    assert made.keys() - FILES.keys() == {name + end for name in packed for end in (".gz", ".br")}
    for name in packed:
        assert gzip.decompress(made[name + ".gz"]) == FILES[name]
        assert brotli.decompress(made[name + ".br"]) == FILES[name]


def test_twice_is_the_same_bytes_with_what_was_kept_and_without(site: Path) -> None:
    precompress(site)
    once = contents(site)
    precompress(site)
    assert contents(site) == once
    for kept in twins.CACHE.iterdir():
        kept.unlink()
    precompress(site)
    assert contents(site) == once
