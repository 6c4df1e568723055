"""Says what in a finished page or sheet the CSP would refuse or a third party would see."""

import re

from .markup import Tag
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


def _attribute_problems(tag: Tag) -> list[str]:
    problems = []
    for name, value in tag.attrs.items():
        if name == "style":
            problems.append(f'style="{value}" on <{tag.name}>; use a class and assets/*.css')
        elif name.startswith("on"):
            problems.append(f"{name}= handler on <{tag.name}>; listen in a script file")
        elif name in _FETCHING and any(is_foreign(part) for part in value.split(",")):
            problems.append(f"<{tag.name} {name}> leaves the site: {value}")
        elif name in ("href", "src", "action", "formaction") and value.strip().lower().startswith(
            "javascript:"
        ):
            problems.append(f"javascript: address on <{tag.name}>")
    return problems


def _href_problem(tag: Tag) -> str | None:
    """Readers may follow a link anywhere; what else has an href is fetched by the page itself."""
    if not is_foreign(tag.get("href")) or tag.name in ("a", "area"):
        return None
    if tag.name == "link" and set(tag.get("rel").lower().split()) <= {"canonical"}:
        return None
    return f"<{tag.name} href> leaves the site: {tag.get('href')}"


def page_problems(found: list[Tag]) -> list[str]:
    """Return what is wrong with the tags of a page, each with its line; a good page gives none."""
    problems = []
    for tag in found:
        here = _attribute_problems(tag)
        if href := _href_problem(tag):
            here.append(href)
        if is_inline_script(tag):
            here.append("inline <script>")
        if tag.name == "style":
            here.append("inline <style>; put it into assets/*.css")
        if tag.name == "meta" and tag.get("http-equiv").lower() == "refresh":
            here.append("<meta http-equiv=refresh> moves the reader without asking")
        problems += [f"line {tag.line}: {text}" for text in here]
    return problems


def css_problems(css: str) -> list[str]:
    """Return the addresses in a style sheet that leave the site."""
    bare = _COMMENT.sub("", css)
    found = (match[1] or match[2] for match in _CSS_ADDRESS.finditer(bare))
    return [f"leaves the site: {address}" for address in found if is_foreign(address)]
