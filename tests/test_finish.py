"""The finishing pass on small pages: what it mends, what it refuses, nothing done twice."""

import json
from pathlib import Path

import pytest

from build_scripts.finish import FinishError, Report, csp, finish
from build_scripts.finish import page as rewriting
from build_scripts.finish.guard import css_problems, page_problems
from build_scripts.finish.markup import Edit, Tag
from build_scripts.finish.page import rewrite
from build_scripts.finish.tags import tags

HERE = Path()
PAGE = (
    '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">{head}</head><body>{body}'
    '<script id="__config" type="application/json">{{"base": "{base}"}}</script></body></html>'
)


def page(body: str = "", head: str = "", base: str = ".") -> str:
    """Return a page as the theme writes it, with the text under test in its body or head."""
    return PAGE.format(body=body, head=head, base=base)


def write_site(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write the smallest good site in both languages, and over it the files of an example."""
    site = {
        "index.html": page('<a hreflang="en" href="./en/index.html">English</a>'),
        "en/index.html": page('<a hreflang="zh-CN" href="./../index.html">中文</a>'),
        "search/search_index.json": json.dumps(
            {"config": {}, "docs": [{"text": "异地\u200b就医"}]}
        ),
        "en/search/search_index.json": json.dumps({"config": {}, "docs": [{"text": "filing"}]}),
        **(files or {}),
    }
    for name, text in site.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


GOOD = {
    "a link a reader may follow to an office": '<a href="https://www.nhsa.gov.cn/">官网</a>',
    "a script from a file of the site": '<script src="assets/site.js"></script>',
    "data for a script": '<script type="application/json">{"style": "on"}</script>',
    "a picture written into the page": '<img alt="" src="data:image/png;base64,AAAA">',
    "a text that only speaks of a handler": "<p>&lt;a onclick=…&gt; style=…</p>",
    "the canonical address of the page": '<link rel="canonical" href="https://example.org/index.html">',
}

BAD = {
    "a script in the page": ("<script>run()</script>", "inline <script>"),
    "a module in the page": ('<script type="module">run()</script>', "inline <script>"),
    "a style sheet in the page": ("<style>p{color:red}</style>", "inline <style>"),
    "a style attribute": ('<p style="color:red">x</p>', "style="),
    "a handler attribute": ('<p onclick="run()">x</p>', "onclick="),
    "a handler in capitals": ('<p ONCLICK="run()">x</p>', "onclick="),
    "a javascript address": ('<a href=" JavaScript:void(0)">x</a>', "javascript:"),
    "a foreign script": ('<script src="https://cdn.example/x.js"></script>', "<script src>"),
    "a foreign picture": ('<img alt="" src="http://cdn.example/x.png">', "<img src>"),
    "a foreign host without a scheme": ('<img alt="" src="//cdn.example/x.png">', "<img src>"),
    "a foreign picture for large screens": (
        '<img alt="" srcset="a.png, https://cdn.example/b.png 2x">',
        "<img srcset>",
    ),
    "a foreign style sheet": (
        '<link rel="stylesheet" href="https://cdn.example/x.css">',
        "<link href>",
    ),
    "a connection opened early": (
        '<link rel="preconnect" href="https://cdn.example">',
        "<link href>",
    ),
    "a form sent elsewhere": ('<form action="https://collect.example/"></form>', "<form action>"),
    "a drawing that uses a foreign one": (
        '<svg><use href="https://cdn.example/x.svg#a"/></svg>',
        "<use href>",
    ),
    "a page that moves the reader": (
        '<meta http-equiv="refresh" content="0;url=x.html">',
        "refresh",
    ),
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_accepts(body: str) -> None:
    assert page_problems(tags(page(body))) == []


@pytest.mark.parametrize(("body", "said"), BAD.values(), ids=BAD)
def test_refuses(body: str, said: str) -> None:
    (problem,) = page_problems(tags(page(body)))
    assert said in problem
    assert problem.startswith("line 2: ")


CSS = {
    "a picture of the site": ("a{background:url(mark.svg)}", True),
    "a picture written into the sheet": (
        "a{mask:url('data:image/svg+xml;utf8,<svg xmlns=\"http://www.w3.org/2000/svg\"/>')}",
        True,
    ),
    "an address in a comment": ("/* see url(https://example.org/) */", True),
    "a foreign font": ('@font-face{src:url( "https://fonts.example/a.woff2")}', False),
    "a foreign sheet": ("@import 'https://fonts.example/css';", False),
    "a foreign host without a scheme": ("a{background:url(//cdn.example/a.png)}", False),
}


@pytest.mark.parametrize(("css", "good"), CSS.values(), ids=CSS)
def test_style_sheet(css: str, good: bool) -> None:
    assert (css_problems(css) == []) is good


def test_an_inline_script_becomes_a_file_named_by_its_content() -> None:
    before = page("<p>a</p><script>var a = '<b>';</script><p>b</p>", base="..")
    html, scripts = rewrite(before, HERE / "a", HERE)
    ((name, text),) = scripts.items()
    assert text == "var a = '<b>';\n"
    assert f'<p>a</p><script src="../assets/inline/{name}"></script><p>b</p>' in html
    assert rewrite(before, HERE / "a", HERE) == (html, scripts)


def test_the_page_for_unknown_addresses_names_its_scripts_from_the_root_of_the_host() -> None:
    html, _ = rewrite(page("<script>a()</script>", base="/sub"), HERE, HERE)
    assert '<script src="/sub/assets/inline/' in html


def test_a_page_without_the_theme_finds_its_root_by_its_depth() -> None:
    html, _ = rewrite("<script>a()</script>", HERE / "a" / "b", HERE)
    assert '<script src="../../assets/inline/' in html


def test_a_link_to_another_site_tells_it_nothing() -> None:
    html, _ = rewrite(
        page('<a class="x" rel="external" href="https://e.example/?a=1&amp;b=2">e</a>'), HERE, HERE
    )
    assert (
        '<a class="x" rel="external noopener noreferrer" href="https://e.example/?a=1&amp;b=2"'
        ' referrerpolicy="no-referrer">e</a>' in html
    )


def test_the_search_dialog_gets_the_name_of_its_field() -> None:
    field = '<input aria-label="搜索" data-md-component="search-query" required>'
    html, _ = rewrite(page(f'<div role="dialog">{field}</div>'), HERE, HERE)
    assert f'<div role="dialog" aria-label="搜索">{field}</div>' in html


def test_the_policy_stands_right_behind_the_charset_and_only_once() -> None:
    once = csp.put(page(head="<title>t</title>"))
    assert once.index("charset") < once.index(csp.SERVED) < once.index("<title>")
    assert csp.put(once) == once
    other = csp.put(once, csp.FROM_FILE)
    assert csp.FROM_FILE in other
    assert csp.SERVED not in other


def test_a_page_without_a_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        csp.put("<html><head></head></html>")


def test_a_good_site_is_finished_and_a_second_pass_changes_nothing(tmp_path: Path) -> None:
    extra = {
        "causes/lapse.html": page("<script>a()</script>", base=".."),
        "en/causes/lapse.html": page("<script>a()</script>", base=".."),
        "assets/javascripts/bundle.js.map": "{}",
        "assets/javascripts/lunr/min/lunr.de.min.js": "",
        "sitemap.xml": "<urlset></urlset>",
        "sitemap.xml.gz": "",
    }
    site = write_site(tmp_path, extra)
    report = finish(site)
    assert (report.pages, report.scripts, report.removed) == (4, 2, 4)
    assert sorted(path.name for path in site.rglob("*.map")) == []
    assert not (site / "assets/javascripts/lunr").exists()
    assert not (site / "sitemap.xml").exists()
    assert len(list(site.glob("en/assets/inline/*.js"))) == 1
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert finish(site) == Report(pages=4, scripts=0, removed=0, bytes_freed=0)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == after


def test_a_page_that_rewriting_made_bad_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(tag: Tag, **_attributes: str) -> Edit:
        return Edit(tag.start, tag.end, '<a\nonclick="run()">')

    monkeypatch.setattr(rewriting, "write", careless)
    foreign = {"about.html": page('<a href="https://e.example/">e</a>')}
    with pytest.raises(FinishError) as caught:
        finish(write_site(tmp_path, foreign))
    (problem,) = caught.value.problems
    # the page on disk is what was judged: the policy in its head took a line more
    assert problem.startswith("about.html: line 3: onclick= handler on <a>")
    assert '<a\nonclick="run()">' in (tmp_path / "about.html").read_text("utf-8")


def test_a_sitemap_that_names_pages_stays(tmp_path: Path) -> None:
    site = write_site(tmp_path, {"sitemap.xml": "<urlset><loc>https://example.org/</loc></urlset>"})
    finish(site)
    assert (site / "sitemap.xml").exists()


SITES = {
    "two faults are told together": (
        {"about.html": page('<p style="x">'), "assets/a.css": "@import 'https://f.example/c';"},
        ["about.html: line 3: style=", "assets/a.css: leaves the site"],
    ),
    "the other language lacks the page": (
        {"causes/new.html": page('<a hreflang="en" href="../en/causes/new.html">English</a>')},
        ["causes/new.html: no such page in the other language"],
    ),
    "Chinese words are not cut": (
        {"search/search_index.json": json.dumps({"docs": [{"text": "异地就医"}]})},
        ["search/search_index.json: Chinese text is not cut into words"],
    ),
    "an index is empty": (
        {"en/search/search_index.json": json.dumps({"docs": []})},
        ["en/search/search_index.json: the search index holds no page"],
    ),
    "a page has no safe place for the policy": (
        {"bare.html": "<p>x</p>"},
        ["bare.html: no <meta charset"],
    ),
}


@pytest.mark.parametrize(("files", "said"), SITES.values(), ids=SITES)
def test_a_bad_site_is_refused(tmp_path: Path, files: dict[str, str], said: list[str]) -> None:
    with pytest.raises(FinishError) as caught:
        finish(write_site(tmp_path, files))
    problems = caught.value.problems
    assert len(problems) == len(said)
    assert all(any(problem.startswith(start) for problem in problems) for start in said)
