"""The preview: exactly the changed pages, the bytes of a full build, and the last good ones."""

import hashlib
import html
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_scripts.check import checked_policy
from build_scripts.finish import FinishError, csp, finish_pages
from build_scripts.preview.rebuild import VERSION_MARK, Preview
from build_scripts.preview.run import told
from build_scripts.preview.server import News, handler
from build_scripts.render.environment import DayError, today
from build_scripts.render.pages import pages
from build_scripts.runtime import assemble, renew_policy
from build_scripts.serve import server
from tests.browser.conftest import plain_name
from tests.project_copy import replace
from tests.site.previewed import differing, files, full_build, look

LAPSE = "policy_data/causes/lapse.yml"
WRONG = ('enrolment_status == "suspended"', 'enrolment_state == "suspended"')


def test_an_edit_rewrites_exactly_the_changed_pages_as_a_full_build_would(
    preview: Preview, tmp_path: Path
) -> None:
    before = files(preview.site)
    replace(preview.root / LAPSE, "医保断缴或欠费", "医保断了或者欠费")
    replace(preview.root / LAPSE, "\nsign:", "\n# two lines\n# more\nsign:")
    replace(preview.root / "docs/en/about.md", "Not a place to file.", "No place to file.")
    outcome = look(preview)
    assert outcome.problems == []
    assert not outcome.whole
    after = files(preview.site)
    rewritten = differing(before, after)
    pages_rewritten = {name for name in rewritten if name.endswith(".html")}
    assert pages_rewritten == {name for name in outcome.written if name.endswith(".html")}
    assert {"causes/lapse.html", "causes/index.html", "en/about.html"} <= pages_rewritten
    assert not [name for name in pages_rewritten if "filing-wrong-area" in name]
    others = rewritten - pages_rewritten - {
        "search/search_index.json", "en/search/search_index.json"
    }  # fmt: skip
    # the policy that was, the one that is now, and what names it
    assert {plain_name(name) for name in others} == {"manifest.json", "policy.json"}
    assert len(others) == 3

    policy = checked_policy(preview.root / "policy_data")
    whole = full_build(preview, tmp_path / "whole", policy)
    assert differing(after, files(whole)) == set()
    assert preview.policy_version == policy["policy_version"]
    page = (preview.site / "en/causes/lapse.html").read_text("utf-8")
    lines = (preview.root / LAPSE).read_text("utf-8").splitlines()
    assert f'{LAPSE}#L{lines.index("remedies:") + 1}"' in page
    assert preview.look() is None


def test_a_comment_more_rewrites_only_the_pages_that_link_into_its_file(preview: Preview) -> None:
    before = files(preview.site)
    replace(preview.root / LAPSE, "\nsign:", "\n# a comment\nsign:")
    outcome = look(preview)
    assert outcome.problems == []
    named = {"causes/lapse.html", "en/causes/lapse.html"}
    assert differing(before, files(preview.site)) == named


@pytest.mark.parametrize(
    ("name", "edit", "said"),
    [
        (LAPSE, WRONG, "causes/lapse.yml:9:7"),
        ("docs/zh/about.md", ("## 写给谁", "[x](nowhere.md)\n\n## 写给谁"), "nowhere.md"),
        ("docs/en/about.md", ("## Who it is for", '<p style="x">y</p>\n\n## Who'), "style="),
    ],
)
def test_a_wrong_edit_is_told_and_the_last_good_pages_stay(
    preview: Preview, name: str, edit: tuple[str, str], said: str
) -> None:
    before = files(preview.site)
    text = (preview.root / name).read_text("utf-8")
    replace(preview.root / name, *edit)
    replace(preview.root / "docs/zh/privacy.md", "。", "！")
    outcome = look(preview)
    assert said in "\n".join(outcome.problems)
    assert outcome.written == []
    assert said in told(outcome)
    assert files(preview.site) == before
    (preview.root / name).write_text(text, "utf-8")
    mended = look(preview)
    assert mended.problems == []
    assert "privacy.html" in mended.written  # the good part of the edit was not forgotten
    replace(preview.root / "docs/zh/privacy.md", "！", "。")
    assert look(preview).problems == []
    assert files(preview.site) == before


def test_the_theme_builds_everything(preview: Preview) -> None:
    before = files(preview.site)
    replace(preview.root / "docs/theme/assets/site.js", '"use strict";', '"use strict"; // x')
    assert look(preview).whole
    changed = differing(before, files(preview.site))
    assert {"assets/site.js", "en/assets/site.js"} <= changed
    others = {name for name in changed if not name.endswith("assets/site.js")}
    assert others == {name for name in files(preview.site) if name.endswith(".html")}


@pytest.fixture
def served(preview: Preview) -> Iterator[tuple[str, News]]:
    news = News()
    with server(preview.site, 0, handler(preview, news)) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/", news
        running.shutdown()


def test_the_preview_adds_its_script_while_serving_and_never_to_a_file(
    preview: Preview, served: tuple[str, News]
) -> None:
    base, news = served
    for name in ("", "en/", "index.html", "en/causes/lapse.html"):
        with urllib.request.urlopen(base + name) as answer:
            text = answer.read().decode()
            assert answer.headers["Content-Security-Policy"] == csp.SERVED
        assert text.count("/__preview__/preview.js") == 1
        assert VERSION_MARK not in text
        assert preview.policy_version in text
    with urllib.request.urlopen(base + "__preview__/preview.js") as answer:
        assert "preview-problems" in answer.read().decode()
    news.tell(["wrong"])
    with urllib.request.urlopen(base + "__preview__/state?after=1") as answer:
        assert b'"problems": ["wrong"]' in answer.read()
    for path in preview.site.rglob("*.html"):
        assert "__preview__" not in path.read_text("utf-8")


def test_news_wait_for_the_next_edit() -> None:
    news = News()
    threading.Timer(0.05, news.tell, [[]]).start()
    assert news.after(1, 10)["number"] == 2
    assert news.after(2, 0.01)["number"] == 2


def test_pages_are_finished_all_or_none(tmp_path: Path) -> None:
    stage, site = tmp_path / "stage", tmp_path / "site"
    head = '<html><head><meta charset="utf-8"></head>'
    for folder in (stage, site):
        folder.mkdir()
    for name in ("a.html", "b.html"):
        (site / name).write_text("old", "utf-8")
        (stage / name).write_text(head, "utf-8")
    (stage / "b.html").write_text(head + '<p onclick="x">', "utf-8")
    with pytest.raises(FinishError, match=r"b\.html: .*onclick"):
        finish_pages(stage, site, ["a.html", "b.html"])
    assert files(site) == {
        name: hashlib.sha256(b"old").hexdigest() for name in ("a.html", "b.html")
    }
    finish_pages(stage, site, ["a.html"])
    assert csp.SERVED in (site / "a.html").read_text("utf-8")


def test_a_renewed_policy_is_the_same_as_one_assembled(
    invented: dict[str, Any], tmp_path: Path
) -> None:
    one, other = ({**invented, "policy_version": version} for version in ("one", "other"))
    assemble(tmp_path / "renewed", one)
    renew_policy(tmp_path / "renewed", other)
    assemble(tmp_path / "assembled", other)
    assert files(tmp_path / "renewed") == files(tmp_path / "assembled")


def test_another_day_is_named_to_the_tool_only_when_asked_for(real: dict[str, Any]) -> None:
    plain, pinned = (pages(real, "2025-06-30", pinned) for pinned in (False, True))
    for lang, words in (("zh", "2025年6月30日"), ("en", "30 June 2025")):
        assert "data-as-of" not in plain[lang]["check.md"]
        page = html.unescape(pinned[lang]["check.md"])
        assert 'data-as-of="2025-06-30"' in page
        assert words in page


@pytest.mark.parametrize("wrong", ["2025-02-30", "20250630", "tomorrow"])
def test_a_day_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(DayError, match=wrong):
        today(wrong)
