"""Pages: what people wrote reaches both languages, and can never become markup or structure."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from build_scripts.check import checked_policy
from build_scripts.render.environment import environment
from build_scripts.render.escape import inert
from build_scripts.render.pages import pages
from build_scripts.render.write import write
from build_scripts.site import ROOT

DAY = "2026-11-23"
EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "def_list",
    "admonition",
    "pymdownx.details",
    "tables",
    "toc",
]
HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "**bold** _it_ `code`",
    "[a](javascript:alert(1))", "![x](http://evil.example/x.png)", "# heading", "- item", "1. item",
    "> quote", "| a | b |", "{{ 7 * 7 }} {% raw %}", "{#id .class onclick=x}", "!!! danger",
    "a\n\n# b\n\n<b>c</b>", "&lt;b&gt; &amp;", "</p></div><h1>x", "term\n: definition", "---",
    "\u202eevil\u202c \x07 bell", "[x]: http://evil.example", "<!-- -->", "```\ncode\n```", "\\*",
    "??? note", "'\"onmouseover=x", "a@b.example http://evil.example",
]  # fmt: skip


class Elements(HTMLParser):
    """The elements and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag + "".join(f" {name}" for name, _value in attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["{}", "# {} {{#top}}", "| x |\n|---|\n| {} |", "- {}", "> {}"])
def test_a_hostile_text_stays_a_text(text: str, form: str) -> None:
    harmless, hostile = (
        Elements(markdown.markdown(form.format(inert(one)), extensions=EXTENSIONS))
        for one in ("word", text)
    )
    assert hostile.found == harmless.found
    seen = " ".join(hostile.text.split())
    told = " ".join(
        "".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split()
    )
    assert told in seen


@pytest.fixture(scope="module")
def made(real: dict[str, Any]) -> dict[str, dict[str, str]]:
    return pages(real, DAY)


def test_hostile_texts_in_the_policy_add_no_element_to_any_page(
    real: dict[str, Any], made: dict[str, dict[str, str]]
) -> None:
    names = list(real["causes"])
    for start in range(0, len(HOSTILE), len(names)):
        policy = {**real, "causes": dict(real["causes"])}
        for name, text in zip(names, HOSTILE[start:], strict=False):
            both = {"zh": text, "en": text}
            policy["causes"][name] = {**real["causes"][name], "title": both, "summary": both}
        hostile = pages(policy, DAY)["zh"]
        for page, text in hostile.items():
            assert rendered(text).found == rendered(made["zh"][page]).found, page


def rendered(page: str) -> Elements:
    """A page as mkdocs would render it: its front matter taken off, and harmless too."""
    _nothing, front, body = page.split("---\n", 2)
    assert Elements(str(yaml.safe_load(front)["title"])).found == []
    return Elements(markdown.markdown(body, extensions=EXTENSIONS))


def test_file_names_and_anchors_are_equal_in_both_languages(
    made: dict[str, dict[str, str]],
) -> None:
    anchors = re.compile(r"\{ ?#([\w-]+) ?\}")
    assert made["zh"].keys() == made["en"].keys()
    for name, text in made["zh"].items():
        assert anchors.findall(text) == anchors.findall(made["en"][name]), name


def test_one_number_changed_in_one_file_changes_both_pages(
    policy_copy: Path, made: dict[str, dict[str, str]]
) -> None:
    path = policy_copy / "regions" / "nation.yml"
    stated = "temporary_filing_months:\n    - value: {at_least: 6}"
    written = path.read_text("utf-8")
    assert written.count(stated) == 1
    path.write_text(written.replace(stated, stated.replace("6", "7")), "utf-8")
    before, after = made, pages(checked_policy(policy_copy), DAY)
    for lang, old, new in (
        ("zh", "至少6个月", "至少7个月"),
        ("en", "at least 6 months", "at least 7 months"),
    ):
        for name in ("causes/filing-expired.md", "regions/linfen.md"):
            pairs = zip(before[lang][name].split("\n"), after[lang][name].split("\n"), strict=True)
            changed = [(one, two) for one, two in pairs if one != two]
            assert changed
            assert all(old in one and one.replace(old, new) == two for one, two in changed)


def test_a_number_of_grade_c_is_never_a_plain_fact(made: dict[str, dict[str, str]]) -> None:
    page = made["zh"]["disputes/liaocheng-insured-months.md"]
    assert "12个月（这个说法未经当地医保部门核实，请拨 12393 确认）" in page


def test_only_an_issuers_address_becomes_a_link(
    real: dict[str, Any], made: dict[str, dict[str, str]]
) -> None:
    page = made["en"]["sources.md"]
    linked = {entry["address"] for entry in real["sources"].values()
              if entry.get("address_is") == "issuer"}  # fmt: skip
    assert linked
    assert page.count("<a href=") == len(linked)


def test_writing_touches_changed_pages_only_and_removes_orphans(tmp_path: Path) -> None:
    hand_written = tmp_path / "zh" / "about.md"
    hand_written.parent.mkdir()
    hand_written.write_text("ours", "utf-8")
    two = {"zh": {"causes/a.md": "A", "causes/b.md": "B", "check.md": "C"}}
    assert write(two, tmp_path) == 3
    assert write(two, tmp_path) == 0
    assert write({"zh": {"causes/a.md": "A2", "check.md": "C"}}, tmp_path) == 2
    assert not (tmp_path / "zh" / "causes" / "b.md").exists()
    assert hand_written.read_text("utf-8") == "ours"


def test_a_template_is_translated_the_same_for_both_languages(invented: dict[str, Any]) -> None:
    """Its bytecode is kept, so what a language says must not be worked out in translation."""
    text = "{{ {'zh': 'ja', 'en': 'nein'} | t }}"
    source = "{{ '2026-07-01' | day }}" + text + "{{ true | answer('has_boat') }}"
    zh, en = (environment(invented, lang, DAY) for lang in ("zh", "en"))
    assert zh.compile(source, raw=True) == en.compile(source, raw=True)
    assert zh.from_string(source).render() == "2026年7月1日ja是"
    assert en.from_string(source).render() == "1 July 2026neinyes"


def test_every_entry_page_names_a_file_that_exists(made: dict[str, dict[str, str]]) -> None:
    found = 0
    for written in made.values():
        for name, text in written.items():
            (place,) = re.findall(r"^made_from: (.*)$", text.split("---\n")[1], re.MULTILINE)
            assert (ROOT / place).exists(), name
            found += place.endswith(".yml")
    assert found > 40
