"""The copy to carry: whole in one folder, nothing of it leads out, and the same bytes each time."""

import base64
import gzip
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build_scripts.carry import TOP, CarryError, carry, pack
from build_scripts.carry.page import Place, carried_page
from build_scripts.finish import csp
from build_scripts.finish.page import is_foreign
from build_scripts.site import SITE

DAY = "2026-11-25"
BRINGS = re.compile(r"Object\.assign\(FilingClear\.carried, (\{.*\})\);\n", re.DOTALL)
# Everything a browser may load or follow by itself, and what a reader may follow.
ADDRESSES = ("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("carry") / TOP
    carry(SITE, folder, DAY)
    return folder


class Addresses(HTMLParser):
    """Collects every address of a page with the tag it stands on, as another parser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value or "") for name, value in attrs if name in ADDRESSES]


def pages(folder: Path) -> Iterator[tuple[Path, list[tuple[str, str]]]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, Addresses(path.read_text("utf-8")).found


def test_every_address_in_the_copy_leads_to_a_file_of_it(made: Path) -> None:
    lost, local = [], 0
    for path, found in pages(made):
        for tag, address in found:
            if tag == "a" and (is_foreign(address) or address.startswith("tel:")):
                continue
            url = urlsplit(address)
            target = (path.parent / url.path).resolve() if url.path else path
            local += 1
            if url.scheme or url.query or address.startswith("/") or not target.is_file():
                lost.append(f"{path.relative_to(made)}: <{tag}> {address}")
            elif not target.is_relative_to(made.resolve()):
                lost.append(f"{path.relative_to(made)} leads out: {address}")
    assert lost == []
    assert local > 10_000


def test_no_sheet_of_the_copy_leads_out_of_it(made: Path) -> None:
    sheets = list(made.rglob("*.css"))
    addresses = [
        address.strip("\"' ")
        for sheet in sheets
        for pair in re.findall(r"url\(([^)]*)|@import\s+(\S+)", sheet.read_text("utf-8"))
        for address in pair
        if address
    ]
    assert [one for one in addresses if not one.startswith("data:")] == []
    assert len(sheets) > 5


FOR_SERVERS = ("404.html", "offline.html")


def test_every_page_carries_the_policy_for_a_disk_and_the_script_that_hands_out(
    made: Path,
) -> None:
    count = 0
    for path in made.rglob("*.html"):
        html = path.read_text("utf-8")
        assert html.count(csp.FROM_FILE) == html.count("Content-Security-Policy") == 1, path
        carried, first = html.index("assets/carry/carry.js"), html.index("<script")
        assert first < carried < first + 80, path
        count += 1
    served = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")}
    assert (
        count
        == len(served - {f"{home}{name}" for home in ("", "en/") for name in FOR_SERVERS})
        > 500
    )


def test_every_file_of_the_runtime_is_carried_byte_for_byte(made: Path) -> None:
    carried, scripts = brought(made)
    manifest = json.loads(carried.pop("manifest.json"))
    listed = {entry["file"] for entry in (*manifest["files"], manifest["regions"])}
    assert listed <= carried.keys()
    assert {path.name for path in (SITE / "runtime").glob("region*.json")} <= carried.keys()
    for name, data in carried.items():
        assert data == (SITE / "runtime" / name).read_bytes(), name
    script = (made / "assets" / "carry" / "carry.js").read_text("utf-8")
    handed = json.loads(script.rstrip().rpartition("FilingClear.carry(")[2].removesuffix(");"))
    assert sorted(handed["scripts"]) == sorted(scripts)


def test_what_is_cut_for_a_quick_download_is_carried_whole(made: Path) -> None:
    carried, _ = brought(made)
    here = json.loads(carried.pop("manifest.json"))
    served = json.loads((SITE / "runtime" / "manifest.json").read_bytes())
    files, whole = ({e["name"]: e for e in served[part]} for part in ("files", "whole"))
    assert whole
    assert {entry["name"]: entry for entry in here["files"]} == files | whole
    assert here == {**served, "files": here["files"], "whole": []}
    assert carried.keys().isdisjoint(files[name]["file"] for name in whole)


def brought(made: Path) -> tuple[dict[str, bytes], list[str]]:
    """What the copy's scripts bring, by file name, and the names of those scripts."""
    carried, scripts = {}, []
    for path in (made / "assets" / "carry").rglob("*.js"):
        if match := BRINGS.fullmatch(path.read_text("utf-8")):
            scripts.append(path.name)
            for name, text in json.loads(match[1]).items():
                carried[name] = gzip.decompress(base64.b64decode(text))
    return carried, scripts


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_search_index_is_carried_as_the_theme_asks_for_it_on_a_disk(
    made: Path, lang: str
) -> None:
    text = (made / lang / "search" / "search_index.js").read_text("utf-8")
    assert text.startswith("var __index = {")
    index = json.loads(text.removeprefix("var __index = ").removesuffix(";\n"))
    assert index == json.loads((SITE / lang / "search" / "search_index.json").read_text("utf-8"))
    assert not (made / lang / "search" / "search_index.json").exists()


def test_the_archive_has_one_folder_with_plain_names_and_what_opens_it(
    made: Path, tmp_path: Path
) -> None:
    pack(made, tmp_path / "copy.zip", DAY)
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        readme = archive.read(f"{TOP}/README.txt")
        dates = {one.date_time for one in archive.infolist()}
        packed = sum(one.compress_size for one in archive.infolist())
        assert packed * 2 < sum(one.file_size for one in archive.infolist())
    assert dates == {(2026, 11, 25, 0, 0, 0)}
    assert {name.partition("/")[0] for name in names} == {TOP}
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]+", name)] == []
    assert [name for name in names if "/../" in name or len(name) > 120] == []
    assert {f"{TOP}/index.html", f"{TOP}/en/index.html"} <= set(names)
    kinds = {Path(name).suffix for name in names}
    assert kinds == {".html", ".css", ".js", ".svg", ".png", ".ics", ".txt"}
    # Notepad of an older Windows needs both marks to show Chinese, and lines at all.
    assert readme.startswith(b"\xef\xbb\xbf")
    assert readme.count(b"\r\n") == readme.count(b"\n") > 20
    version = json.loads((SITE / "runtime" / "manifest.json").read_bytes())["policy_version"]
    assert version in readme.decode()
    assert DAY in readme.decode()
    assert readme.decode("utf-8-sig").startswith("备案明白")
    assert "{" not in readme.decode()


def test_the_same_site_gives_the_same_archive(made: Path, tmp_path: Path) -> None:
    carry(SITE, tmp_path / "again", DAY)
    for folder, name in ((made, "one.zip"), (tmp_path / "again", "two.zip")):
        assert pack(folder, tmp_path / name, DAY) > 1_000_000
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_an_earlier_copy_left_is_gone(made: Path, tmp_path: Path) -> None:
    (tmp_path / TOP / "causes").mkdir(parents=True)
    (tmp_path / TOP / "causes" / "of-last-year.html").write_text("old", "utf-8")
    copied = carry(SITE, tmp_path / TOP, DAY)
    assert not (tmp_path / TOP / "causes" / "of-last-year.html").exists()
    assert copied.files == sum(path.is_file() for path in made.rglob("*"))


def test_without_a_finished_site_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(CarryError, match="make site"):
        carry(tmp_path, tmp_path / "copy", DAY)


PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
{head}
<script src="../assets/a.js?v=0123abcd"></script>
</head>
<body>
{body}
</body>
</html>
"""
CHANGES = {
    "a canonical address is of the place where the site is served":
        ('<link rel="canonical" href="https://example.org/causes/x.html">', ""),
    "a feed is read from a server":
        ('<link rel="alternate feed" href="../feed.atom">', ""),
    "an application manifest is for installing from a server":
        ('<link rel="manifest" href="../app.webmanifest">', ""),
    "the hash behind an address is for the caches of a host":
        ('<link rel="stylesheet" href="../assets/a.css?v=0123abcd">',
         '<link rel="stylesheet" href="../assets/a.css">'),
    "a picture too": ('<img src="../a.svg?v=1" alt="x">', '<img src="../a.svg" alt="x">'),
    "a link to published data becomes text":
        ('<a class="c" href="../api/v1/index.json"><b>api</b></a>', '<span><b>api</b></span>'),
    "a link to the page of a server becomes text":
        ('<a href="../404.html">x</a>', "<span>x</span>"),
    "a link to a page stays":
        ('<a href="../terms/index.html#x">x</a>', '<a href="../terms/index.html#x">x</a>'),
    "a link to a part of the page stays": ('<a href="#x">x</a>', '<a href="#x">x</a>'),
    "a link to the calendar file stays":
        ('<a href="../upkeep.ics">x</a>', '<a href="../upkeep.ics">x</a>'),
    "a link to an issuer stays":
        ('<a href="https://www.gov.cn/x">x</a>', '<a href="https://www.gov.cn/x">x</a>'),
    "a telephone number stays": ('<a href="tel:12393">x</a>', '<a href="tel:12393">x</a>'),
}  # fmt: skip


@pytest.mark.parametrize("why", CHANGES)
def test_what_needs_a_server_is_changed_and_nothing_else(why: str) -> None:
    before, after = CHANGES[why]
    place = Place("causes/x.html")
    got = carried_page(csp.put(PAGE.format(head="", body=before)), place)
    expected = csp.put(PAGE.format(head="", body=after), csp.FROM_FILE).replace(
        '<script src="../assets/a.js?v=0123abcd">',
        '<script src="../assets/carry/carry.js"></script>\n    <script src="../assets/a.js">',
    )
    assert got == expected


def test_a_page_without_a_script_cannot_be_carried() -> None:
    with pytest.raises(ValueError, match="no script"):
        carried_page('<html><head><meta charset="utf-8"></head></html>', Place("x.html"))
