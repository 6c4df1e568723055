"""Writes `sw.js`: which version it belongs to, what it keeps at once, and its parts by address."""

import hashlib
import json
from pathlib import Path, PurePosixPath

from build_scripts.finish.markup import Opening
from build_scripts.finish.page import is_foreign
from build_scripts.finish.tags import tags

NAME = "sw.js"
PARTS = ("store", "copy", "visited", "answer")
"""Its scripts in `assets/keep/`, in the order in which they need each other."""
DOORS = ("index.html", "check.html")
"""Pages kept at a first visit, in both languages: where every way begins."""
_HEAD = (
    "// The site's service worker: which version it belongs to and what it keeps at a first visit;"
    " what it does is in assets/keep/.\n"
)


def worker_js(site: Path, version: str) -> bytes:
    """Return the text of the service worker; another version of the site is another text."""
    parts = [f"assets/keep/{name}.js" for name in PARTS]
    hashes = {name: hashlib.sha256((site / name).read_bytes()).hexdigest()[:8] for name in parts}
    addresses = ", ".join(json.dumps(f"{name}?v={hashes[name]}") for name in parts)
    return (
        f'{_HEAD}"use strict";\n'
        f"self.FilingClear = {json.dumps({'version': version, 'shell': shell(site)})};\n"
        f"importScripts({addresses});\n"
    ).encode()


def shell(site: Path) -> list[str]:
    """Return the addresses kept at a first visit: the doors, and what they need to be shown."""
    pages = [f"{home}{door}" for home in ("", "en/") for door in DOORS]
    found = [*pages, "offline.html", "en/offline.html", "404.html"]
    for page in (page for page in pages if (site / page).is_file()):
        here = PurePosixPath(page).parent
        for tag in tags((site / page).read_text("utf-8"), _fetches):
            address = tag.opening.get("src") or tag.opening.get("href")
            name, mark, query = address.partition("?")
            found.append(_plain(here / name) + mark + query)
    return [name for name in dict.fromkeys(found) if (site / name.partition("?")[0]).is_file()]


def _fetches(tag: Opening) -> bool:
    """Tell a tag whose file is fetched to show the page."""
    fetched = tag.get("src") if tag.name in ("script", "img") else ""
    if tag.name == "link" and {"stylesheet", "icon"} & set(tag.get("rel").split()):
        fetched = tag.get("href")
    return bool(fetched) and not is_foreign(fetched) and not fetched.startswith(("data:", "/"))


def _plain(path: PurePosixPath) -> str:
    """Return a path without `..`."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
