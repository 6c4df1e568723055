"""Runs the finishing pass over a whole site, both languages; collects all problems first."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import csp, guard, leftovers, search_index
from .markup import Tag, tags
from .page import INLINE, is_foreign, rewrite

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


def language_of(page: Path, site: Path) -> str:
    """Return the language tag of a page by the folder it stands in."""
    return "en" if page.relative_to(site).parts[0] == LANGUAGES["en"] else "zh-CN"


def _pages(site: Path) -> Iterator[tuple[Path, Path]]:
    """Yield every page with the root of its language, in a fixed order."""
    for page in sorted(site.rglob("*.html")):
        yield page, site / LANGUAGES[language_of(page, site)]


def _switch_problems(found: list[Tag], page: Path) -> list[str]:
    """The link to the other language must lead to a page: both languages share their file names."""
    problems = []
    for tag in found:
        target = tag.get("href")
        if (
            tag.name != "a"
            or "hreflang" not in tag.attrs
            or is_foreign(target)
            or target.startswith("/")
        ):
            continue  # the 404 page, shown at any address, has an absolute link to the other home
        if not (page.parent / target.partition("#")[0]).exists():
            problems.append(f"no such page in the other language: {target}")
    return problems


def _finish_page(page: Path, root: Path) -> tuple[list[str], set[Path]]:
    """Rewrite one page on disk; return its problems and the script files it needs."""
    html, scripts = rewrite(
        page.read_text(encoding="utf-8"), depth=len(page.relative_to(root).parts) - 1
    )
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
    found = tags(html)
    return guard.page_problems(found) + _switch_problems(found, page), written


def finish(site: Path) -> Report:
    """Finish the built site in place; running it twice changes nothing more.

    Args:
        site: the folder with the Chinese build, and the English one under `en/`.

    Raises:
        FinishError: something a browser would refuse or fetch elsewhere, a broken language link,
            or a search index without Chinese words. All problems are named at once.
    """
    problems: list[str] = []
    scripts: set[Path] = set()
    removed: list[Path] = []
    size = _size(site)
    for language, folder in LANGUAGES.items():
        root = site / folder
        removed += leftovers.remove(root)
        index = root / "search" / "search_index.json"
        broken = search_index.problems(index, chinese=language == "zh-CN")
        problems += [f"{index.relative_to(site)}: {text}" for text in broken]
        if not broken:
            search_index.shrink(index)
    pages = list(_pages(site))
    for page, root in pages:
        found, written = _finish_page(page, root)
        scripts |= written
        problems += [f"{page.relative_to(site)}: {text}" for text in found]
    for sheet in sorted(site.rglob("*.css")):
        found = guard.css_problems(sheet.read_text(encoding="utf-8"))
        problems += [f"{sheet.relative_to(site)}: {text}" for text in found]
    if problems:
        raise FinishError(problems)
    return Report(len(pages), len(scripts), len(removed), size - _size(site))


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
