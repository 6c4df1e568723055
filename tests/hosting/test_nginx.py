"""nginx with the files of docs/hosting/nginx/ answers as the one list of answers says."""

import gzip
import http.client
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from build_scripts.host import HEADERS, cache_control, content_type, is_open
from build_scripts.host.answers import ASK_FIRST, FOR_EVER
from build_scripts.host.load import measure, report
from build_scripts.host.nginx import running

pytestmark = pytest.mark.deep
RECIPES = ("root", "subpath")


class Asked:
    """One request without a browser, and all of its answer."""

    def __init__(self, base: str, path: str, method: str = "GET", **headers: str) -> None:
        parts = urlsplit(base)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, parts.path + path, headers=sent)
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()


@pytest.fixture(scope="module", params=RECIPES)
def base(site: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with running(site, request.param) as address:
        yield address


def test_every_file_of_the_site_is_answered_by_the_list(site: Path, base: str) -> None:
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    assert len(names) > 3000
    for name in names:
        answer = Asked(base, name, "HEAD")
        assert answer.status == 200, name
        assert answer.headers["Content-Type"] == content_type(name), name
        assert answer.headers.get_all("Cache-Control") == [cache_control(name)], name
        assert int(answer.headers["Content-Length"]) == (site / name).stat().st_size, name
        assert answer.headers["Content-Encoding"] is None, name
        assert answer.headers["Access-Control-Allow-Origin"] == ("*" if is_open(name) else None)
        for header, value in HEADERS.items():
            assert answer.headers.get_all(header) == [value], name


def test_a_packed_file_of_every_kind_is_sent_to_who_can_unpack_it(site: Path, base: str) -> None:
    twins = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.br"))
    packed = {name.split(".")[-2]: name.removesuffix(".br") for name in twins}
    assert packed.keys() >= {"html", "css", "js", "json", "wasm", "zip", "atom", "ics"}
    for name in packed.values():
        content = (site / name).read_bytes()
        for accepted, encoding, unpack in (
            ("gzip", "gzip", gzip.decompress),
            ("gzip, deflate, br", "br", brotli.decompress),
            ("identity", None, bytes),
        ):
            answer = Asked(base, name, Accept_Encoding=accepted)
            assert answer.headers["Content-Encoding"] == encoding, name
            assert answer.headers["Content-Type"] == content_type(name), name
            assert answer.headers["Vary"] == "Accept-Encoding", name
            assert unpack(answer.body) == content, name
            for header, value in HEADERS.items():
                assert answer.headers.get_all(header) == [value], name


def test_an_archive_asked_for_by_its_own_name_is_left_packed(site: Path, base: str) -> None:
    answer = Asked(base, "runtime/manifest.json.gz", Accept_Encoding="gzip, deflate, br")
    assert answer.headers["Content-Type"] == "application/gzip"
    assert answer.headers["Content-Encoding"] is None
    assert gzip.decompress(answer.body) == (site / "runtime" / "manifest.json").read_bytes()


ADDRESSES = {
    "assets/site.css?v=0123abcd": FOR_EVER,
    "assets/site.css": ASK_FIRST,
    "assets/site.css?v=newest": ASK_FIRST,
    "index.html?v=0123abcd": ASK_FIRST,
    "assets/nowhere.css?v=0123abcd": ASK_FIRST,
    "runtime/manifest.json?x=runtime/a.0123456789ab.js": ASK_FIRST,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_an_address_with_the_contents_hash_is_kept_for_ever(base: str, address: str) -> None:
    answer = Asked(base, address)
    assert answer.headers.get_all("Cache-Control") == [ADDRESSES[address]]
    path, _, query = address.partition("?")
    if answer.status == 200:
        assert cache_control(path, query) == ADDRESSES[address]


def test_a_page_asked_for_again_costs_no_bytes(base: str) -> None:
    first = Asked(base, "index.html", Accept_Encoding="br")
    again = Asked(base, "index.html", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(("path", "lang"), [("no/such.html", "zh"), ("en/no/such.html", "en")])
@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_an_unknown_address_is_told_in_its_language(
    site: Path, base: str, path: str, lang: str, accepted: str
) -> None:
    answer = Asked(base, path, Accept_Encoding=accepted, Origin="https://elsewhere.example")
    unpack = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[accepted]
    page = {"zh": "404.html", "en": "en/404.html"}[lang]
    assert answer.status == 404
    assert unpack(answer.body) == (site / page).read_bytes()
    assert answer.headers["Content-Type"] == content_type(page)
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == ASK_FIRST
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_folder_leads_to_its_page_and_nothing_is_written(base: str) -> None:
    folder = Asked(base, "decide")
    assert folder.status == 301
    assert folder.headers["Location"] == f"{urlsplit(base).path}decide/"
    assert Asked(base, "decide/").status == 200
    assert Asked(base, "index.html", "POST").status == 405
    assert Asked(base, "../nginx.conf").status in (400, 404)


def test_no_log_is_kept_and_the_one_offered_names_no_reader_and_no_query(
    site: Path, tmp_path: Path
) -> None:
    log = tmp_path / "kept.log"
    for kept in (None, log):
        with running(site, log=kept) as base:
            Asked(
                base, "check.html?secret=linfen", Referer="https://from.example/", User_Agent="me"
            )
            Asked(base, "missing.html?secret=linfen")
        assert log.exists() is bool(kept)
    lines = log.read_text("utf-8").splitlines()
    assert [line.split("] ")[1].rsplit(" ", 1)[0] for line in lines] == [
        "GET /check.html 200",
        "GET /404.html 404",
    ]
    for told in ("secret", "linfen", "127.0.0.1", "from.example", "a-reader"):
        assert told not in log.read_text("utf-8")


def test_under_load_every_answer_is_right(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    served = list(measure(site, 3))
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(report(served)) + "\n")
    assert len(served) == 7
    for one in served:
        assert one.requests > 0, one.name
        assert one.failed == 0, one.name
