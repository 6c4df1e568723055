"""Lists how `site/` is uploaded to object storage: each file's key, type, encoding and cache rule.

Object storage does not choose between `X` and `X.gz` by what a browser accepts, so the compressed
bytes are uploaded under the plain name and said to be gzip, which every browser unpacks.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from build_scripts.host import answers

VARIANTS = (".gz", ".br")
LAST = ("runtime/manifest.json", "sw.js")
"""What names other files by their hash goes up when those are there."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One object: its key, the file whose bytes it holds (both below `site/`), and its headers."""

    key: str
    file: str
    content_type: str
    content_encoding: str
    cache_control: str
    size: int


def uploads(site: Path) -> list[Upload]:
    """Every object of a built site, in the order in which they have to be uploaded.

    What carries its hash comes first, then pages and data, then what names the hashes, so that a
    reader who comes while it happens never meets a name whose file is not there yet.

    Raises:
        KeyError: a file has an ending whose content type nobody has said.
    """
    return sorted(_each(site), key=lambda one: (_turn(one), one.key))


def _each(site: Path) -> Iterator[Upload]:
    names = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    for name in names:
        if name.endswith(VARIANTS) and name.rpartition(".")[0] in names:
            continue
        packed = f"{name}.gz" in names
        file = f"{name}.gz" if packed else name
        yield Upload(
            key=name,
            file=file,
            content_type=answers.content_type(name),
            content_encoding="gzip" if packed else "",
            cache_control=answers.cache_control(name),
            size=(site / file).stat().st_size,
        )


def _turn(one: Upload) -> int:
    if one.key in LAST:
        return 2
    return 0 if one.cache_control == answers.FOR_EVER else 1


def write_uploads(site: Path, folder: Path) -> list[Upload]:
    """Write `uploads.csv` and `uploads.json`, the same list for people and programs.

    Raises:
        OSError: the site is not built, or a file cannot be written.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site.name}/: 还没有生成，请先运行 make site。 / run make site.")
    listed = uploads(site)
    table = io.StringIO()
    writer = csv.DictWriter(table, [field.name for field in fields(Upload)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(one) for one in listed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "uploads.csv").write_text(table.getvalue(), "utf-8")
    text = json.dumps([asdict(one) for one in listed], ensure_ascii=False, indent=1)
    (folder / "uploads.json").write_text(text + "\n", "utf-8")
    return listed
