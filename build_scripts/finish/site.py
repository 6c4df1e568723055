"""Runs the finishing pass over a whole site, both languages at once; all problems first."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_scripts.at_once import at_once

from . import csp, guard, leftovers, search_index, switch
from .join import join
from .markup import Opening
from .page import rewrite
from .tags import tags
from .versions import INLINE

LANGUAGES = {"zh-CN": "", "en": "en"}
"""Language tag -> folder of its root; Chinese is the root of the site itself."""


class FinishError(Exception):
    """The site must not be published; `problems` says why, each with its file."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(
            f"{len(problems)} problem(s) in the built site:\n"
            + "\n".join(f"  {one}" for one in problems)
        )
        self.problems = problems


@dataclass(frozen=True)
class Report:
    """What the pass did: pages rewritten, script files made, files deleted and their bytes."""

    pages: int
    scripts: int
    removed: int
    bytes_freed: int


class _Part(NamedTuple):
    """What was done in one language's part of the site."""

    pages: int
    scripts: int
    removed: int
    problems: list[str]


def language_of(page: Path, site: Path) -> str:
    """Return the language tag of a page by the folder it stands in."""
    return "en" if page.relative_to(site).parts[0] == LANGUAGES["en"] else "zh-CN"


def _files(site: Path, language: str, ending: str) -> Iterator[Path]:
    """Yield a language's files in a fixed order; what lies outside of `en/` is Chinese."""
    for folder, below, names in os.walk(site / LANGUAGES[language]):
        other = set(LANGUAGES.values()) if Path(folder) == site else set()
        below[:] = sorted(set(below) - other)
        yield from (Path(folder, name) for name in sorted(names) if name.endswith(ending))


def _is_judged(tag: Opening) -> bool:
    return guard.is_bad(tag) or switch.is_switch(tag)


def _finish_page(page: Path, root: Path) -> tuple[list[str], set[Path]]:
    """Rewrite one page on disk; return its problems and the script files it needs."""
    html, scripts = rewrite(page.read_text(encoding="utf-8"), page.parent, root)
    written = set()
    for name, text in scripts.items():
        target = root / INLINE / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        written.add(target)
    try:
        html = csp.put(html)
    except ValueError as error:
        return [str(error)], written
    page.write_text(html, encoding="utf-8")
    found = tags(html, _is_judged)
    return guard.page_problems(found) + switch.problems(found, page), written


def _finish_language(site: Path, language: str) -> _Part:
    root = site / LANGUAGES[language]
    removed = leftovers.remove(root)
    join(root)
    index = root / "search" / "search_index.json"
    broken = search_index.problems(index, chinese=language == "zh-CN")
    problems = [f"{index.relative_to(site)}: {text}" for text in broken]
    if not broken:
        search_index.shrink(index)
    scripts: set[Path] = set()
    pages = list(_files(site, language, ".html"))
    for page in pages:
        found, written = _finish_page(page, root)
        scripts |= written
        problems += [f"{page.relative_to(site)}: {text}" for text in found]
    for sheet in _files(site, language, ".css"):
        found = guard.css_problems(sheet.read_text(encoding="utf-8"))
        problems += [f"{sheet.relative_to(site)}: {text}" for text in found]
    return _Part(len(pages), len(scripts), len(removed), problems)


def finish(site: Path) -> Report:
    """Finish the built site in place; running it twice changes nothing more.

    Args:
        site: the folder with the Chinese build, and the English one under `en/`.

    Raises:
        FinishError: something a browser would refuse or fetch elsewhere, a broken language link,
            or a search index without Chinese words. All problems are named at once.
    """
    size = _size(site)
    parts = at_once(*(partial(_finish_language, site, language) for language in LANGUAGES))
    if problems := [problem for part in parts for problem in part.problems]:
        raise FinishError(problems)
    return Report(
        pages=sum(part.pages for part in parts),
        scripts=sum(part.scripts for part in parts),
        removed=sum(part.removed for part in parts),
        bytes_freed=size - _size(site),
    )


def finish_pages(stage: Path, site: Path, names: list[str]) -> None:
    """Finish some pages of a stage into a site that is finished already; all of them or none.

    Args:
        stage: where the pages lie as the site generator wrote them.
        site: the finished site they belong to.
        names: the pages, below both.

    Raises:
        FinishError: one of them must not be shown; the site is as it was.
    """
    problems: list[str] = []
    ready: dict[Path, Path] = {}
    for name in names:
        page = site / name
        draft = page.with_name(page.name + ".next")  # beside the page: links are read from there
        draft.write_bytes((stage / name).read_bytes())
        ready[draft] = page
        found, _written = _finish_page(draft, site / LANGUAGES[language_of(page, site)])
        problems += [f"{name}: {text}" for text in found]
    for draft, page in ready.items():
        if problems:
            draft.unlink()
        else:
            draft.replace(page)
    if problems:
        raise FinishError(problems)


def _size(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
