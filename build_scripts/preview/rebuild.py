"""Builds the previewed site and brings it up to date: changed pages only, or nothing at all.

What is served changes only when everything that an edit touches is good; else it stays as it was.
"""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from build_scripts.check import checked_policy, policy_with_lines
from build_scripts.compile.policy import Compiled
from build_scripts.finish import FinishError, finish, finish_pages, search_index
from build_scripts.generator import CONFIGS
from build_scripts.preview import inputs
from build_scripts.preview.errors import PreviewError
from build_scripts.preview.language import INDEX, LanguageSite
from build_scripts.read.file_reader import FileReader
from build_scripts.read.problems import PolicyError
from build_scripts.render.edit_links import edit_links
from build_scripts.render.environment import today
from build_scripts.render.pages import pages
from build_scripts.render.write import write
from build_scripts.runtime import assemble, renew_policy

VERSION_MARK = "preview-policy-version"
"""Stands in the footer of every page for the policy's version, which changes with every edit; the
server puts the version in, so that an edit need not rewrite every page."""

TOOL_PAGES = ["check.html", "en/check.html"]
"""The pages that name the runtime's manifest with its version."""

Digests = dict[str, dict[str, str]]
"""Language -> its pages with the digest of each."""


class Outcome(NamedTuple):
    """What came of a look at the files.

    Attributes:
        written: pages and other files made anew, below the site.
        problems: why an edit is not shown; empty if it is.
        seconds: how long it took.
        whole: everything was built.
    """

    written: list[str]
    problems: list[str]
    seconds: float
    whole: bool


class Preview:
    """The site as served by the preview.

    Args:
        root: the project's folder: mkdocs*.yml, docs/, policy_data/.
        out: a folder of its own to build in.
        as_of: show the site as on this ISO day; None for the machine's.
    """

    def __init__(self, root: Path, out: Path, as_of: str | None = None) -> None:
        self.root, self.out, self.as_of = root, out, as_of
        self.site = out / "site-0"
        self.policy_version = ""
        self._round = 0
        self._reader = FileReader()
        self._seen: inputs.Snapshot = {}
        self._shown: Digests = {}
        self._unsettled: dict[str, set[str]] = {}
        self._languages: dict[str, LanguageSite] = {}
        self._behind: set[Path] = set()
        self._generated: set[Path] = set()

    def look(self) -> Outcome | None:
        """Show what was edited since the last look; None if nothing was.

        An edit that could not be shown is tried again together with the next one.
        """
        now = inputs.snapshot(self.root)
        edited = inputs.changed(self._seen, now) - self._generated
        self._seen = now
        if not edited:
            return None
        self._behind |= edited
        start = time.perf_counter()
        written: list[str] = []
        problems: list[str] = []
        whole = not self._languages or inputs.is_global(self.root, self._behind)
        try:
            inputs.forget(self._behind)
            written, whole = self._bring_up_to_date(whole)
            self._behind.clear()
        except PolicyError as error:
            problems = [str(problem) for problem in error.problems]
        except (PreviewError, FinishError) as error:
            problems = error.problems
        except Exception as error:  # a template being edited can fail in any way
            problems = [f"{type(error).__name__}: {error}"]
        return Outcome(written, problems, time.perf_counter() - start, whole)

    def _bring_up_to_date(self, whole: bool) -> tuple[list[str], bool]:
        policy = None
        if whole or inputs.touches_policy(self.root, self._behind):
            policy, lines = policy_with_lines(self.root / "policy_data", self._reader)
            edit = edit_links(self.root / "mkdocs.yml", lines)
            pinned = self.as_of is not None
            made = pages(policy, today(self.as_of), pinned=pinned, edit=edit)
            docs = self.root / "docs"
            self._generated |= {docs / lang / name for lang in made for name in made[lang]}
            write(made, docs)
        now = {lang: inputs.digests(self.root / "docs" / lang) for lang in ("zh", "en")}
        if whole or not self._grew_at_most(now):
            return self._build(policy or self._policy(), now), True
        try:
            return self._update(policy, now), False
        except BaseException:
            if self._came(now):  # pages that are in memory and must not be shown: begin anew
                self._languages.clear()
            raise

    def _came(self, now: Digests) -> bool:
        return any(now[lang].keys() - self._shown[lang].keys() for lang in now)

    def _grew_at_most(self, now: Digests) -> bool:
        """Whether no page went, since any page may lead there, and none came that a map lists."""
        gone = any(self._shown[lang].keys() - now[lang].keys() for lang in now)
        return not gone and not (self._came(now) and os.environ.get("SITE_URL"))

    def _policy(self) -> Compiled:
        return checked_policy(self.root / "policy_data", self._reader)

    def _build(self, policy: Compiled, now: Digests) -> list[str]:
        stage = self.out / "stage"
        shutil.rmtree(stage, ignore_errors=True)
        languages = {}
        with _setting(POLICY_VERSION=VERSION_MARK):
            for (config, folder), lang in zip(CONFIGS.items(), now, strict=True):
                languages[lang] = LanguageSite(self.root / config, stage / folder)
                languages[lang].build()
        self._round += 1
        site = self.out / f"site-{self._round % 2}"
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(stage, site)
        assemble(site / "runtime", policy)
        finish(site)
        self.site, self._languages = site, languages
        self._settle(now)
        self.policy_version = policy["policy_version"]
        return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))

    def _update(self, policy: Compiled | None, now: Digests) -> list[str]:
        staged: list[str] = []
        for lang, language in self._languages.items():
            shown = self._shown[lang]
            names = {name for name, digest in now[lang].items() if shown.get(name) != digest}
            if names - shown.keys():
                language.take_up()
            # pages of an edit that failed are in memory as they were edited, also if it was undone
            self._unsettled[lang] |= names
            home = language.stage.relative_to(self.out / "stage")
            staged += [(home / name).as_posix() for name in language.render(self._unsettled[lang])]
        with self._places([self.site / name for name in staged]):
            finish_pages(self.out / "stage", self.site, [n for n in staged if n.endswith(".html")])
        for name in (name for name in staged if name.endswith(INDEX)):
            shutil.copyfile(self.out / "stage" / name, self.site / name)
            search_index.shrink(self.site / name)
        if policy and policy["policy_version"] != self.policy_version:
            renew_policy(self.site / "runtime", policy)
            self.policy_version = policy["policy_version"]
            finish_pages(self.out / "stage", self.site, TOOL_PAGES)  # they name its version
            staged += [name for name in TOOL_PAGES if name not in staged]
        self._settle(now)
        return staged

    @contextmanager
    def _places(self, paths: list[Path]) -> Iterator[None]:
        """Make a place for each new page, since its other language looks for it; or none."""
        new = [path for path in paths if not path.exists()]
        for path in new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        try:
            yield
        except BaseException:
            for path in new:
                path.unlink()
            raise

    def _settle(self, now: Digests) -> None:
        self._shown = now
        self._unsettled = {lang: set() for lang in now}


@contextmanager
def _setting(**values: str) -> Iterator[None]:
    """Settings that mkdocs reads from the environment, while it reads them."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
