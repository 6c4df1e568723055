"""Makes people's text inert: it can never become markup or Markdown structure by accident."""

import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

_STRUCTURE = re.compile(r"[\\`*_{}\[\]()#+\-!|~<>&\"'=^:@$?]|(?<=\d)\.")
_SPACE = re.compile(r"\s+")


def inert(value: Any) -> Markup:
    """Text as one line in which every character that Markdown or HTML reads is an entity.

    Text that is already safe (`Markup`, made by a template) passes as it is. Entities are used
    and not backslashes, because they mean the same inside HTML blocks, tables and headings.
    """
    return Markup(value) if hasattr(value, "__html__") else _inert(str(value))


@lru_cache(maxsize=1 << 15)
def _inert(text: str) -> Markup:
    """The same of a text; most texts stand on many pages."""
    line = _SPACE.sub(" ", text)
    if not line.isprintable():
        line = "".join(c if c.isprintable() else "\ufffd" for c in line)
    return Markup(_STRUCTURE.sub(lambda match: f"&#{ord(match[0])};", line))
