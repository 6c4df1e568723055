"""Puts what falls due into words of one language, with the page that tells more."""

from itertools import groupby
from typing import Any, NamedTuple

from build_scripts.compile.dated import part_label
from build_scripts.compile.policy import Compiled
from build_scripts.compile.stated import Stated
from build_scripts.render.addresses import page_of
from build_scripts.render.environment import PageTexts
from build_scripts.upkeep.due import EXCEPTIONS, Due, due
from checker import facts
from checker.phrases import MONTHS
from checker.texts import day_in_words


class Told(NamedTuple):
    """One thing to look at, in words.

    Attributes:
        when: its day, or the days from which and by which.
        title: what it is.
        text: why, and what to do.
        page: the Markdown page below the language's root that tells more; empty without one.
        rests: the values that rest on a source to be reviewed, with the page of each.
    """

    when: str
    title: str
    text: str
    page: str
    rests: list[tuple[str, str]]


Month = tuple[str, str, list[tuple[Due, Told]]]
"""A month such as 2026-12 (empty for what is overdue), its heading, and what to look at in it."""


def by_month(policy: Compiled, lang: str, as_of: str) -> list[Month]:
    """What is due on a day and in the twelve months from it on, in words, the overdue first."""
    teller = Teller(policy, lang, as_of)
    return [
        (month, teller.month(month), [(one, teller.told(one)) for one in found])
        for month, found in groupby(due(policy, as_of), key=lambda one: one.month(as_of))
    ]


class Teller:
    """Tells what falls due.

    Args:
        policy: compiled policy.
        lang: zh or en.
        as_of: the ISO day on which it is told.
    """

    def __init__(self, policy: Compiled, lang: str, as_of: str) -> None:
        self.policy, self.lang = policy, lang
        self.page = PageTexts(policy, lang, as_of)

    def told(self, one: Due) -> Told:
        """One thing of what `due` has found."""
        start, end = day_in_words(one.start, self.lang), day_in_words(one.day, self.lang)
        tell = {"review": self._review, "holidays": self._holidays, "occasion": self._occasion,
                "exception": self._exception}.get(one.kind, self._value)  # fmt: skip
        what, text = tell(one, end)
        return Told(
            start if start == end else self.page.word("upkeep_when", start=start, end=end),
            self.page.word(f"upkeep_{one.kind}", what=what),
            text,
            _page(one.folder, one.name),
            [self._resting(value) for value in one.rests] if one.kind == "review" else [],
        )

    def month(self, month: str) -> str:
        """The heading of a month such as 2026-12, or of what is overdue if it is empty."""
        if not month:
            return self.page.word("upkeep_overdue")
        year, number = (int(part) for part in month.split("-"))
        name = MONTHS[number - 1]
        return self.page.word("upkeep_month", year=year, month=number, month_name=name)

    def _review(self, one: Due, _day: str) -> tuple[str, str]:
        looked = day_in_words(facts.looked_on(self.policy, one.name), self.lang)
        title = self.policy["sources"][one.name]["title"][self.lang]
        return title, self.page.word("upkeep_review_text", looked=looked)

    def _holidays(self, one: Due, _day: str) -> tuple[str, str]:
        last = self.policy["calendars"][one.name]
        issued = self.policy["sources"][last["source"]].get("issued_on")
        if not issued:
            return one.about, self.page.word("upkeep_holidays_undated_text", year=one.about)
        slots = {"year": one.about, "issued": day_in_words(issued, self.lang)}
        return one.about, self.page.word("upkeep_holidays_text", **slots)

    def _occasion(self, one: Due, _day: str) -> tuple[str, str]:
        entry = self.policy["occasions"][one.name]
        return entry["title"][self.lang], self.page.text(entry["look"])

    def _exception(self, one: Due, day: str) -> tuple[str, str]:
        entry: dict[str, Any] = self.policy[EXCEPTIONS][one.path[0]]
        what = f"{entry['file']} [{entry['rule']}]"
        reason = entry["reason"][self.lang]
        return what, self.page.word("upkeep_exception_text", day=day, reason=reason)

    def _value(self, one: Due, day: str) -> tuple[str, str]:
        (value,) = one.rests
        stated = value.said["value"]
        if stated == one.day:  # the value is the day itself
            return self._named(value), self.page.word("upkeep_begins_day_text", day=day)
        said = self.page.fact(value.parameter, stated, value.said["source"])
        return self._named(value), self.page.word(f"upkeep_{one.kind}_text", day=day, value=said)

    def _named(self, value: Stated) -> str:
        owner = self.policy[value.folder][value.name]["name"][self.lang]
        if value.part is not None:
            part = part_label(value.part, self.policy)[self.lang]
            owner = self.page.word("change_part", owner=owner, part=part)
        label = self.policy["parameters"][value.parameter]["label"][self.lang]
        return self.page.word("change_title", owner=owner, what=label)

    def _resting(self, value: Stated) -> tuple[str, str]:
        page = _page(value.folder, value.name)
        if value.is_claim:
            title = self.policy["disputes"][value.name]["title"][self.lang]
            return self.page.word("upkeep_claim", dispute=title), page
        return self._named(value), page


def _page(folder: str, name: str) -> str:
    return (page_of(folder, name) or "").replace(".html", ".md")
