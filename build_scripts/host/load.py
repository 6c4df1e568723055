"""Loads the site through nginx on this machine and reports what it served; judges no speed."""

import http.client
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from build_scripts.host.nginx import NginxError, running

SCRIPT = Path(__file__).with_name("load.lua")
CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of load: what it is called, the paths asked for by turns, headers, status due."""

    name: str
    paths: tuple[str, ...]
    headers: dict[str, str]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Served:
    """What came of a round: counts, seconds, bytes with heads, latencies in milliseconds."""

    name: str
    requests: int
    failed: int
    seconds: float
    sent: int
    p50: float
    p99: float


def rounds(site: Path, base: str) -> list[Round]:
    """What readers ask for: one page, every page, a page again, the bundle, the API."""
    pages = tuple(sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html")))
    api = tuple(sorted(p.relative_to(site).as_posix() for p in site.glob("api/**/*.json")))
    manifest = json.loads((site / "runtime" / "manifest.json").read_text("utf-8"))
    bundle = tuple(f"runtime/{one['file']}" for one in manifest["files"])
    brotli, gzip = {"Accept-Encoding": "gzip, deflate, br"}, {"Accept-Encoding": "gzip"}
    tag = _answer(base, "check.html", brotli).getheader("ETag") or ""
    return [
        Round("the self-check page", ("check.html",), brotli),
        Round("every page by turns", pages, brotli),
        Round("a page asked for again", ("check.html",), {**brotli, "If-None-Match": tag}, 304),
        Round("the API by turns", api, gzip),
        Round("the bundle, brotli", bundle, brotli),
        Round("the bundle, gzip", bundle, gzip),
        Round("the bundle, as it is", bundle, {}),
    ]


def measure(site: Path, seconds: int = 5) -> Iterator[Served]:
    """Load a built site for so many seconds a round, after asking for every address once.

    Raises:
        NginxError: nginx or wrk is not there, or an address does not answer as it should.
    """
    program = shutil.which("wrk")
    if program is None:
        raise NginxError("wrk was not found: run `make nginx`")
    with running(site) as base:
        for one in rounds(site, base):
            for path in one.paths:
                status = _answer(base, path, one.headers).status
                if status != one.status:
                    raise NginxError(f"{one.name}: {path} answered {status}, not {one.status}")
            yield _loaded(program, base, one, seconds)


def _loaded(program: str, base: str, one: Round, seconds: int) -> Served:
    headers = [f"h:{name}={value}" for name, value in one.headers.items()]
    command = [program, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(SCRIPT), base]
    asked = [f"/{path}" for path in one.paths]
    ran = subprocess.run([*command, "--", *headers, *asked], capture_output=True, text=True)
    if ran.returncode != 0:
        raise NginxError(f"wrk: {ran.stderr or ran.stdout}")
    told = json.loads(ran.stderr)
    return Served(
        one.name, told["requests"], told["failed"], told["microseconds"] / 1e6, told["bytes"],
        told["p50"] / 1000, told["p99"] / 1000,
    )  # fmt: skip


def _answer(base: str, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    host = urlsplit(base).netloc
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.request("GET", f"/{path}", headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def report(served: list[Served]) -> list[str]:
    """The figures as lines: requests and megabytes a second, the middle and the slowest 1 %."""
    lines = [
        f"nginx with one worker, wrk with {CONNECTIONS} connections, on {os.cpu_count()} cores",
        f"{'':24} {'requests/s':>10} {'MB/s':>8} {'p50 ms':>8} {'p99 ms':>8} {'failed':>7}",
    ]
    lines += [
        f"{one.name:24} {one.requests / one.seconds:10.0f} {one.sent / one.seconds / 1e6:8.1f}"
        f" {one.p50:8.2f} {one.p99:8.2f} {one.failed:7}"
        for one in served
    ]
    return lines


def load(site: Path) -> bool:
    """Print the figures of a built site; whether every answer was the right one."""
    served = list(measure(site))
    print("\n".join(report(served)))
    return not any(one.failed for one in served)
