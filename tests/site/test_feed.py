"""What changed: told from the data's own dates, as a page and as a valid Atom feed."""

import copy
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from build_scripts.publish.feed import ATOM, feed
from build_scripts.render.changes import KINDS, changes
from build_scripts.render.environment import environment
from build_scripts.render.pages import pages
from build_scripts.site import SITE
from checker.phrases import LANGUAGES

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$")
CLAUSE = {"zh": "按刊出日写", "en": "the day of printing"}
HOSTILE = "<b>&amp;</b> \x07\x00\ufffe ]]> \u202e \"'"


def tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def only(parent: ET.Element, name: str) -> ET.Element:
    found = parent.findall(tag(name))
    assert len(found) == 1, name
    return found[0]


def check_atom(xml: bytes) -> ET.Element:
    """What RFC 4287 asks of a feed like ours: who, when, how called, and a link from each entry."""
    root = ET.fromstring(xml)
    assert root.tag == tag("feed")
    assert only(only(root, "author"), "name").text
    links = {link.get("rel"): link.get("href") for link in root.findall(tag("link"))}
    assert set(links) == {"self", "alternate"}
    entries = root.findall(tag("entry"))
    for part in [root, *entries]:
        assert re.match(r"urn:uuid:[0-9a-f-]{36}$", only(part, "id").text or "")
        assert (only(part, "title").text or "").strip()
        assert MOMENT.match(only(part, "updated").text or "")
    for entry in entries:
        assert (only(entry, "summary").text or "").strip()
        assert only(entry, "link").get("rel") == "alternate"
        assert only(entry, "link").get("href")
        assert only(entry, "category").get("term") in KINDS
    assert len({only(part, "id").text for part in [root, *entries]}) == 1 + len(entries)
    newest = max((only(entry, "updated").text or "" for entry in entries), default=None)
    assert newest in (None, only(root, "updated").text)
    return root


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("home", ["", "https://example.org/base/"])
def test_the_feed_is_valid_atom_with_links_that_lead_somewhere(
    lang: str, home: str, real: dict[str, Any]
) -> None:
    root = check_atom(feed(real, lang, home))
    place = SITE if lang == "zh" else SITE / "en"
    links = [link.get("href") or "" for link in root.iter(tag("link"))]
    assert len(links) > 5
    for link in links:
        assert link.startswith(home)
        page, _hash, anchor = link.removeprefix(home).partition("#")
        assert (place / page).is_file()
        assert not anchor or f'id="{anchor}"' in (place / page).read_text("utf-8")


def test_without_anything_dated_the_feed_is_still_valid(invented: dict[str, Any]) -> None:
    empty = {**invented, "regions": {}, "diseases": {}, "sources": {}, "disputes": {}}
    assert check_atom(feed(empty, "zh")).findall(tag("entry")) == []
    assert changes(without_dates(invented), "en") == []
    env = environment(invented, "en", "2026-07-01")
    page = env.get_template("changes.md.j2").render(changes=[], compared=[], held={})
    assert "No change with a known date yet" in page


def without_dates(policy: dict[str, Any]) -> dict[str, Any]:
    """A policy of which nothing names a day."""
    bare = {**copy.deepcopy(policy), "disputes": {}}
    for region in bare["regions"].values():
        region.pop("facts", None)
    for entry in [*bare["diseases"].values(), *bare["sources"].values()]:
        entry.pop("settles_since", None)
        entry.pop("issued_on", None)
    return bare


def test_a_hostile_text_stays_a_text(invented: dict[str, Any]) -> None:
    before = check_atom(feed(invented, "en"))
    for source in invented["sources"].values():
        source |= {"title": {"zh": HOSTILE, "en": HOSTILE}, "issued_on": "2026-01-01"}
    for region in invented["regions"].values():
        region["name"] = {"zh": HOSTILE, "en": HOSTILE}
    after = check_atom(feed(invented, "en"))
    assert {e.tag for e in after.iter()} == {e.tag for e in before.iter()}
    assert "<b>&amp;</b> \ufffd\ufffd" in ET.tostring(after, "unicode", "text")


def test_the_feed_changes_with_nothing_but_the_policy(real: dict[str, Any]) -> None:
    turned = {key: real[key] for key in reversed(real)}
    assert feed(turned, "zh") == feed(real, "zh")
    assert feed(real, "zh") != feed(real, "en")


def rule(value: Any, start: str, end: str | None = None) -> dict[str, Any]:
    stated = {"value": value, "valid_from": start, "source": "charter"}
    return {**stated, "valid_through": end} if end else stated


def of_rule(policy: dict[str, Any], *facts: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Kind, day and text of the changes of one parameter with these facts."""
    bare = without_dates(policy)
    parameter = next(n for n, p in bare["parameters"].items() if p["type"] == "integer")
    bare["regions"][next(iter(bare["regions"]))]["facts"] = {parameter: list(facts)}
    return [(c.kind, c.day, c.text) for c in changes(bare, "en")]


def test_a_rule_begins_changes_and_ends_on_its_own_days(invented: dict[str, Any]) -> None:
    first, second = rule(3, "2020-01-01", "2024-12-31"), rule(7, "2025-01-01", "2025-06-30")
    told = of_rule(invented, second, first)  # whatever order they are written in
    assert [(kind, day) for kind, day, _text in told] == [
        ("ends", "2025-06-30"), ("changes", "2025-01-01"), ("begins", "2020-01-01"),
    ]  # fmt: skip
    assert "7" in told[1][2]
    assert "3" in told[1][2]
    assert "1 January 2025" in told[1][2]


def test_after_a_gap_a_rule_ends_and_another_begins(invented: dict[str, Any]) -> None:
    told = of_rule(invented, rule(3, "2020-01-01", "2024-12-30"), rule(7, "2025-01-01"))
    assert [(kind, day) for kind, day, _text in told] == [
        ("begins", "2025-01-01"), ("ends", "2024-12-30"), ("begins", "2020-01-01"),
    ]  # fmt: skip


def with_a_local_list(policy: dict[str, Any]) -> dict[str, Any]:
    """A policy of which only a local list names days: of a class, and of a disease of that name."""
    bare = without_dates(policy)
    low, high = rule(3, "2020-01-01", "2024-12-31"), {**rule(7, "2025-01-01"), "clause": CLAUSE}
    limits = {"min_months": [low, high]}
    bare["catalogues"]["clouds"] = {
        "name": {"zh": "云国名单", "en": "The list of Cloudland"},
        "classes": [{"id": "moon-cough", "label": {"zh": "大病", "en": "grave"}, "limits": limits}],
        "diseases": [{"disease": "moon-cough", "class": "moon-cough", "limits": limits}],
    }
    return bare


def test_a_limit_of_a_local_list_is_told_at_its_class_or_disease(invented: dict[str, Any]) -> None:
    told = changes(with_a_local_list(invented), "en")
    assert {(c.kind, c.day, c.page) for c in told} == {
        (kind, day, f"catalogues/clouds.md#{anchor}")
        for kind, day in (("begins", "2020-01-01"), ("changes", "2025-01-01"))
        for anchor in ("class-moon-cough", "moon-cough")
    }
    assert len({c.key for c in told}) == len(told)
    titles = {c.page.rpartition("#")[2]: c.title for c in told}
    assert titles["class-moon-cough"].startswith("The list of Cloudland, grave: ")
    assert titles["moon-cough"].startswith("The list of Cloudland, Moon cough: ")


def test_a_clause_that_qualifies_a_day_is_told_with_it(invented: dict[str, Any]) -> None:
    for lang in LANGUAGES:
        told = changes(with_a_local_list(invented), lang)
        assert {CLAUSE[lang] in c.text for c in told if c.kind == "changes"} == {True}
        assert {CLAUSE[lang] in c.text for c in told if c.kind == "begins"} == {False}


@pytest.mark.parametrize("issued", ["2025-11-04", None])
def test_a_year_of_days_off_became_known_with_its_notice(
    issued: str | None, invented: dict[str, Any]
) -> None:
    bare = without_dates(invented)
    bare["sources"]["charter"] |= {"issued_on": issued} if issued else {}
    name = {"zh": "云年", "en": "A cloudy year"}
    bare["calendars"]["year-2026"] = {"name": name, "year": 2026, "source": "charter"}
    (told,) = [c for c in changes(bare, "en") if c.kind != "document"]
    assert (told.kind, told.title) == ("calendar", "A cloudy year")
    assert (told.key, told.page) == ("calendars/year-2026", "calendars/year-2026.md#off")
    assert told.day == (issued or bare["sources"]["charter"]["checked_on"])
    assert "2026" in told.text
    assert ("announced on 4 November 2025" if issued else "were read on") in told.text


def test_an_entry_keeps_its_name_when_only_wording_value_or_reading_day_change(
    invented: dict[str, Any],
) -> None:
    def names(policy: dict[str, Any]) -> set[str]:
        return {change.key for change in changes(policy, "zh")}

    before = names(invented)
    assert before
    for entry in invented["sources"].values():
        entry["read_on"] = entry["checked_on"] = "2027-01-01"
    for parameter in invented["parameters"].values():
        parameter["label"] = {"zh": "改", "en": "changed"}
    assert names(invented) == before
    moments = {change.learned for change in changes(invented, "zh")}
    assert moments == {"2027-01-01"}


def test_the_page_puts_what_is_to_come_before_what_has_begun(invented: dict[str, Any]) -> None:
    days = sorted({change.day for change in changes(invented, "en")})
    coming = pages(invented, "1999-01-01")["en"]["changes.md"]
    begun = pages(invented, "2099-01-01")["en"]["changes.md"]
    assert "{#ahead}" in coming
    assert "{ #y" not in coming
    assert "{#ahead}" not in begun
    assert [f"y{year}" for year in sorted({day[:4] for day in days}, reverse=True)] == re.findall(
        r"\{ #(y\d{4}) \}", begun
    )
    for page in (coming, begun):
        assert page.count("\n- **") == len(changes(invented, "en"))


def test_an_unverified_value_is_never_told_as_a_plain_fact(invented: dict[str, Any]) -> None:
    def texts() -> list[str]:
        return [c.text for c in changes(invented, "zh") if c.kind in ("begins", "changes", "ends")]

    plain = texts()
    for source in invented["sources"].values():
        source["grade"] = "C"
    assert plain
    for text in texts():
        assert "未经当地医保部门核实" in text or "无此规定" in text


def test_every_page_names_the_feed_without_waking_the_theme(real: dict[str, Any]) -> None:
    for root in (SITE, SITE / "en"):
        for page, up in (("changes.html", ""), ("causes/lapse.html", "../")):
            html = (root / page).read_text("utf-8")
            assert re.search(
                rf'<link rel="alternate feed"[^>]* href="{re.escape(up)}feed.atom">', html
            )
            assert 'rel="alternate" type' not in html  # the theme would ask for a sitemap there
        assert (root / "feed.atom").read_bytes() == feed(real, "en" if root.name == "en" else "zh")
