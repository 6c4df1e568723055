"""Benchmark of starts: the lock fits the wheels, the server is fair, the tables are right."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.bench.contestants import contestants
from build_scripts.bench.lock import fitted
from build_scripts.bench.report import ratios, table
from build_scripts.bench.server import BenchServer, key_of, running
from build_scripts.bench.slow import can_slow, page_processes
from build_scripts.bench.visit import Start

TITLES = {"ours": "ours", "stock": "Pyodide as shipped", "floor": "floor"}


def entry(file: str, *depends: str) -> dict[str, object]:
    return {"file_name": file, "sha256": "of the lock", "depends": list(depends), "version": "1"}


def run(first: float, again: float, carried: int = 1_000_000) -> tuple[Start, Start]:
    return Start(first, first / 2, carried, 9), Start(again, 0.1, 500, 2)


def test_the_lock_takes_the_hashes_of_the_wheels_at_hand_and_what_they_can_depend_on() -> None:
    lock = {
        "info": {"python": "3.13.2"},
        "packages": {
            "shell": entry("shell-1.whl", "prompt_kit", "sqlite3"),
            "prompt-kit": entry("prompt_kit-1.whl"),
            "sqlite3": entry("sqlite3-1.whl"),
            "numbers": entry("numbers-1.whl", "sqlite3"),
        },
    }
    made = fitted(lock, {"shell-1.whl": "aa", "prompt_kit-1.whl": "bb"})
    assert made["info"] == lock["info"]
    assert made["packages"]["shell"] == {
        **entry("shell-1.whl", "prompt_kit"), "sha256": "aa",
    }  # fmt: skip
    assert made["packages"]["prompt-kit"]["sha256"] == "bb"
    for untouched in ("sqlite3", "numbers"):
        assert made["packages"][untouched] == lock["packages"][untouched]
    assert lock["packages"]["shell"] == entry("shell-1.whl", "prompt_kit", "sqlite3")


def test_the_table_shows_medians_and_spread_of_both_visits_for_those_that_started() -> None:
    lines = table(
        "a slow line",
        TITLES,
        {"ours": [run(1.0, 0.2), run(9.0, 0.4), run(2.0, 0.3)], "stock": [], "floor": []},
    )
    assert lines[1] == "start until ready to answer, medians: a slow line"
    assert lines[4].split() == [
        "ours", "3",
        "2.00", "1.00", "-", "9.00", "1.00", "1000", "9",
        "0.30", "0.20", "-", "0.40", "0.10", "0", "2",
    ]  # fmt: skip
    assert len(lines) == 5


def test_the_ratios_stand_below_when_both_started() -> None:
    taken = {"ours": [run(1.0, 0.4)], "stock": [run(4.0, 2.0)]}
    lines = table("any", TITLES, taken)
    assert lines[-3:] == ratios("Pyodide as shipped", taken["ours"], taken["stock"])
    first, again, both = (" ".join(line.split()) for line in lines[-3:])
    assert first == "first visit 0.25 x Pyodide as shipped, first visit (goal <= 0.40)"
    assert again == "return visit 0.10 x Pyodide as shipped, first visit (goal <= 0.18, aim 0.15)"
    assert both == "return visit 0.20 x Pyodide as shipped, return visit (no goal)"


def test_everybody_answers_the_same_case() -> None:
    case = {"as_of": "2026-01-02", "answers": {"home_region": "linfen", "note": 'it\'s "so"'}}
    ours, *_, floor = contestants(case)
    assert (ours.name, floor.name) == ("ours", "floor")
    assert "linfen" in ours.script
    notebook = next(one for one in contestants(case) if one.name == "jupyterlite")
    assert "linfen" in notebook.address
    assert "2026-01-02" in notebook.address


@pytest.fixture
def served(tmp_path: Path) -> Iterator[BenchServer]:
    (tmp_path / "site").mkdir()
    (tmp_path / "packed").mkdir()
    (tmp_path / "secret.txt").write_text("not below a root", "utf-8")
    (tmp_path / "site" / "index.html").write_text("<p>page</p>", "utf-8")
    script = tmp_path / "site" / "big.js"
    script.write_text("// " + "x" * 40_000, "utf-8")
    (tmp_path / "packed" / f"{key_of(script)}.br").write_bytes(b"brotli")
    (tmp_path / "packed" / f"{key_of(script)}.gz").write_bytes(b"gzip")
    server = BenchServer({"ours": tmp_path / "site"}, tmp_path / "packed")
    with running(server):
        yield server


def get(server: BenchServer, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("accepted", "coding", "body"),
    [
        ("gzip, deflate, br", "br", b"brotli"),
        ("gzip", "gzip", b"gzip"),
        ("", None, b"// x"),
    ],
    ids=["a browser near its host", "a browser on plain http", "a client that unpacks nothing"],
)
def test_a_file_comes_compressed_as_the_client_takes_it(
    served: BenchServer, accepted: str, coding: str | None, body: bytes
) -> None:
    answer, got = get(served, "/ours/big.js?v=1", Accept_Encoding=accepted)
    assert answer.status == 200
    assert answer.getheader("Content-Encoding") == coding
    assert got[:6].startswith(body)
    assert "immutable" in (answer.getheader("Cache-Control") or "")
    assert answer.getheader("Content-Security-Policy") is None


def test_a_page_is_asked_after_again_and_not_sent_twice(served: BenchServer) -> None:
    answer, body = get(served, "/ours/")
    assert (answer.getheader("Cache-Control"), body) == ("no-cache", b"<p>page</p>")
    again, nothing = get(served, "/ours/", If_None_Match=answer.getheader("ETag") or "")
    assert (again.status, nothing) == (304, b"")


def test_nothing_outside_the_roots_is_served(served: BenchServer) -> None:
    for path in (
        "/secret.txt",
        "/ours/../secret.txt",
        "/ours/%2e%2e/secret.txt",
        "/other/index.html",
    ):
        assert get(served, path)[0].status == 404


def test_the_line_counts_what_it_carries_until_it_is_cleared(served: BenchServer) -> None:
    _, body = get(served, "/ours/big.js")
    assert len(body) < served.line.carried < len(body) + 1000
    assert served.line.requests == 1
    served.line.clear()
    assert (served.line.carried, served.line.requests) == (0, 0)


def test_only_page_processes_of_the_browser_in_that_profile_are_slowed(tmp_path: Path) -> None:
    # a browser starts its pages through a process between, as Chromium's does
    child = "import sys, time; sys.stdin.read()"
    middle = (
        "import subprocess, sys; one = subprocess.Popen([sys.executable, '-c', "
        f"{child!r}, '--type=renderer']); print(one.pid, flush=True); one.wait()"
    )
    browser = [sys.executable, "-c", middle, f"--user-data-dir={tmp_path}"]
    other = [sys.executable, "-c", middle, "--user-data-dir=elsewhere"]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for command in (browser, other)
    ]
    pages = [int((one.stdout.readline() if one.stdout else "") or 0) for one in started]
    assert page_processes(tmp_path) == (pages[:1] if can_slow() else [])
    for one in started:
        one.communicate()
