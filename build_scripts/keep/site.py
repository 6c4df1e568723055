"""Writes into a finished site what a phone needs to keep all of it: packs, their list, `sw.js`."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from .files import FOLDER, LIST, OFFER, Large, download_of, listing, offer, version_of, written
from .packs import pack
from .worker import NAME, worker_js

RUNTIME = "runtime/"
LARGE = 64 << 10
"""From this size on (bytes) a file of the runtime keeps its own address: the tool may have
fetched it already. The smaller ones go into packs, since each address is a request."""
LEFT_OUT = ("api/", f"{FOLDER}/", NAME)
"""What a reader without a network has no use for: the data for programs, and the copy's own."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was made: version, number of packs and files, bytes of the whole download."""

    version: str
    packs: int
    files: int
    download: int


def keep(site: Path, policy_version: str) -> Report:
    """Write packs, list and service worker; runs last but for compression, on the final bytes.

    Same site, same bytes. Files that are compressed twins of others (`X.gz`, `X.br`) are skipped.

    Args:
        site: the folder of the finished site.
        policy_version: version of the policy data, told to readers.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    files, large = _sorted_out(site)
    packs, places = pack(files)
    large_ones = [Large.of(name, content) for name, content in large.items()]
    version = version_of(places, large_ones)
    offered = offer(version, policy_version, packs, large_ones)
    (site / FOLDER).mkdir()
    for one in packs:
        (site / FOLDER / one.name).write_bytes(one.packed)
    (site / OFFER).write_bytes(written(offered))
    (site / LIST).write_bytes(written(offered | listing(packs, places, large_ones)))
    (site / NAME).write_bytes(worker_js(site, version))
    files_kept = len(places) + len(large_ones)
    return Report(version, len(packs), files_kept, download_of(packs, large_ones))


def _sorted_out(site: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return what goes into packs and what keeps its own address, each by name."""
    files: dict[str, bytes] = {}
    large: dict[str, bytes] = {}
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        twin = path.suffix in (".gz", ".br") and path.with_suffix("").exists()
        if twin or name.startswith(LEFT_OUT):
            continue
        own = name.startswith(RUNTIME) and path.stat().st_size >= LARGE
        (large if own else files)[name] = path.read_bytes()
    return files, large
