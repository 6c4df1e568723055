"""Writes `sw.js`: which version it belongs to, what it keeps at once, and its parts by address."""

import json
import posixpath
from pathlib import Path

from build_scripts.finish.markup import Opening
from build_scripts.finish.page import is_foreign
from build_scripts.finish.tags import tags
from build_scripts.finish.versions import versioned

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
    addresses = ", ".join(json.dumps(versioned(name, site / name)) for name in parts)
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
        here = posixpath.dirname(page)
        for tag in tags((site / page).read_text("utf-8"), _fetches):
            address = tag.opening.get("src") or tag.opening.get("href")
            name, mark, query = address.partition("?")
            found.append(posixpath.normpath(posixpath.join(here, name)) + mark + query)
    return [name for name in dict.fromkeys(found) if (site / name.partition("?")[0]).is_file()]


def _fetches(tag: Opening) -> bool:
    """Tell a tag whose file is fetched to show the page."""
    fetched = tag.get("src") if tag.name in ("script", "img") else ""
    if tag.name == "link" and {"stylesheet", "icon"} & set(tag.get("rel").split()):
        fetched = tag.get("href")
    return bool(fetched) and not is_foreign(fetched) and not fetched.startswith(("data:", "/"))
