"""Says what in a finished page or sheet the CSP would refuse or a third party would see."""

import re

from .markup import Opening, Tag
from .page import is_foreign, is_inline_script

_FETCHING = (
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
    "xlink:href",
)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def page_problems(found: list[Tag]) -> list[str]:
    """Return what is wrong with the tags of a page, each with its line; a good page gives none."""
    return [f"line {tag.line}: {text}" for tag in found for text in problems(tag.opening)]


def is_bad(tag: Opening) -> bool:
    """Tell a tag that no page may have."""
    return bool(problems(tag))


def problems(tag: Opening) -> list[str]:
    """Return what is wrong with a tag, wherever it stands."""
    found = _attribute_problems(tag)
    if href := _href_problem(tag):
        found.append(href)
    if is_inline_script(tag):
        found.append("inline <script>")
    if tag.name == "style":
        found.append("inline <style>; put it into assets/*.css")
    if tag.name == "meta" and tag.get("http-equiv").lower() == "refresh":
        found.append("<meta http-equiv=refresh> moves the reader without asking")
    return found


def _attribute_problems(tag: Opening) -> list[str]:
    found = []
    for name, value in tag.attrs:
        if name == "style":
            found.append(f'style="{value}" on <{tag.name}>; use a class and assets/*.css')
        elif name.startswith("on"):
            found.append(f"{name}= handler on <{tag.name}>; listen in a script file")
        elif name in _FETCHING and any(is_foreign(part) for part in value.split(",")):
            found.append(f"<{tag.name} {name}> leaves the site: {value}")
        elif name in ("href", "src", "action", "formaction") and value.strip().lower().startswith(
            "javascript:"
        ):
            found.append(f"javascript: address on <{tag.name}>")
    return found


def _href_problem(tag: Opening) -> str | None:
    """Readers may follow a link anywhere; what else has an href is fetched by the page itself."""
    if not is_foreign(tag.get("href")) or tag.name in ("a", "area"):
        return None
    if tag.name == "link" and set(tag.get("rel").lower().split()) <= {"canonical"}:
        return None
    return f"<{tag.name} href> leaves the site: {tag.get('href')}"


def css_problems(css: str) -> list[str]:
    """Return the addresses in a style sheet that leave the site."""
    bare = _COMMENT.sub("", css)
    found = (match[1] or match[2] for match in _CSS_ADDRESS.finditer(bare))
    return [f"leaves the site: {address}" for address in found if is_foreign(address)]
