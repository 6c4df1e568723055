"""One language's site kept in memory: mkdocs' own pages and theme, so that one page is made anew.

It writes what mkdocs would write, to a stage; nobody is served from there.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from build_scripts.preview.errors import PreviewError

INDEX = "search/search_index.json"


class _Keep:
    """Keeps what mkdocs' build makes and would throw away; mkdocs calls it as a plugin."""

    nav: Any
    env: Any
    files: Any

    def on_nav(self, nav: Any, /, *, config: Any, files: Any) -> None:  # noqa: ARG002 - mkdocs' names
        self.nav = nav

    def on_env(self, env: Any, /, *, config: Any, files: Any) -> None:  # noqa: ARG002 - mkdocs' names
        self.env, self.files = env, files


class LanguageSite:
    """A language's pages, built once whole and then page by page.

    Args:
        config: the language's mkdocs configuration.
        stage: the folder mkdocs writes to.
    """

    def __init__(self, config: Path, stage: Path) -> None:
        self.stage = stage
        # mkdocs keeps a plugin for its next configuration; the other language needs its own search
        _options()["plugins"].plugin_cache.clear()
        self.config: Any = load_config(str(config), site_dir=str(stage), strict=True)
        self.kept = cast("Any", _Keep())
        self.config.plugins["kept"] = self.kept
        self._entries: dict[str, list[Any]] = {}

    def build(self) -> None:
        """Build every page.

        Raises:
            PreviewError: what mkdocs warned of or refused.
        """
        with _warnings_are_errors():
            self.config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(self.config)
        for entry in self._index.entries:
            self._entries.setdefault(_page_of(entry), []).append(entry)

    def take_up(self) -> None:
        """Take up pages that were not there yet, in the place that a whole build gives them."""
        known = {file.src_uri: file for file in self.kept.files}
        listed = [known.pop(file.src_uri, file) for file in get_files(self.config)]
        self.kept.files = Files([*listed, *known.values()])  # those of the theme come last
        for file in self.kept.files.documentation_pages():
            if file.page is None:
                Page(None, file, self.config)

    def render(self, names: set[str]) -> list[str]:
        """Make some pages anew from their Markdown, and the search index with them.

        Args:
            names: their sources, below the language's docs folder.

        Returns:
            The files written, below the stage.

        Raises:
            PreviewError: what mkdocs warned of or refused.
        """
        files = self.kept.files
        listed = files.documentation_pages()
        chosen = [file for file in listed if file.src_uri in names]
        with _warnings_are_errors():
            for file in chosen:
                mkdocs_build._populate_page(file.page, self.config, files)
            for file in chosen:
                self._index.entries = []
                mkdocs_build._build_page(
                    file.page, self.config, listed, self.kept.nav, self.kept.env
                )
                self._entries[file.url] = self._index.entries
            for file in listed:
                level = self.config.validation.links.anchors
                file.page.validate_anchor_links(files=files, log_level=level)
        self._index.entries = [e for file in listed for e in self._entries.get(file.url, ())]
        (self.stage / INDEX).write_text(self._index.generate_search_index(None), "utf-8")
        return [str(file.dest_uri) for file in chosen] + [INDEX] * bool(chosen)

    @property
    def _index(self) -> Any:
        return next(p for n, p in self.config.plugins.items() if n.endswith("search")).search_index


def _options() -> dict[str, Any]:
    return dict(MkDocsConfig._schema)


def _page_of(entry: dict[str, str]) -> str:
    return entry["location"].partition("#")[0]


@contextmanager
def _warnings_are_errors() -> Iterator[None]:
    """What mkdocs warns of stops a build with `--strict`; so it does here."""
    told: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield
    except Abort:
        pass  # said because of the warnings, which are told below
    except MkDocsException as error:
        told.append(str(error))
    finally:
        logger.removeHandler(listener)
    if told:
        raise PreviewError(told)
