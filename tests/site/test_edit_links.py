"""Links to where a page is changed: only if the deployment names its repository."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_scripts.render.pages import pages
from build_scripts.site import ROOT
from checker.phrases import LANGUAGES

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
WORDS = {"zh": "修改这一页的内容", "en": "Edit what this page says"}
REPO = "https://code.example/team/filing-clear"
SHOWN = ["causes/lapse", "regions/index", "sources", "check", "changes"]
LINK = re.compile(r'\s*<p class="made-from no-print"><a href="([^"]*)">([^<]*)</a></p>\s*')

Rendered = Callable[..., dict[str, str]]


@pytest.fixture
def rendered(tmp_path: Path, real: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """Some pages of a language as mkdocs renders them with our theme: without search, for speed."""

    def render(lang: str, **settings: str) -> dict[str, str]:
        for name in ("REPO_URL", "REPO_FILES"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        docs, out = tmp_path / "docs" / lang, tmp_path / "out"
        made = pages(real, "2026-11-23")[lang]
        for page in SHOWN:
            path = docs / f"{page}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[f"{page}.md"], "utf-8")
        shutil.copy(ROOT / "docs" / lang / "about.md", docs)
        config = load_config(
            str(ROOT / CONFIGS[lang]), docs_dir=str(docs), site_dir=str(out), plugins=[], nav=None
        )
        build(config)
        return {page: (out / f"{page}.html").read_text("utf-8") for page in [*SHOWN, "about"]}

    return render


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Links to pages that this small build leaves out are told to the log, and not of interest."""
    caplog.set_level("CRITICAL", logger="mkdocs")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_links_to_its_entry_or_file_and_nothing_else_changes(
    lang: str, rendered: Rendered
) -> None:
    without = rendered(lang)
    linked = rendered(lang, REPO_URL=REPO + "/")
    places = {
        "causes/lapse": "policy_data/causes/lapse.yml#L1",
        "regions/index": "policy_data/regions",
        "sources": "policy_data/sources",
        "check": "policy_data/questions",
        "changes": "policy_data",
        "about": f"docs/{lang}/about.md",
    }
    assert places.keys() == linked.keys()
    for page, html in linked.items():
        assert LINK.findall(html) == [(f"{REPO}/blob/HEAD/{places[page]}", WORDS[lang])]
        assert (ROOT / places[page].partition("#")[0]).exists()
        assert LINK.findall(without[page]) == []
        assert "code.example" not in without[page]
        assert squeezed(LINK.sub("", html)) == squeezed(without[page])


def squeezed(html: str) -> str:
    """A page without the space between tags, where a link that is not there leaves a blank line."""
    return re.sub(r"\s+", "", html)


def test_a_host_that_spells_it_otherwise_is_followed(rendered: Rendered) -> None:
    html = rendered("en", REPO_URL=REPO, REPO_FILES="src/branch/main")["causes/lapse"]
    assert LINK.findall(html)[0][0] == f"{REPO}/src/branch/main/policy_data/causes/lapse.yml#L1"


def test_every_entry_page_names_a_file_that_exists(real: dict[str, Any]) -> None:
    found = 0
    for lang in LANGUAGES:
        for name, text in pages(real, "2026-11-23")[lang].items():
            (place,) = re.findall(r"^made_from: (.*)$", text.split("---\n")[1], re.MULTILINE)
            assert (ROOT / place).exists(), name
            found += place.endswith(".yml")
    assert found > 40
