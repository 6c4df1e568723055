"""What the compiled conditions of a policy name: questions, parameters, and choices literally."""

from collections.abc import Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from build_scripts.read.nodes import nodes

Tree = dict[str, Any]


def conditions(policy: Compiled) -> Iterator[Tree]:
    """Every condition and bound of the policy."""
    for folder in ("causes", "questions"):
        for entry in policy[folder].values():
            computed = entry.get("computed", {})
            yield from (computed[key] for key in ("rule", "applies", "at_least") if key in computed)
            yield from (remedy for remedy in computed.get("remedies", ()) if remedy)


def leaves(tree: Any) -> Iterator[Tree]:
    """The comparisons in a condition or bound."""
    for _path, value in nodes(tree):
        if isinstance(value, dict) and "op" in value and "of" not in value:
            yield value


def terms(leaf: Tree) -> Iterator[Tree]:
    """The terms of a comparison, a sum or an area with what it is made of."""
    for path, value in nodes(leaf):
        if isinstance(value, dict) and path:
            yield value


def named_questions(tree: Any) -> set[str]:
    """The questions that a condition names."""
    return {v["q"] for _path, v in nodes(tree) if isinstance(v, dict) and "q" in v}


def questions(tree: Any) -> set[str]:
    """The questions that a condition reads, those behind a region's facts included."""
    named = named_questions(tree)
    return named | {"home_region", "failed_on"} if parameters(tree) else named


def parameters(tree: Any) -> set[str]:
    """The parameters of regions that a condition reads."""
    return {v["param"] for _path, v in nodes(tree) if isinstance(v, dict) and "param" in v}


def attributes(tree: Any) -> set[str]:
    """The parameters of diseases and the like that a condition reads."""
    return {v["attr"] for _path, v in nodes(tree) if isinstance(v, dict) and "attr" in v}
