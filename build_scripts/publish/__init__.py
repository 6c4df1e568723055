"""Publishes the policy for other programs: static JSON, its schemas, changes, what falls due."""

from pathlib import Path

from build_scripts.compile.policy import Compiled
from build_scripts.publish.api import API, api_files
from build_scripts.publish.feed import feed
from build_scripts.publish.upkeep_file import upkeep_file
from checker.phrases import LANGUAGES

HOMES = {"zh": "", "en": "en/"}
"""Language -> its root below the site's."""

__all__ = ["API", "publish"]


def publish(policy: Compiled, schemas: Path, site: Path, as_of: str, address: str = "") -> int:
    """Write API, feeds and upkeep into a built site; returns how many files there are.

    Args:
        policy: compiled policy.
        schemas: the folder with the JSON Schemas of the data as people write it.
        site: the folder of the built site.
        as_of: the ISO day on which the upkeep is worked out.
        address: where the site will be served, ending in a slash; without it links are relative.
    """
    files = {f"{API}/{name}": data for name, data in api_files(policy, schemas).items()}
    for lang in LANGUAGES:
        home = address + HOMES[lang] if address else ""
        files[f"{HOMES[lang]}feed.atom"] = feed(policy, lang, home)
        files[f"{HOMES[lang]}upkeep.ics"] = upkeep_file(policy, lang, as_of, home)
    for name, data in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(files)
