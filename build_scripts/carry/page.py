"""Changes a finished page so that it works from a disk, where there is no server."""

import posixpath
from typing import NamedTuple

from build_scripts.carry.scripts import CARRY
from build_scripts.carry.which import stays_behind
from build_scripts.finish import csp
from build_scripts.finish.markup import Edit, Opening, Tag, apply, write
from build_scripts.finish.page import is_foreign
from build_scripts.finish.tags import tags

_ADDRESS = {"script": "src", "img": "src", "link": "href", "a": "href"}
"""Tags whose address matters here, and the attribute that holds it."""
_OTHER = ("#", "data:", "mailto:", "tel:")
"""How an address begins that is neither a file nor a site."""
UNPACK = {
    "index.html": "请先把压缩包解压成文件夹，再打开里面的 index.html。",
    "en/index.html": "Unpack the zip file into a folder first, then open index.html in there.",
}
"""The pages people open first, and what they say where the rest of the copy is not beside them."""


class Place(NamedTuple):
    """Where a page lies: its path below the site, with slashes."""

    name: str

    def way_up(self) -> str:
        """The address of the root as this page writes it."""
        return "../" * self.name.count("/")

    def target(self, address: str) -> str:
        """The path below the site to which an address of this page leads."""
        bare = address.partition("#")[0].partition("?")[0]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.name), bare))


def carried_page(html: str, place: Place) -> str:
    """Return the page as it goes into the copy.

    Raises:
        ValueError: it has no safe place for the content policy, or no script to stand before.
    """
    found = tags(html, lambda opening: opening.name in ("body", *_ADDRESS))
    first = next((tag for tag in found if tag.opening.name == "script"), None)
    if first is None:
        raise ValueError("no script on the page")
    up = place.way_up()
    edits = [Edit(first.start, first.start, f'<script src="{up}{CARRY}/carry.js"></script>\n    ')]
    for tag in found:
        if tag.opening.name == "body" and place.name in UNPACK:
            edits += _unpack_first(tag, place, first)
        elif _leads_to_what_stays_behind(tag.opening, place):
            end = html.index("</a>", tag.end)  # links do not nest
            edits += [Edit(tag.start, tag.end, "<span>"), Edit(end, end + 4, "</span>")]
        elif edit := _edit(tag):
            edits.append(edit)
    return csp.put(apply(html, edits), csp.FROM_FILE)


def _is_local(address: str) -> bool:
    return bool(address) and not is_foreign(address) and not address.startswith(_OTHER)


def _leads_to_what_stays_behind(opening: Opening, place: Place) -> bool:
    """Tell a link to a file that is not in the copy: only its text goes along."""
    address = opening.get("href")
    return opening.name == "a" and _is_local(address) and stays_behind(place.target(address))


def _edit(tag: Tag) -> Edit | None:
    """What happens to the address of a tag that loads something, if anything."""
    opening = tag.opening
    if opening.name == "link" and _names_a_server(opening):
        return Edit(tag.start, tag.end, "")
    key = _ADDRESS.get(opening.name, "")
    bare, _, query = opening.get(key).partition("?")
    # the hash of the content, for the caches of a host
    return write(tag, **{key: bare}) if query and opening.name != "a" and _is_local(bare) else None


def _names_a_server(opening: Opening) -> bool:
    """Tell a link of the head to where this page is served, or to a feed."""
    return bool({"canonical", "alternate", "manifest"} & set(opening.get("rel").lower().split()))


def _unpack_first(body: Tag, place: Place, first: Tag) -> list[Edit]:
    """A sentence that the copy's own style sheet hides: it is read where that is missing.

    Opened inside the archive, a page stands alone, without styles and scripts.
    """
    sheet = f'<link rel="stylesheet" href="{place.way_up()}{CARRY}/carry.css">\n    '
    text = f'\n    <p class="unpack-first">{UNPACK[place.name]}</p>'
    return [Edit(first.start, first.start, sheet), Edit(body.end, body.end, text)]
