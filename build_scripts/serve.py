"""Serves the built site on this machine only, with the headers a host should send."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from build_scripts.host import answers

HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8000, 8020


class Handler(SimpleHTTPRequestHandler):
    """Plain files with the content policy and types that browsers insist on; says nothing."""

    extensions_map = {  # noqa: RUF012 - the name is the base class's
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{ending}": kind for ending, kind in answers.TYPES.items()},
    }

    def end_headers(self) -> None:
        """Add the headers that every answer carries."""
        for name, value in answers.HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", answers.ASK_FIRST)  # what is built here changes by edits
        if answers.is_open(self.path):
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep no log: what readers look at is nobody's business."""


def server(
    site: Path, port: int | None = None, handler: type[Handler] = Handler
) -> ThreadingHTTPServer:
    """A server for a folder, bound and ready.

    Args:
        site: the folder to serve.
        port: which port; 0 for any free one, None for the first free one from 8000 on.
        handler: who answers.

    Raises:
        OSError: no port is free.
    """
    answer = partial(handler, directory=str(site))
    if port is not None:
        return ThreadingHTTPServer((HOST, port), answer)
    for candidate in range(FIRST_PORT, LAST_PORT):
        try:
            return ThreadingHTTPServer((HOST, candidate), answer)
        except OSError:
            continue
    raise OSError(f"no free port between {FIRST_PORT} and {LAST_PORT}")
