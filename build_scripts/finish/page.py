"""Rewrites one page: inline scripts become files, links send nothing along, search has a name."""

import hashlib
import json
from pathlib import Path

from . import versions
from .markup import Edit, Opening, Tag, apply, write
from .tags import tags
from .versions import INLINE


def is_inline_script(tag: Opening) -> bool:
    """Tell a script that would run from the page itself; JSON data does not run and may stay."""
    return tag.name == "script" and not tag.has("src") and tag.get("type") != "application/json"


def is_foreign(address: str) -> bool:
    """Tell an address that leaves the site; one naming a host without a scheme does, too."""
    return address.strip().lower().startswith(("http:", "https:", "//", "ftp:", "ws:", "wss:"))


def _concerns_us(tag: Opening) -> bool:
    """Tell a tag that is rewritten, or that says how another one is to be."""
    return (
        tag.name == "script"
        or (tag.name in ("a", "area") and is_foreign(tag.get("href")))
        or tag.get("role") == "dialog"
        or tag.get("data-md-component") == "search-query"
        or versions.concerns(tag)
    )


def way_to_root(found: list[Tag], depth: int) -> str:
    """Return the address of the language root as this page writes it, ending in a slash.

    The theme's own setting says it; the 404 page, shown at any depth, has an absolute one there.
    A page without that setting is not the theme's and stands `depth` folders below the root.
    """
    for tag in found:
        if tag.opening.name == "script" and tag.opening.get("id") == "__config":
            base = str(json.loads(tag.text)["base"])
            return base.rstrip("/") + "/"
    return "../" * depth or "./"


def _inline_script(html: str, tag: Tag, root: str) -> tuple[Edit, str, str]:
    """Return the edit that points to a file instead, and the file's name and text."""
    script = tag.text.strip() + "\n"
    name = hashlib.sha256(script.encode()).hexdigest()[:16] + ".js"
    end = html.index(">", tag.end + len(tag.text)) + 1
    kept = "".join(f' {key}="{value}"' for key, value in tag.opening.attrs if key == "type")
    return Edit(tag.start, end, f'<script{kept} src="{root}{INLINE}{name}"></script>'), name, script


def rewrite(html: str, folder: Path, language_root: Path) -> tuple[str, dict[str, str]]:
    """Return the page as it may be served, and the scripts taken out of it by file name.

    Args:
        html: the page as the site generator wrote it.
        folder: where it lies.
        language_root: the root of its language.
    """
    found = tags(html, _concerns_us)
    root = way_to_root(found, depth=len(folder.relative_to(language_root).parts))
    search_label = next(
        (t.get("aria-label") for t, *_ in found if t.get("data-md-component") == "search-query"), ""
    )
    edits = list(versions.edits(found, folder, language_root))
    scripts: dict[str, str] = {}
    for tag in found:
        opening = tag.opening
        if is_inline_script(opening):
            edit, name, text = _inline_script(html, tag, root)
            edits.append(edit)
            scripts[name] = text
        elif opening.name in ("a", "area") and is_foreign(opening.get("href")):
            rel = dict.fromkeys([*opening.get("rel").split(), "noopener", "noreferrer"])
            edits.append(write(tag, rel=" ".join(rel), referrerpolicy="no-referrer"))
        elif opening.get("role") == "dialog" and not opening.has("aria-label") and search_label:
            # The theme's search is a dialog without a name: a screen reader cannot announce it.
            edits.append(write(tag, **{"aria-label": search_label}))
    return apply(html, edits), scripts
