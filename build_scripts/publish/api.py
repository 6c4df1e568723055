"""The static JSON of the site: index, compiled policy, every entry by noun, the schemas.

An entry's file is, letter for letter, what stands in the compiled policy; its address is that of
its page with `.json` for `.html`. Same policy, same bytes.
"""

import hashlib
from pathlib import Path
from typing import Any

from build_scripts.compile.policy import Compiled, canonical
from build_scripts.publish.schemas import COMPILED, published
from build_scripts.read.nouns import NOUNS
from build_scripts.render.addresses import page_of
from build_scripts.render.environment import title_of
from checker.phrases import LANGUAGES

API = "api/v1"
"""Where the API lies below the site; v1 only ever gains keys and files."""


def api_files(policy: Compiled, schemas: Path) -> dict[str, bytes]:
    """Path below `API` -> bytes, the index with everybody's hash among them.

    Args:
        policy: compiled policy.
        schemas: the folder with the JSON Schemas of the data as people write it.
    """
    values: dict[str, Any] = {"policy.json": policy}
    for folder, noun in NOUNS.items():
        values[f"{folder}/index.json"] = _noun_index(folder, noun, policy)
        for name, entry in policy[folder].items():
            values[f"{folder}/{name}.json"] = entry
    for name, schema in published(schemas).items():
        values[f"schema/{name}"] = schema
    files = {name: canonical(value) for name, value in values.items()}
    files["index.json"] = canonical(_index(policy, files))
    return files


def _noun_index(folder: str, noun: str, policy: Compiled) -> dict[str, Any]:
    listed = {name: _listed(folder, name, policy) for name in policy[folder]}
    schema = f"schema/{COMPILED}#/$defs/{noun}"
    return {"noun": noun, "schema": schema, "entries": listed}


def _listed(folder: str, name: str, policy: Compiled) -> dict[str, Any]:
    listed: dict[str, Any] = {"file": f"{folder}/{name}.json"}
    listed["title"] = {lang: title_of(policy, policy[folder][name], lang) for lang in LANGUAGES}
    page = page_of(folder, name)
    if page is not None:
        listed["page"] = page
    return listed


def _index(policy: Compiled, files: dict[str, bytes]) -> dict[str, Any]:
    listed = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in files.items()
    }
    return {
        "api": API.rpartition("/")[2],
        "policy_version": policy["policy_version"],
        "languages": list(LANGUAGES),
        "nouns": {folder: f"{folder}/index.json" for folder in NOUNS},
        "files": listed,
    }
