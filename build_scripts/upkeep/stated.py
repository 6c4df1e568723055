"""Every value that the policy states on somebody's word, with its place: facts, claims, dates."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.compile.policy import Compiled
from build_scripts.read.nodes import nodes
from build_scripts.read.problems import Path_

OWNERS = ("regions", "diseases", "catalogues")
"""The nouns whose entries state values of parameters."""


class Stated(NamedTuple):
    """One stated value.

    Attributes:
        folder, name: the entry it stands in.
        path: where in that entry.
        parameter: what it is a value of.
        said: the value with its source and, for a fact, its validity.
    """

    folder: str
    name: str
    path: Path_
    parameter: str
    said: dict[str, Any]

    @property
    def spot(self) -> str:
        """What it has in common with the earlier and later values of the same thing."""
        path = self.path[:-1] if isinstance(self.path[-1], int) else self.path
        return "/".join(map(str, (self.folder, self.name, *path)))

    @property
    def is_claim(self) -> bool:
        """Whether it is one side of a dispute, and not a rule."""
        return self.path[0] == "disputes"


def stated(policy: Compiled) -> Iterator[Stated]:
    """Every stated value, in the order of the files."""
    for folder in OWNERS:
        for name, entry in policy[folder].items():
            for path, node in nodes(entry):
                if isinstance(node, dict) and {"value", "source"} <= node.keys():
                    named = [part for part in path if part in policy["parameters"]]
                    if named:  # a code of a disease has a source too, but is no parameter
                        yield Stated(folder, name, path, str(named[-1]), node)
