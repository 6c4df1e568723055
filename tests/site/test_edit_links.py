"""Links to where a page or a part of it is changed: only if the deployment names its repository."""

import html as entities
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from build_scripts.check import policy_with_lines
from build_scripts.compile.policy import canonical
from build_scripts.read.lines import Lines
from build_scripts.render.edit_links import edit_links
from build_scripts.render.pages import pages
from build_scripts.site import ROOT
from checker.phrases import LANGUAGES
from tests.project_copy import replace

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
WORDS = {"zh": "修改这一页的内容", "en": "Edit what this page says"}
PART_WORDS = {"zh": ("修改", "修改这一条："), "en": ("Edit", "Edit this entry: ")}
REPO = "https://code.example/team/filing-clear"
DAY = "2026-11-23"
SHOWN = ["causes/lapse", "regions/index", "sources", "check", "changes"]
LINK = re.compile(r'\s*<p class="made-from no-print"><a href="([^"]*)">([^<]*)</a></p>\s*')
PART = re.compile(
    r' <a class="edit-line no-print" data-search-exclude(?:="")? href="([^"]*)"'
    r' aria-label="([^"]*)">([^<]*)</a>'
)
BLOCK = re.compile(rf'<p class="edit-part no-print">{PART.pattern}</p>')
PARTS = [
    ("causes/lapse", "What to do, in order", "causes/lapse.yml", "remedies:"),
    ("causes/lapse", "What it looks like", "causes/lapse.yml", "sign:"),
    ("causes/lapse", "What to ask 12393", "causes/lapse.yml", "ask:"),
    ("causes/lapse", "What decides it", "causes/lapse.yml", "when: "),
    ("causes/lapse", "Examples", "causes/lapse.yml", "examples:"),
    ("causes/lapse", "Sources", "causes/lapse.yml", "sources:"),
    ("regions/linfen", "the validity of a temporary filing", "regions/nation.yml",
     "    - value: {at_least: 6}"),
    ("regions/linfen", "the level of area that a filing names", "regions/nation.yml",
     "    - value: city"),
    ("regions/linfen", "Whether a filing must name a district", "disputes/care-area-level.yml",
     "title:"),
    ("disputes/care-area-level", "Who says what", "disputes/care-area-level.yml", "claims:"),
    ("checklists/nation-file", "Take these along", "checklists/nation-file.yml", "papers:"),
    ("claims", "s000-001", "claims/s000-001.yml", "source:"),
    ("catalogues/liaocheng", "Class B", "catalogues/liaocheng.yml", "  - id: b"),
    ("catalogues/liaocheng", "Diabetes", "catalogues/liaocheng.yml", "  - disease: diabetes"),
    ("parameters/keep_floor_resident", "Liaocheng's list of chronic and special diseases",
     "catalogues/liaocheng.yml", "        - value: 500"),
    ("parameters/settles_since", "Hypertension", "diseases/hypertension.yml", "settles_since:"),
    ("diseases/hypertension", "Settled across provinces", "diseases/hypertension.yml",
     "settles_since:"),
    ("materials/test-report", "What goes wrong, and the repair", "materials/test-report.yml",
     "defects:"),
    ("channels/hotline-12393", "What can be done there", "channels/hotline-12393.yml", "can:"),
    ("messages/papers-incomplete", "Possible causes", "messages/papers-incomplete.yml",
     "causes: ["),
    ("calendars/year-2026", "Weekend days that are worked", "calendars/year-2026.yml",
     "make_up_days:"),
    ("sources", "Common problems of settlement away from home (republished post)",
     "sources/settlement-faq.yml", "title:"),
    ("check", "your scheme", "questions/scheme.yml", "order:"),
    ("decide/status", "Your insurance had lapsed", "causes/lapse.yml", "when: "),
]  # fmt: skip
"""Page, what the link is called to those who cannot see where it stands, file, its line's start."""

Linked = Callable[..., dict[str, dict[str, str]]]
Rendered = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def real_lines() -> Lines:
    return policy_with_lines(ROOT / "policy_data")[1]


@pytest.fixture
def linked(real: dict[str, Any], real_lines: Lines, monkeypatch: pytest.MonkeyPatch) -> Linked:
    """The Markdown of every page for a deployment with these settings."""

    def make(lines: Lines = real_lines, **settings: str) -> dict[str, dict[str, str]]:
        for name in ("REPO_URL", "REPO_FILES", "REPO_LINE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        return pages(real, DAY, edit=edit_links(ROOT / "mkdocs.yml", lines))

    return make


@pytest.fixture
def rendered(tmp_path: Path, linked: Linked) -> Rendered:
    """Some pages of a language as mkdocs renders them with our theme: without search, for speed."""

    def render(lang: str, **settings: str) -> dict[str, str]:
        made = linked(**settings)[lang]
        docs, out = tmp_path / "docs" / lang, tmp_path / "out"
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


def parts(text: str) -> list[tuple[str, str, str]]:
    """Address, name and words of each link to a part of a page."""
    found = (map(entities.unescape, link) for link in PART.findall(text))
    return [(address, name, words) for address, name, words in found]


def without_parts(text: str) -> str:
    return PART.sub("", BLOCK.sub("", text))


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
        assert "edit-line" not in without[page]
        assert bool(parts(html)) == (page in ("causes/lapse", "sources", "check", "changes"))
        assert squeezed(without_parts(LINK.sub("", html))) == squeezed(without[page])


def squeezed(html: str) -> str:
    """A page without the space between tags, where a link that is not there leaves a blank line."""
    return re.sub(r"\s+", "", html)


def test_a_deployment_that_names_no_repository_gets_the_very_pages_of_one_without_lines(
    linked: Linked, real: dict[str, Any]
) -> None:
    plain = pages(real, DAY)
    assert linked() == plain
    linked_pages = linked(REPO_URL=REPO)
    for lang in LANGUAGES:
        for name, text in linked_pages[lang].items():
            assert re.sub(r"\n{3,}", "\n\n", without_parts(text)) == plain[lang][name], name


@pytest.mark.parametrize(
    ("page", "name", "file", "start"), PARTS, ids=[f"{page}: {name}" for page, name, *_ in PARTS]
)
def test_a_part_of_a_page_links_to_its_line(
    page: str, name: str, file: str, start: str, linked: Linked
) -> None:
    made = linked(REPO_URL=REPO)["en"][f"{page}.md"]
    named = [a for a, called, _words in parts(made) if called == f"Edit this entry: {name}"]
    places = [address.partition("/policy_data/")[2].partition("#L") for address in named]
    lines = [int(line) for place, _mark, line in places if place == file]
    written = (ROOT / "policy_data" / file).read_text("utf-8").splitlines()
    assert [written[line - 1].startswith(start) for line in lines] == [True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_to_a_part_leads_to_a_line_and_says_what_it_changes(
    lang: str, linked: Linked
) -> None:
    found = 0
    word, called = PART_WORDS[lang]
    for page, text in linked(REPO_URL=REPO)[lang].items():
        links = parts(text)
        assert text.count("edit-line") == len(links)
        for address, name, words in links:
            file, _mark, line = address.removeprefix(f"{REPO}/blob/HEAD/").partition("#L")
            written = (ROOT / file).read_text("utf-8").splitlines()[int(line) - 1]
            assert re.match(r"\s*(- )?[\"\w]", written), (page, address)
            assert words == word
            assert name.startswith(called)
            assert len(name) > len(called)
        found += len(links)
    assert found > 400


def test_a_line_more_above_moves_the_links_and_nothing_of_the_policy(
    linked: Linked, real: dict[str, Any], policy_copy: Path
) -> None:
    before = linked(REPO_URL=REPO)
    lapse = policy_copy / "causes" / "lapse.yml"
    replace(lapse, "step: status", "# why: see below\n\nstep: status")
    policy, lines = policy_with_lines(policy_copy)
    assert canonical(policy) == canonical(real)
    after = linked(lines, REPO_URL=REPO)
    for lang in LANGUAGES:
        moved = {page for page in before[lang] if before[lang][page] != after[lang][page]}
        assert moved == {"causes/lapse.md", "decide/status.md"}
        was, now = (own(made[lang]["causes/lapse.md"]) for made in (before, after))
        assert [line_of(one) + 2 for one in was] == [line_of(one) for one in now] != []


def own(text: str) -> list[str]:
    """The addresses of a page's parts that stand in the entry itself; disputes stand elsewhere."""
    return [address for address, *_ in parts(text) if "causes/lapse.yml" in address]


def line_of(address: str) -> int:
    return int(address.partition("#L")[2])


def test_a_part_that_an_entry_has_not_is_a_mistake(real_lines: Lines) -> None:
    with pytest.raises(KeyError):
        real_lines.of("causes", "lapse", "remedy")


def test_a_host_that_spells_it_otherwise_is_followed(rendered: Rendered) -> None:
    settings = {"REPO_FILES": "src/branch/main", "REPO_LINE": "?a&b#lines-"}
    html = rendered("en", REPO_URL=REPO, **settings)["causes/lapse"]
    place = f"{REPO}/src/branch/main/policy_data/causes/lapse.yml?a&b#lines-"
    assert entities.unescape(LINK.findall(html)[0][0]) == f"{place}1"
    numbers = [address.removeprefix(place) for address in own(html)]
    assert len(numbers) == len(own(rendered("en", REPO_URL=REPO)["causes/lapse"])) >= 6
    assert all(number.isdecimal() for number in numbers)
