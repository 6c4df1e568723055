"""Makes people's text inert: it can never become markup or Markdown structure by accident."""

import re
from typing import Any

from markupsafe import Markup

_STRUCTURE = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_{}[]()#+-!|~<>&\"'=^:@$?"}
_NUMBERED = re.compile(r"(?<=\d)\.")
_SPACE = re.compile(r"\s+")


def inert(value: Any) -> Markup:
    """Text as one line in which every character that Markdown or HTML reads is an entity.

    Text that is already safe (`Markup`, made by a template) passes as it is. Entities are used
    and not backslashes, because they mean the same inside HTML blocks, tables and headings.
    """
    if hasattr(value, "__html__"):
        return Markup(value)
    line = _SPACE.sub(" ", str(value))
    if not line.isprintable():
        line = "".join(c if c.isprintable() else "\ufffd" for c in line)
    return Markup(_NUMBERED.sub("&#46;", line.translate(_STRUCTURE)))
