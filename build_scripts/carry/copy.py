"""Copies the finished site to a folder that needs no server, and packs that folder."""

import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_scripts.carry.page import Place, carried_page
from build_scripts.carry.readme import README, readme
from build_scripts.carry.scripts import CARRY, index_script, scripts
from build_scripts.carry.which import is_worker, stays_behind
from build_scripts.runtime.archive import write_zip

TOP = "filing-clear"
"""The one folder in the archive."""
ASSETS = Path(__file__).with_name("assets")
_INDEX = "search/search_index.json"


class CarryError(Exception):
    """There is no finished site to copy, or something in it cannot be carried."""


class Copied(NamedTuple):
    """The copy: how many files it has, and their bytes on the disk."""

    files: int
    size: int


def carry(site: Path, folder: Path, day: str) -> Copied:
    """Write the copy of a finished site into `folder`; what lay there is gone.

    Args:
        site: the folder of the finished site.
        folder: where the copy is made; same site and day, same bytes.
        day: the ISO day that README.txt says the copy was made.

    Raises:
        CarryError: the site is not there, or a page of it cannot be carried.
    """
    if not (site / "runtime" / "manifest.json").is_file():
        raise CarryError(f"{site.name}/ is not a finished site: run `make site`")
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name.endswith(_INDEX):
            _put(folder / name.replace(".json", ".js"), index_script(path.read_bytes()))
        elif name.endswith(".html") and not stays_behind(name):
            _put(folder / name, _page(path, name))
        elif not stays_behind(name) and not is_worker(name):
            _put(folder / name, path.read_bytes())
    for name, data in scripts(site, ASSETS / "carry.js").items():
        _put(folder / name, data)
    _put(folder / CARRY / "carry.css", (ASSETS / "carry.css").read_bytes())
    _put(folder / README, readme(ASSETS / README, site, day))
    made = [path for path in folder.rglob("*") if path.is_file()]
    return Copied(len(made), sum(path.stat().st_size for path in made))


def pack(folder: Path, archive: Path, day: str) -> int:
    """Pack the copy with one folder at the top; return the bytes of the archive.

    Every file is of the ISO day `day`: same copy and day, same bytes.
    """
    names = (path for path in folder.rglob("*") if path.is_file())
    content = {f"{TOP}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in names}
    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_name(archive.name + ".part")
    made = date.fromisoformat(day)
    part.write_bytes(write_zip(content, (made.year, made.month, made.day, 0, 0, 0), deflated=True))
    part.replace(archive)
    return archive.stat().st_size


def _page(path: Path, name: str) -> bytes:
    try:
        return carried_page(path.read_text(encoding="utf-8"), Place(name)).encode()
    except ValueError as error:
        raise CarryError(f"{name}: {error}") from error


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
