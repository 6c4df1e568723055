"""Works out what falls due and when, from the dates in the policy and from nothing else.

A day that a value names - its first, its last, a bound - asks for a look at its source; it is done
once the source was read or compared on that day or later. So nothing has to be ticked off.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from build_scripts.compile.policy import Compiled
from build_scripts.compile.stated import Stated, stated
from build_scripts.read.problems import Path_
from checker.days import add
from checker.facts import fresh_through, looked_on
from checker.texts import NEVER

KINDS = ("holidays", "occasion", "exception", "ends", "begins", "bound", "review")
"""What can fall due, in the order in which things of one day stand."""
MONTHS_AHEAD = 12
EXCEPTIONS = "exceptions"


@dataclass(frozen=True)
class Due:
    """One thing to look at.

    Attributes:
        kind: one of KINDS.
        start, day: from when on, and by when, as ISO days; often the same.
        folder, name: the entry to go to; the folder is empty for a file beside the folders.
        path: where in that entry.
        key: names it for ever, wherever its day moves.
        rests: for a source, the values that rest on it; else the value itself, if there is one.
        about: the year it is about, where it is about a year.
    """

    kind: str
    start: str
    day: str
    folder: str
    name: str
    path: Path_
    key: str
    rests: tuple[Stated, ...] = ()
    about: str = ""

    @property
    def file(self) -> str:
        """The file to go to, below policy_data/."""
        return f"{self.folder}/{self.name}.yml".lstrip("/")

    def is_overdue(self, as_of: str) -> bool:
        """Whether its last day has passed."""
        return self.day < as_of

    def month(self, as_of: str) -> str:
        """The month in which to look, such as 2026-12; empty where its last day has passed."""
        return "" if self.is_overdue(as_of) else max(self.start, as_of)[:7]


def due(policy: Compiled, as_of: str) -> list[Due]:
    """All that is overdue on a day, and all that falls due in the twelve months from it on.

    Args:
        policy: compiled policy.
        as_of: ISO day.

    Returns:
        The overdue first, then by the month to look in.
    """
    through = add(as_of, MONTHS_AHEAD, "month")
    found = [
        *_holidays(policy, through), *_occasions(policy, as_of, through), *_exceptions(policy),
        *_dated(policy), *_reviews(policy),
    ]  # fmt: skip
    soon = [one for one in found if one.start <= through]
    return sorted(soon, key=lambda one: (one.month(as_of), one.day, KINDS.index(one.kind), one.key))


def _reviews(policy: Compiled) -> Iterator[Due]:
    """The last day on which each source is fresh, with the values that then are no longer."""
    values = list(stated(policy))
    for name, source in policy["sources"].items():
        day = fresh_through(policy, name)
        rests = tuple(value for value in values if value.said["source"] == name)
        path = ("checked_on" if source.get("checked_on") else "read_on",)
        yield Due("review", day, day, "sources", name, path, f"review/{name}", rests)


def _dated(policy: Compiled) -> Iterator[Due]:
    """Days that values name and on which, or after which, nobody has looked at their source."""
    rules = [value for value in stated(policy) if not value.is_claim]
    starts = {(value.spot, value.said.get("valid_from")) for value in rules}
    for value in rules:
        looked = looked_on(policy, value.said["source"])
        for kind, where, day in _days(value, policy["parameters"][value.parameter]["type"]):
            is_followed = kind == "ends" and (value.spot, add(day, 1, "day")) in starts
            if not is_followed and (day >= looked if kind == "ends" else day > looked):
                path, key = (*value.path, *where), f"{kind}/{value.spot}/{day}"
                yield Due(kind, day, day, value.folder, value.name, path, key, (value,))


def _days(value: Stated, type_: str) -> Iterator[tuple[str, Path_, str]]:
    said, bounds = value.said, value.said["value"]
    if "valid_from" in said:
        yield "begins", ("valid_from",), said["valid_from"]
    if "valid_through" in said:
        yield "ends", ("valid_through",), said["valid_through"]
    if isinstance(bounds, dict):
        for edge in ("earliest", "latest"):
            if edge in bounds:
                yield "bound", ("value", edge), bounds[edge]
    elif type_ == "date" and bounds != NEVER:
        yield "begins", ("value",), bounds


def _holidays(policy: Compiled, through: str) -> Iterator[Due]:
    """The years after the last calendar: from the day on which the last notice came a year ago."""
    if not policy["calendars"]:
        return
    name, last = max(policy["calendars"].items(), key=lambda item: int(item[1]["year"]))
    issued = policy["sources"][last["source"]].get("issued_on")
    for later in count(1):
        year = last["year"] + later
        day = f"{year - 1}-12-31"
        start = min(add(issued, MONTHS_AHEAD * later, "month") if issued else day, day)
        if start > through:
            return
        key = f"holidays/{year}"
        yield Due("holidays", start, day, "calendars", name, ("year",), key, about=str(year))


def _occasions(policy: Compiled, as_of: str, through: str) -> Iterator[Due]:
    """What comes round every year: its next month, and the last one if nobody looked since."""
    this = int(as_of[:4])
    for name, entry in policy["occasions"].items():
        looked = max(looked_on(policy, cited["source"]) for cited in entry["sources"])
        month = entry["month"]
        began = this if f"{this}-{month:02}-01" <= as_of else this - 1
        for year in (began, began + 1):
            start = f"{year}-{month:02}-01"
            day = f"{start[:7]}-{monthrange(year, month)[1]}"
            if looked < start <= through:
                key = f"occasion/{name}/{year}"
                yield Due("occasion", start, day, "occasions", name, ("month",), key)


def _exceptions(policy: Compiled) -> Iterator[Due]:
    """The last day of each exception."""
    for at, entry in enumerate(policy[EXCEPTIONS]):
        key = f"exception/{entry['rule']}/{entry['file']}"
        path = (at, "until")
        yield Due("exception", entry["until"], entry["until"], "", EXCEPTIONS, path, key)
