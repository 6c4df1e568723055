"""The one server of the benchmark: the same line, compression and caching for everybody.

It counts what goes over the wire. The line can be made slow here rather than in the browser, where
each kind of worker would have to be slowed by itself: all connections then share one line.
"""

import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

from build_scripts.serve import HOST, Handler

CHUNK = 8192
ISOLATED = "/www/pyscript/"
"""Where pages lie that ask for shared memory between page and worker, as PyScript's do."""
ISOLATION = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings in the order they are preferred, and the ending of the compressed copies."""


@dataclass
class Line:
    """The line all connections share: how fast it is, how far away, and what it carried."""

    rate: float | None = None
    """Bytes a second; None for as fast as it goes."""
    latency: float = 0.0
    """Seconds from a request to the first byte of the answer."""
    carried: int = 0
    requests: int = 0
    asked: set[Path] = field(default_factory=set)
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, path: Path | None) -> None:
        """Note a request and let it travel."""
        with self._lock:
            self.requests += 1
            if path:
                self.asked.add(path)
        time.sleep(self.latency)

    def carry(self, size: int) -> None:
        """Wait until the line has carried so many bytes after all that came before."""
        with self._lock:
            self.carried += size
            if self.rate is None:
                return
            self._free_at = max(self._free_at, time.monotonic()) + size / self.rate
            wait = self._free_at - time.monotonic()
        time.sleep(max(0.0, wait))

    def clear(self) -> None:
        """Count from nothing again."""
        with self._lock:
            self.carried = self.requests = 0


@lru_cache(maxsize=4096)
def content_key(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file is another one
    """The hash by which a file's compressed copies are found."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:32]


def key_of(path: Path) -> str:
    """The hash of a file as it is now."""
    return content_key(path, path.stat().st_mtime_ns)


class BenchHandler(Handler):
    """Files of several roots, compressed copies from one folder."""

    protocol_version = "HTTP/1.1"
    # several writes for one answer would otherwise wait for the browser's acknowledgement
    disable_nagle_algorithm = True
    server: "BenchServer"

    def do_GET(self) -> None:  # noqa: N802 - the name is the base class's
        """Answer with a file, compressed if the client takes it, or that it has not changed."""
        path = self.server.file(self.path)
        self.server.line.begin(path)
        if path is None:
            self._answer(404, {}, b"")
            return
        key = key_of(path)
        tag = f'"{key}"'
        # Pages are asked after each time; whatever they name is kept, as a careful host would say.
        page = path.suffix == ".html" or path.name == "manifest.json"
        headers = {
            "Cache-Control": "no-cache" if page else "public, max-age=31536000, immutable",
            "ETag": tag,
            "Last-Modified": formatdate(path.stat().st_mtime, usegmt=True),
            "Vary": "Accept-Encoding",
        }
        if self.path.startswith(ISOLATED):
            headers |= ISOLATION
        if self.headers.get("If-None-Match") == tag:
            self._answer(304, headers, b"")
            return
        accepted = self.headers.get("Accept-Encoding", "")
        body = path.read_bytes()
        for coding, ending in ENCODINGS.items():
            copy = self.server.compressed / (key + ending)
            if coding in accepted and copy.exists():
                headers["Content-Encoding"] = coding
                body = copy.read_bytes()
                break
        headers["Content-Type"] = self.guess_type(str(path))
        self._answer(200, headers, body)

    do_HEAD = do_GET  # noqa: N815

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        # without those of the site's own server: peers have no content policy of ours
        SimpleHTTPRequestHandler.end_headers(self)
        if self.command == "HEAD":
            return
        try:
            for start in range(0, len(body), CHUNK):
                part = body[start : start + CHUNK]
                self.server.line.carry(len(part))
                self.wfile.write(part)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the page was closed

    def send_header(self, keyword: str, value: str) -> None:
        """Add a header, which the line has to carry as well."""
        self.server.line.carry(len(keyword) + len(value) + 4)
        super().send_header(keyword, value)


class BenchServer(ThreadingHTTPServer):
    """Serves folders below their names, `/ours/...`, on any free port of this machine."""

    daemon_threads = True

    def __init__(self, roots: dict[str, Path], compressed: Path) -> None:
        super().__init__((HOST, 0), BenchHandler)
        self.roots, self.compressed, self.line = roots, compressed, Line()

    @property
    def base(self) -> str:
        """The address the roots lie below, with a closing slash."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def file(self, address: str) -> Path | None:
        """The file an address means, or None; nothing outside the roots."""
        name, _, rest = unquote(address.partition("?")[0]).lstrip("/").partition("/")
        if name not in self.roots:
            return None
        root = self.roots[name].resolve()
        path = (root / rest).resolve()
        if path.is_dir():
            path /= "index.html"
        return path if path.is_file() and path.is_relative_to(root) else None


@contextmanager
def running[Server: ThreadingHTTPServer](server: Server) -> Iterator[Server]:
    """Answer requests in threads beside, until the end of the block."""
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
