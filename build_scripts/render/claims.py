"""What the page of claims shows beside each: the entries that hold what was used."""

from build_scripts.compile.policy import Compiled
from build_scripts.render.addresses import page_of
from build_scripts.render.environment import title_of

Target = dict[str, str]


def held(policy: Compiled, lang: str) -> dict[str, list[Target]]:
    """For each claim the entries that hold it, with title and page; none where it is not used."""
    return {
        name: [_target(policy, at, lang) for at in claim.get("at", ())]
        for name, claim in policy["claims"].items()
    }


def _target(policy: Compiled, at: str, lang: str) -> Target:
    folder, _slash, name = at.partition("#")[0].partition("/")
    entry = policy[folder][name]
    return {"title": title_of(policy, entry, lang), "page": page_of(folder, name) or ""}
