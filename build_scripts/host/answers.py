"""How a host has to answer each file of the site: the one place where that is written down.

`build_scripts/serve.py` answers by it, the list for uploading is made from it, and tests hold
nginx with the files in `docs/hosting/nginx/` to it.
"""

import re

from build_scripts.finish import csp

HEADERS = {
    "Content-Security-Policy": csp.SERVED,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer carries; a host that cannot still has the policy in every page."""

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "wasm": "application/wasm",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/vnd.microsoft.icon",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "ics": "text/calendar; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "gz": "application/gzip",
    "br": "application/octet-stream",
}
"""Ending of a name -> content type. With `nosniff` a wrong one keeps a browser from the file; a
file asked for as `X.gz` by its own name is an archive, and unpacking it is left to the asker."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For addresses that change with their content: nothing under them ever becomes old."""
ASK_FIRST = "no-cache"
"""For all others: kept, but used only after the host said that nothing changed."""

HASHED_NAMES = (
    r"/runtime/[^/?]+\.[0-9a-f]{12}\.[a-z]+(\.(gz|br))?\?",
    r"/assets/inline/[0-9a-f]{16}\.js(\.(gz|br))?\?",
    r"/assets/[^?]+\.[0-9a-f]{8}\.min\.(css|js)(\.(gz|br))?\?",
)
"""Where the hash of the content is in the name; read in `/path?query`, so `?` ends the path."""
HASHED_QUERY = r"\.(css|js|json)\?v=[0-9a-f]{8}$"
"""Where the finishing pass put it behind the name."""
_FOR_EVER = re.compile("|".join((*HASHED_NAMES, HASHED_QUERY)))

OPEN = (r"/api/", r"/feed\.atom$")
"""What pages of other sites may read, as they may read nothing else: the API and the feeds."""
_OPEN = re.compile("|".join(OPEN))


def content_type(name: str) -> str:
    """The content type of a file of the site.

    Raises:
        KeyError: no file of that ending is known; it has to be added to `TYPES`, and to nginx.
    """
    return TYPES[name.rpartition(".")[2]]


def cache_control(path: str, query: str = "") -> str:
    """The Cache-Control of an address: its path from the site's root, and its query."""
    return FOR_EVER if _FOR_EVER.search(f"/{path.lstrip('/')}?{query}") else ASK_FIRST


def is_open(path: str) -> bool:
    """Whether other sites' pages may read what lies at an address, its query included or not."""
    return bool(_OPEN.search(f"/{path.partition('?')[0].lstrip('/')}"))
