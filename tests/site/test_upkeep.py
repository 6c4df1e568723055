"""What falls due, as a page, as a calendar file and on the command line: one list."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from build_scripts.due import due_list
from build_scripts.publish.upkeep_file import upkeep_file
from build_scripts.read.problems import PolicyError
from build_scripts.render.pages import pages
from build_scripts.site import SITE
from build_scripts.upkeep import due
from checker.phrases import LANGUAGES
from tests.conftest import REAL, ROOT

AS_OF = "2026-07-01"
HOSTILE = "x\r\nEND:VEVENT\n,;\\ \x07<b>*y*</b>"


def events(policy: dict[str, Any], lang: str = "en", home: str = "") -> list[Any]:
    return Calendar.from_ical(upkeep_file(policy, lang, AS_OF, home)).walk("VEVENT")


@pytest.fixture
def full(invented: dict[str, Any]) -> dict[str, Any]:
    """The invented province with one of everything that can fall due."""
    invented["exceptions"] = [{
        "rule": "number-in-prose", "file": "regions/nation.yml", "until": "2026-06-30",
        "reason": {"zh": "还在核对。", "en": "Still being compared."},
    }]  # fmt: skip
    invented["calendars"] = {"year-2026": {
        "name": {"zh": "2026年", "en": "2026"}, "year": 2026, "source": "charter",
        "days_off": [], "make_up_days": [],
    }}  # fmt: skip
    facts = invented["regions"]["nation"]["facts"]
    facts["min_months"][1]["valid_through"] = "2026-12-31"
    facts["pass_months"].append({"value": 8, "valid_from": "2026-08-01", "source": "charter"})
    settles = {"value": {"latest": "2026-09-30"}, "source": "charter"}
    invented["diseases"]["salt-fever"]["settles_since"] = settles
    invented["diseases"]["moon-cough"]["settles_since"]["value"] = "2026-11-01"
    return invented


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_and_calendar_file_tell_all_of_it(lang: str, full: dict[str, Any]) -> None:
    found = due(full, AS_OF)
    assert {one.kind for one in found} == {
        "holidays", "occasion", "exception", "ends", "begins", "bound", "review"
    }  # fmt: skip
    page = pages(full, AS_OF)[lang]["upkeep.md"]
    assert page.count("\n- **") == len(found)
    assert page.index("#overdue") < page.index("#m2026-08") < page.index("#m2027-06")
    assert "search: {exclude: true}" in page
    every_year = page.split("{#every-year}")[1]
    assert "{ #reed-cutting }" in every_year
    assert "(sources.md#tavern-tale)" in every_year
    told = events(full, lang)
    assert [one["DTSTART"].dt.isoformat() for one in told] == [one.start for one in found]
    assert len({str(one["UID"]) for one in told}) == len(found)


def test_what_is_told_of_each_kind(full: dict[str, Any]) -> None:
    told = {str(one["SUMMARY"]): str(one["DESCRIPTION"]) for one in events(full)}
    wanted = {
        "Ends: The whole sky: the least months of membership": "in force through 31 December 2026",
        "Begins: The whole sky: the validity of a short pass": "From 1 August 2026: 8 months.",
        "Day not known: Salt fever: the day from which the ailment may cross": "at the latest. If",
        "Begins: Moon cough: the day from which the ailment may cross": "names 1 November 2026.",
        "Public holidays of 2027": "NAME=year-2027",
        "Every year: The cutting of the reeds": "a pass lasts at least 6 months",
        "Exception ends: regions/nation.yml [number-in-prose]": "Still being compared.",
        "Review: Tale of a tavern": "Dispute: How long one waits in Mistport",
    }
    for title, text in wanted.items():
        assert text in told[title], title


def test_the_calendar_file_is_what_calendars_read(full: dict[str, Any]) -> None:
    data = upkeep_file(full, "zh", AS_OF, "https://example.org/")
    assert data == upkeep_file(full, "zh", AS_OF, "https://example.org/")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["PRODID"]
    overdue = [one for one in calendar.walk("VEVENT") if str(one["URL"]).endswith("#overdue")]
    assert len(overdue) == 2
    for one in calendar.walk("VEVENT"):
        assert not one.errors
        assert isinstance(one["DTSTART"].dt, date)
        assert (one["DTEND"].dt - one["DTSTART"].dt).days == 1
        assert one["DTSTAMP"].dt.isoformat() == "2026-07-01T00:00:00+00:00"
        assert str(one["URL"]).startswith("https://example.org/upkeep.html#")
    assert all("URL" not in one for one in events(full))


def test_an_event_moves_with_its_review_and_is_not_doubled(full: dict[str, Any]) -> None:
    before = {str(one["UID"]): one["DTSTART"].dt for one in events(full)}
    full["sources"]["tavern-tale"]["read_on"] = "2026-06-30"
    after = {str(one["UID"]): one["DTSTART"].dt for one in events(full)}
    assert before.keys() == after.keys()
    assert [after[uid] for uid in after if after[uid] != before[uid]] == [date(2027, 6, 30)]
    assert not {str(one["UID"]) for one in events(full, "zh")} & before.keys()


def test_a_hostile_text_stays_a_text(full: dict[str, Any]) -> None:
    number = len(events(full))
    for source in full["sources"].values():
        source["title"] = {"zh": HOSTILE, "en": HOSTILE}
    told = events(full)
    assert len(told) == number
    assert "Review: x\ufffd\ufffdEND:VEVENT\ufffd,;\\ \ufffd<b>*y*</b>" in {
        str(one["SUMMARY"]) for one in told
    }
    page = pages(full, AS_OF)["en"]["upkeep.md"]
    assert "<b>" not in page
    assert "\nEND" not in page


def test_with_nothing_due_page_and_file_say_so(invented: dict[str, Any]) -> None:
    empty = {**invented, "sources": {}, "regions": {}, "diseases": {}, "occasions": {}}
    assert due(empty, AS_OF) == []
    assert events(empty) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented province as files, with an exception."""
    made = Path(shutil.copytree(ROOT / "tests" / "invented", tmp_path / "invented"))
    shutil.copytree(REAL / "schema", made / "schema")
    return made


def test_the_command_leads_to_file_and_line_in_both_languages(folder: Path) -> None:
    told = due_list(folder, AS_OF).splitlines()
    assert told[:3] == [
        "已过期 / Overdue",
        "invented/sources/gazette.yml:10:10: 2026年1月31日 复核：云国公报。"
        "上次读到或核对是2026年1月1日，复核期到这一天为止。",
        "    31 January 2026: Review: Gazette of Cloudland. "
        "Last read or checked on 1 January 2026; its review interval ends on this day.",
    ]
    assert told[3].startswith("    invented/regions/cloudland.yml:16:7: 云国：")
    assert "2027年2月 / February 2027" in told
    assert (
        "invented/occasions/reed-cutting.yml:5:8: 2027年2月1日至2027年2月28日 每年一次：割苇子。"
        in ("\n".join(told))
    )
    assert told[-1].startswith("To review is to compare")


def test_the_command_names_the_line_of_an_exception(folder: Path, real: dict[str, Any]) -> None:
    exception = {"rule": "number-in-prose", "file": "regions/nation.yml", "until": "2026-09-01",
                 "reason": {"zh": "引用原话。", "en": "Quoted."}}  # fmt: skip
    (folder / "exceptions.yml").write_text(json.dumps([exception], ensure_ascii=False), "utf-8")
    text = (folder / "regions" / "nation.yml").read_text("utf-8")
    quoted = text.replace("en: The whole sky is invented.", "en: It takes 12 months.")
    (folder / "regions" / "nation.yml").write_text(quoted, "utf-8")
    assert real["exceptions"] == json.loads((REAL / "exceptions.yml").read_text().split("\n")[-2])
    lines = due_list(folder, AS_OF).splitlines()
    (line,) = [one for one in lines if one.startswith("invented/exceptions.yml:1:")]
    assert line.endswith("例外到期：regions/nation.yml [number-in-prose]。"
                         "这处问题暂时接受到2026年9月1日：引用原话。")  # fmt: skip


def test_a_policy_to_be_repaired_is_told_first(folder: Path) -> None:
    (folder / "sources" / "charter.yml").unlink()
    with pytest.raises(PolicyError):
        due_list(folder, AS_OF)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_built_page_is_found_by_a_link_and_not_by_the_search(lang: str) -> None:
    home = SITE if lang == "zh" else SITE / "en"
    assert 'href="upkeep.ics"' in (home / "upkeep.html").read_text("utf-8")
    assert 'href="upkeep.html"' in (home / "about.html").read_text("utf-8")
    assert Calendar.from_ical((home / "upkeep.ics").read_bytes()).walk("VEVENT")
    index = json.loads((home / "search" / "search_index.json").read_text("utf-8"))
    assert not [doc for doc in index["docs"] if doc["location"].startswith("upkeep.html")]
