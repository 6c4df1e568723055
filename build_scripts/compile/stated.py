"""Every value that the policy states on somebody's word, with its place: facts, limits, claims."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.compile.dated import dated
from build_scripts.read.problems import Path_


class Stated(NamedTuple):
    """One thing stated.

    Attributes:
        folder, name: the entry it stands in.
        path: where in that entry.
        parameter: what it is a value of; empty for a claim in a dispute about something else.
        said: its source, its value (a claim may have none) and, for dated ones, its validity.
        part: the class or disease of a local list that it belongs to.
    """

    folder: str
    name: str
    path: Path_
    parameter: str
    said: dict[str, Any]
    part: dict[str, Any] | None = None

    @property
    def spot(self) -> str:
        """What it has in common with the earlier and later values of the same thing."""
        path = self.path[:-1] if isinstance(self.path[-1], int) else self.path
        return "/".join(map(str, (self.folder, self.name, *path)))

    @property
    def is_claim(self) -> bool:
        """Whether it is one side of a dispute, and not a rule."""
        return self.folder == "disputes"


def stated(policy: dict[str, Any]) -> Iterator[Stated]:
    """Everything stated, each in the order of its file."""
    for folder, name, path, parameter, values, part in dated(policy):
        for at, fact in enumerate(values):
            yield Stated(folder, name, (*path, at), parameter, fact, part)
    for name, entry in policy["disputes"].items():
        for at, claim in enumerate(entry["claims"]):
            yield Stated("disputes", name, ("claims", at), entry.get("parameter", ""), claim)
    for folder in ("regions", "diseases"):
        for name, entry in policy[folder].items():
            for parameter in (key for key in entry if key in policy["parameters"]):
                yield Stated(folder, name, (parameter,), parameter, entry[parameter])
