"""The Atom feed of policy changes in one language, made from the data's own dates.

Same policy, same bytes. An entry's name never changes with its wording or its address, and its
`updated` is the day on which the site learned of the change, since a rule may begin in the future.
"""

import uuid
from xml.etree import ElementTree as ET

from build_scripts.compile.policy import Compiled
from build_scripts.render.changes import Change, changes
from build_scripts.render.environment import words

ATOM = "http://www.w3.org/2005/Atom"
_TAGS = {"zh": "zh-CN", "en": "en"}
_SPACE_OF_NAMES = uuid.UUID("6d9a4a0e-4f0b-5c8e-9d3e-0f6f2b7c1a55")
"""Fixed for ever: readers know the entries by names made from it."""
_LONG_AGO = "1970-01-01"


def feed(policy: Compiled, lang: str, home: str = "") -> bytes:
    """The feed as XML.

    Args:
        policy: compiled policy.
        lang: zh or en.
        home: the address of the language's root, ending in a slash; without it links are relative.
    """
    found = sorted(changes(policy, lang), key=lambda c: (c.learned, c.day, c.key), reverse=True)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": _TAGS[lang]})
    _text(root, "id", name_of(lang))
    _text(root, "title", words()["feed_title"][lang])
    _text(root, "updated", _moment(max((c.learned for c in found), default=_LONG_AGO)))
    _text(ET.SubElement(root, "author"), "name", words()["feed_author"][lang])
    ET.SubElement(root, "link", {"rel": "self", "href": f"{home}feed.atom"})
    ET.SubElement(root, "link", {"rel": "alternate", "href": f"{home}changes.html"})
    for change in found:
        _entry(root, change, lang, home)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, change: Change, lang: str, home: str) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", name_of(f"{lang}/{change.key}"))
    _text(entry, "title", change.title)
    _text(entry, "updated", _moment(change.learned))
    page, _hash, anchor = change.page.partition("#")
    address = f"{home}{page.removesuffix('.md')}.html#{anchor}"
    ET.SubElement(entry, "link", {"rel": "alternate", "href": address})
    ET.SubElement(entry, "category", {"term": change.kind})
    _text(entry, "summary", change.text)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    """A child with a text."""
    ET.SubElement(parent, tag).text = visible(text)


def visible(text: str) -> str:
    """A text in which what no format can carry, or nobody can see, is replaced."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def name_of(key: str) -> str:
    """The name by which programs know a thing for ever, made from its key."""
    return uuid.uuid5(_SPACE_OF_NAMES, key).urn


def _moment(day: str) -> str:
    """The beginning of a day in China, as Atom writes it."""
    return f"{day}T00:00:00+08:00"
