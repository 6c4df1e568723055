"""The generator: both languages at once, one in the other, and nothing where one is refused."""

import signal
from pathlib import Path

import pytest

from build_scripts.generator import CONFIGS, Generator, SiteError
from tests.project_copy import replace

CONFIG = """\
site_name: {lang}
site_url: !ENV [{address}, ""]
docs_dir: {lang}
use_directory_urls: false
plugins: []
theme: {{name: null, custom_dir: theme}}
extra: {{version: !ENV POLICY_VERSION}}
"""
TEMPLATE = "{{ config.extra.version }} {{ page.canonical_url }} {{ page.content }}"
LANGUAGES = {"mkdocs.yml": ("zh", "SITE_URL"), "mkdocs.en.yml": ("en", "SITE_URL_EN")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the two configurations and two pages a language."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text(TEMPLATE, "utf-8")
    for config, (lang, address) in LANGUAGES.items():
        (tmp_path / config).write_text(CONFIG.format(lang=lang, address=address), "utf-8")
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "index.md").write_text(f"{lang} [other](other.md)", "utf-8")
        (tmp_path / lang / "other.md").write_text(f"{lang}, too", "utf-8")
    return tmp_path


def build(project: Path) -> Path:
    out = project / "out" / "site"
    with Generator() as generator:
        generator.build("abc", out, configs=project)
    return out


def test_english_lies_in_chinese_and_nothing_beside_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert list(CONFIGS) == list(LANGUAGES)
    for _time in ("into nothing", "in place of what lay there"):
        out = build(project)
        pages = [path.relative_to(out).as_posix() for path in sorted(out.rglob("*.html"))]
        assert pages == ["en/index.html", "en/other.html", "index.html", "other.html"]
        assert "<p>zh, too</p>" in (out / "other.html").read_text("utf-8")
        assert "abc None <p>en, too</p>" in (out / "en" / "other.html").read_text("utf-8")
        assert [path.name for path in out.parent.iterdir()] == ["site"]
        (out / "left-over.html").touch()


REFUSED = {
    "Chinese": ["mkdocs.yml"],
    "English": ["mkdocs.en.yml"],
    "both": ["mkdocs.yml", "mkdocs.en.yml"],
}


@pytest.mark.parametrize("refused", REFUSED.values(), ids=REFUSED)
def test_a_broken_link_is_told_and_leaves_no_half_site(project: Path, refused: list[str]) -> None:
    for config in refused:
        replace(project / LANGUAGES[config][0] / "index.md", "(other.md)", "(gone.md)")
    with pytest.raises(SiteError) as caught:
        build(project)
    told = str(caught.value).splitlines()
    assert [line for line in told if not line.startswith(" ")] == [
        f"mkdocs could not build {config}:" for config in refused
    ]
    assert sum("'gone.md'" in line for line in told) == len(refused)
    assert list((project / "out").iterdir()) == []


def test_a_fault_of_mkdocs_itself_is_told_with_its_place(project: Path) -> None:
    (project / "theme" / "main.html").write_text("{{ page.content | no_filter }}", "utf-8")
    with pytest.raises(SiteError) as caught:
        build(project)
    assert str(caught.value).count("no_filter") >= 2
    assert "Traceback" in str(caught.value)


@pytest.mark.parametrize("told", ["https://example.org/base", "https://example.org/base/"])
def test_one_address_is_enough_for_both_languages(
    told: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", told)
    out = build(project)
    for folder in ("", "en/"):
        page = (out / folder / "other.html").read_text("utf-8")
        assert page.startswith(f"abc https://example.org/base/{folder}other.html ")


def test_a_generator_without_work_is_not_waited_for() -> None:
    with Generator() as generator:
        process = generator._process
    assert process.returncode == -signal.SIGTERM


def test_a_generator_that_ended_too_early_is_told(project: Path) -> None:
    with Generator() as generator:
        generator._process.kill()
        with pytest.raises(SiteError, match=r"mkdocs\.yml, mkdocs\.en\.yml"):
            generator.build("abc", project / "out", configs=project)
