"""What the tests of hosting share: a copy of the site with every compressed variant beside it."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest

from build_scripts.host import TYPES
from build_scripts.site import SITE

PACKED = ("html", "css", "js", "json", "svg", "wasm", "zip", "xml", "atom", "ics", "txt")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; where `X.gz` or `X.br` is not beside `X` it is made, with less effort."""
    if not (SITE / "runtime" / "manifest.json").is_file():
        pytest.fail("the site is not built: run `make site`")
    copy = Path(shutil.copytree(SITE, tmp_path_factory.mktemp("hosted") / "site"))
    assert set(PACKED) <= TYPES.keys()
    plain = [path for path in copy.rglob("*") if path.suffix[1:] in PACKED]
    for path in plain:
        packed = path.with_name(f"{path.name}.gz")
        if not packed.exists():
            packed.write_bytes(gzip.compress(path.read_bytes(), 6, mtime=0))
    left = [str(path) for path in plain if not path.with_name(f"{path.name}.br").exists()]
    for start in range(0, len(left), 500):
        subprocess.run(["brotli", "-k", "-q", "5", *left[start : start + 500]], check=True)
    return copy
