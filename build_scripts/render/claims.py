"""What the page of claims shows: by article, with the entries that hold what was used."""

from typing import Any, NamedTuple

from build_scripts.compile.policy import Compiled
from build_scripts.render.addresses import page_of
from build_scripts.render.environment import title_of, words

Target = dict[str, str]
FILTERS = {"source": "sources", "region": "regions"}
"""What a reader can choose claims by -> the folder whose titles name the choices."""
DISPOSITIONS = ("used", "disputed", "set-aside")


class Compared(NamedTuple):
    """What one article says of one thing in different years.

    Attributes:
        source: id of the article.
        where: where in the article, in both languages.
        claims: ids by year, the earliest first.
        outcomes: one id for each different thing that became of them.
    """

    source: str
    where: dict[str, str]
    claims: dict[int, str]
    outcomes: list[str]


def held(policy: Compiled, lang: str) -> dict[str, list[Target]]:
    """For each claim the entries that hold it, with title and page; none where it is not used."""
    return {
        name: [_target(policy, at, lang) for at in dict.fromkeys(map(_entry, claim.get("at", ())))]
        for name, claim in policy["claims"].items()
    }


def _entry(at: str) -> str:
    """The entry without the field in it: one that holds two fields is named once."""
    return at.partition("#")[0]


def _target(policy: Compiled, at: str, lang: str) -> Target:
    folder, _slash, name = at.partition("/")
    entry = policy[folder][name]
    return {"title": title_of(policy, entry, lang), "page": page_of(folder, name) or ""}


def by_article(policy: Compiled) -> dict[str, dict[str, Any]]:
    """The claims of each article, in the order of the register; articles without any are left."""
    groups: dict[str, dict[str, Any]] = {source: {} for source in policy["sources"]}
    for name, claim in policy["claims"].items():
        groups[claim["source"]][name] = claim
    return {source: claims for source, claims in groups.items() if claims}


def choices(policy: Compiled, lang: str) -> dict[str, list[tuple[str, str]]]:
    """What a reader can choose claims by: only what occurs, each value with its label."""
    found = list(policy["claims"].values())
    named = {
        key: [
            (name, title_of(policy, entry, lang))
            for name, entry in policy[folder].items()
            if any(claim[key] == name for claim in found)
        ]
        for key, folder in FILTERS.items()
    }
    outcomes = [
        (outcome, words()[f"claim_{outcome}"][lang])
        for outcome in DISPOSITIONS
        if any(claim["disposition"] == outcome for claim in found)
    ]
    return {**named, "disposition": outcomes}


def compared(policy: Compiled) -> list[Compared]:
    """Where an article speaks of several years at one place: what it says changed between them."""
    places: dict[tuple[str, str], dict[int, str]] = {}
    where: dict[tuple[str, str], dict[str, str]] = {}
    for name, claim in policy["claims"].items():
        if "year" in claim:
            place = claim["source"], claim["where"]["zh"]
            where.setdefault(place, claim["where"])
            places.setdefault(place, {}).setdefault(claim["year"], name)
    return [
        Compared(place[0], where[place], dict(sorted(years.items())), _outcomes(policy, years))
        for place, years in places.items()
        if len(years) > 1
    ]


def _outcomes(policy: Compiled, years: dict[int, str]) -> list[str]:
    keys = ("disposition", "at", "dispute", "why")
    told = {str([policy["claims"][name].get(key) for key in keys]): name for name in years.values()}
    return list(told.values())
