"""What changed in the policy and when, told from the dates that the data itself carries.

Nothing here looks at a clock: the day of a rule is its own, and the day on which the site learned
of it is the one on which its source was last compared or read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from build_scripts.compile.dated import Dated, dated, part_anchor, part_label
from build_scripts.compile.policy import Compiled
from build_scripts.render.environment import words
from checker import facts, texts

KINDS = ("begins", "changes", "ends", "document", "calendar", "dispute")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Change:
    """One dated thing, in one language.

    Attributes:
        kind: one of KINDS.
        day: the day it is about, ISO.
        learned: the day on which the site learned of it, ISO.
        key: names it for ever, whatever its wording.
        title, text: what it is about, and what happened.
        page: the Markdown page and anchor that tell more, below the language's root.
        source: the id of the source it rests on.
    """

    kind: str
    day: str
    learned: str
    key: str
    title: str
    text: str
    page: str
    source: str

    @property
    def year(self) -> str:
        """The year it is about."""
        return self.day[:4]


def changes(policy: Compiled, lang: str) -> list[Change]:
    """Every dated thing in the policy, the latest day first."""
    teller = _Teller(policy, lang)
    found = [*teller.facts(), *teller.diseases(), *teller.documents(), *teller.calendars()]
    found += teller.disputes()
    return sorted(found, key=lambda change: (change.day, change.key), reverse=True)


class _Teller:
    """Puts dated things into words of one language."""

    def __init__(self, policy: Compiled, lang: str) -> None:
        self.policy, self.lang = policy, lang

    def facts(self) -> Iterator[Change]:
        """Where a region's rule or a list's limit begins, changes, or ends with none to follow."""
        for place in dated(self.policy):
            told = partial(self._of_fact, place)
            in_order = sorted(place.values, key=lambda fact: str(fact["valid_from"]))
            for at, fact in enumerate(in_order):
                before = in_order[at - 1] if at else None
                after = in_order[at + 1] if at + 1 < len(in_order) else None
                if _follows(before, fact):
                    was = self._value(place.parameter, before)
                    yield told("changes", fact["valid_from"], fact, before=was)
                else:
                    yield told("begins", fact["valid_from"], fact)
                if "valid_through" in fact and not _follows(fact, after):
                    yield told("ends", fact["valid_through"], fact)

    def diseases(self) -> Iterator[Change]:
        """Where a disease's own date, such as that of its settlement, is known, or its last day."""
        dated = [n for n, p in self.policy["parameters"].items() if p["type"] == "date"]
        for disease, entry in self.policy["diseases"].items():
            for parameter in (name for name in dated if name in entry):
                fact = entry[parameter]
                day = fact["value"]
                if isinstance(day, dict):
                    day = day.get("latest", "")
                if not _DAY.match(day):
                    continue  # "never", or nobody knows by when
                yield self._change(
                    "begins", day, fact["source"],
                    key=f"diseases/{disease}/{parameter}",
                    title=self._title(entry["name"][self.lang], parameter),
                    text=self._word("change_dated", value=self._value(parameter, fact)),
                    page=f"diseases/{disease}.md#top",
                )  # fmt: skip

    def documents(self) -> Iterator[Change]:
        """Where a source was published on a known day."""
        for name, entry in self.policy["sources"].items():
            if "issued_on" in entry:
                slots = {"issuer": entry["issuer"][self.lang], "day": self._day(entry["issued_on"])}
                yield self._change(
                    "document", entry["issued_on"], name,
                    key=f"sources/{name}",
                    title=entry["title"][self.lang],
                    text=self._word("change_document", **slots),
                    page=f"sources.md#{name}",
                )  # fmt: skip

    def calendars(self) -> Iterator[Change]:
        """Where a year's days off became known: the day of the notice, else the day of reading."""
        for name, entry in self.policy["calendars"].items():
            issued = self.policy["sources"][entry["source"]].get("issued_on")
            day = issued or self._learned(entry["source"])
            word = "change_calendar_issued" if issued else "change_calendar_read"
            yield self._change(
                "calendar", day, entry["source"],
                key=f"calendars/{name}",
                title=entry["name"][self.lang],
                text=self._word(word, day=self._day(day), year=str(entry["year"])),
                page=f"calendars/{name}.md#off",
            )  # fmt: skip

    def disputes(self) -> Iterator[Change]:
        """Where sources were found to disagree: the day on which the last of them was looked at."""
        for name, dispute in self.policy["disputes"].items():
            source = max((c["source"] for c in dispute["claims"]), key=self._learned)
            day = self._learned(source)
            yield self._change(
                "dispute", day, source,
                key=f"disputes/{name}",
                title=dispute["title"][self.lang],
                text=self._word(f"change_dispute_{dispute['follow']}", day=self._day(day)),
                page=f"disputes/{name}.md#top",
            )  # fmt: skip

    def _of_fact(self, place: Dated, kind: str, day: str, fact: Any, **more: str) -> Change:
        # whether a value came before may be learned later; the name of the change stays the same
        edge = "through" if kind == "ends" else "from"
        slots = {"day": self._day(day), "value": self._value(place.parameter, fact), **more}
        text = self._word(f"change_{kind}", **slots)
        if "clause" in fact:  # it may say that a day is only that of printing
            text = self._word("change_clause", text=text, clause=fact["clause"][self.lang])
        return self._change(
            kind, day, fact["source"],
            key="/".join([place.folder, place.name, *_part(place), place.parameter, edge, day]),
            title=self._title(self._owner(place), place.parameter),
            text=text,
            page=f"{place.folder}/{place.name}.md#{_anchor(place)}",
        )  # fmt: skip

    def _owner(self, place: Dated) -> str:
        owner: str = self.policy[place.folder][place.name]["name"][self.lang]
        if place.part is None:
            return owner
        part = part_label(place.part, self.policy)[self.lang]
        return self._word("change_part", owner=owner, part=part)

    def _change(self, kind: str, day: str, source: str, **told: str) -> Change:
        return Change(kind=kind, day=day, learned=self._learned(source), source=source, **told)

    def _title(self, owner: str, parameter: str) -> str:
        label = self.policy["parameters"][parameter]["label"][self.lang]
        return self._word("change_title", owner=owner, what=label)

    def _value(self, parameter: str, fact: Any) -> str:
        """The value in words, as reliable as its source was on the day it was looked at."""
        strength = facts.strength_of(self.policy, fact["source"], fresh=True)
        value = facts.stated(fact["value"])._replace(strength=strength)
        return texts.stated_in_words(self.policy, parameter, value, self.lang)

    def _learned(self, source: str) -> str:
        return facts.looked_on(self.policy, source)

    def _day(self, day: str) -> str:
        return texts.day_in_words(day, self.lang)

    def _word(self, name: str, /, **slots: str) -> str:
        return words()[name][self.lang].format(**slots)


def _follows(before: Any, after: Any) -> bool:
    """Whether a fact holds from the very day after another one's last."""
    if before is None or after is None or "valid_through" not in before:
        return False
    next_day = date.fromisoformat(before["valid_through"]) + timedelta(days=1)
    return bool(after["valid_from"] == next_day.isoformat())


def _part(place: Dated) -> list[str]:
    """What tells the parts of one local list apart in the name of a change."""
    if place.part is None:
        return []
    key = str(place.path[0])
    return [key, str(place.part["id" if key == "classes" else "disease"])]


def _anchor(place: Dated) -> str:
    return "facts" if place.part is None else part_anchor(place.part)
