"""What falls due as an iCalendar file, for the calendars of those who keep the data.

Same policy and day, same bytes. Each thing is an event on the day to begin looking; its name stays
when a review moves that day, so that calendars move the event and do not add another one.
"""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from build_scripts.compile.policy import Compiled
from build_scripts.publish.feed import name_of, visible
from build_scripts.render.environment import words
from build_scripts.upkeep import Due, Told, by_month


def upkeep_file(policy: Compiled, lang: str, as_of: str, home: str = "") -> bytes:
    """The calendar file.

    Args:
        policy: compiled policy.
        lang: zh or en.
        as_of: ISO day on which it is worked out.
        home: the address of the language's root, ending in a slash; without it there are no links.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Filing Clear//upkeep//{lang.upper()}")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words()["upkeep_calendar"][lang])
    for month, _heading, rows in by_month(policy, lang, as_of):
        for one, told in rows:
            calendar.add_component(_event(one, told, lang, as_of, f"{home}upkeep.html", not month))
    data: bytes = calendar.to_ical()
    return data


def _event(one: Due, told: Told, lang: str, as_of: str, page: str, overdue: bool) -> Event:
    start = date.fromisoformat(one.start)
    event = Event()
    event.add("uid", name_of(f"{lang}/upkeep/{one.key}"))
    event.add("dtstamp", datetime.combine(date.fromisoformat(as_of), time(), UTC))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    event.add("summary", visible(told.title))
    parts = [told.when, told.text, ", ".join(dict.fromkeys(name for name, _page in told.rests))]
    parts.append(f"policy_data/{one.file}")
    event.add("description", "\n".join(visible(part) for part in parts if part))
    if ":" in page:
        anchor = "overdue" if overdue else f"m{one.month(as_of)}"
        event.add("url", f"{page}#{anchor}")
    return event
