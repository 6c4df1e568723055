"""Reading tags: what the fast way reads is what the standard parser reads, on every page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.finish.markup import Opening
from build_scripts.finish.tags import tags, tags_of_any_page, tags_of_regular_page
from build_scripts.site import SITE

REGULAR = {
    "text": "异地就医 & filing; a > b",
    "attributes": '<a class="x y" HREF="a.html?b=1&amp;c=2" hidden data-md-x="">z</a>',
    "an attribute twice": '<a href="first" href="second">x</a>',
    "entities in a value": '<p title="&#60;b&#62; &quot;x&quot; &lt;">x</p>',
    "a tag over several lines": '<div\n  id="a"\n  class="b"\n>x</div>',
    "a tag that ends itself": '<br/><hr /><use href="#a"/>',
    "a script and its text": '<script type="module">if (a<b && c>d) run("&amp;")</script>',
    "a start tag in a script": "<script>x('<p onclick=y>')</script>",
    "a script from a file": '<script src="a.js" defer></script>',
    "data": '<script id="__config" type="application/json">{"base": "."}</script>',
    "a drawing": '<svg viewBox="0 0 9 9" xmlns:xlink="http://x"><path d="M0 0z"/></svg>',
    "a title": "<title>a &amp; b > c</title>",
    "a comment": "<!-- a <b onclick=x> - c -->",
    "the document's type": "<!doctype html>",
    "lines": "a\n\nb\r\nc",
}
HOSTILE = {
    "no quotes": "<a href=x onclick=y>z</a>",
    "single quotes": "<a title='\"><img src=x>' b>z</a>",
    "a bracket in a value": '<a title="a > b < c">z</a>',
    "a value that does not end": '<a title="x>y</a><p class="z">',
    "no space between attributes": '<a title="x"onclick="y">z</a>',
    "a slash between attributes": '<a/onclick="y"/>z</a>',
    "space around the sign": '<a title = "x" onclick= "y">z</a>',
    "an odd name": '<a @click="x" (y)="z" [w] é="1">z</a>',
    "capitals": "<SCRIPT>a<b</SCRIPT><Style>x</sTYLE><TITLE><p></TITLE>",
    "an entity without an end": '<a href="?a=1&copy=2&ampx&#106avascript:">z</a>',
    "an entity by name": '<a title="&nbsp;&notit;&colon;">z</a>',
    "a lone bracket": "a < b <3 <> </> </ p>",
    "an end tag with more": "</p class='x'></p\n><b>",
    "a tag that does not end": "<p class='x' <b>",
    "whole tags in a script": "<script>x('<p onclick=y></p>')</script>",
    "a comment in a script": "<script><!-- <script> </script> --></script><p id='x'>",
    "a script that does not end": "<script>run()",
    "a script that ends itself": '<script src="x"/><p onclick="y">',
    "a script that ends oddly": "<script>a</script ><b></script\n></scripty>",
    "a style": "<style>p{}</style>",
    "a title with a tag": "<title><p onclick=x></title>",
    "a title that does not end": "<title>x",
    "a text field": "<textarea><p onclick=x></textarea>",
    "old elements": "<xmp><p></xmp><iframe><p></iframe><noembed><p></noembed><plaintext><p>",
    "a comment that ends oddly": "<!-- a --!> <p id='x'> -->",
    "a comment that ends at once": "<!--><p id='x'>--><!---><b>-->",
    "a comment with two dashes": "<!-- a -- b --><!-- c --->",
    "a comment that does not end": "<!-- <p>",
    "a declaration": "<!DOCTYPE HTML PUBLIC '-//x'><![CDATA[<p>]]><!ELEMENT x>",
    "an instruction": "<?xml version='1.0'?><?php <p> ?>",
    "controls": '<a\x00b><p\x0cid=\'x\'\u00a0class="y"\ttitle="z">\x00',
    "a line end in a tag": '<p\r\nid="x">\u2028<b\vid="y">',
}
PIECES = [*REGULAR.values(), *HOSTILE.values(), "<", ">", '"', "'", "=", "/", "-->", "\n", " a "]


@pytest.mark.parametrize("page", REGULAR.values(), ids=REGULAR)
def test_a_regular_page_is_read_fast_and_the_same(page: str) -> None:
    assert tags_of_regular_page(page) == tags_of_any_page(page)


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_an_unusual_page_is_left_to_the_standard_parser(page: str) -> None:
    assert tags_of_regular_page(page) is None
    assert tags(page) == tags_of_any_page(page)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_mixture_is_read_the_same(page: str) -> None:
    assert tags(page) == tags_of_any_page(page)


@given(st.text(st.sampled_from("<>/!-=\"'& \n;#ab1xscript:"), max_size=60))
def test_any_text_is_read_the_same(page: str) -> None:
    assert tags(page) == tags_of_any_page(page)


def test_every_page_of_the_site_is_read_fast_and_the_same() -> None:
    for path in sorted(SITE.rglob("*.html")):
        page = path.read_text("utf-8")
        assert tags_of_regular_page(page) == tags_of_any_page(page), path


def test_only_the_tags_wanted_are_returned_with_their_places() -> None:
    def is_link(tag: Opening) -> bool:
        return tag.name == "a"

    page = '<p>\n<a href="x">y</a>\n<b><a id="z">'
    for html in (page, page + "<odd =>"):
        first, second = tags(html, is_link)
        assert (html[first.start : first.end], first.line) == ('<a href="x">', 2)
        assert (html[second.start : second.end], second.line) == ('<a id="z">', 3)
