"""The JSON Schemas that are published: of the data as written, as compiled, and of a diagnosis.

The schema of the compiled policy is made from the nouns' own schemas, so that it cannot drift from
them; by hand is written only what the compiler adds (`computed.schema.json`).
"""

import json
from pathlib import Path
from typing import Any

from build_scripts.read.nouns import NOUNS

Schema = dict[str, Any]
COMPILED = "compiled-policy.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_OWN = Path(__file__).parent / "schema"
_PIECES = "computed.schema.json"


def published(folder: Path) -> dict[str, Schema]:
    """File name -> schema, of everything that is published.

    Args:
        folder: the schemas of the data as people write it, one a noun.
    """
    schemas = {
        path.name: json.loads(path.read_text("utf-8"))
        for place in (folder, _OWN)
        for path in sorted(place.glob("*.schema.json"))
    }
    schemas[COMPILED] = _compiled(schemas)
    return schemas


def _compiled(schemas: dict[str, Schema]) -> Schema:
    settings = schemas["policy.schema.json"]
    properties: Schema = {
        "policy_version": {"$ref": f"{_PIECES}#/$defs/version"},
        "places": {"$ref": f"{_PIECES}#/$defs/places"},
        "exceptions": {"$ref": "exceptions.schema.json"},
        **settings["properties"],
    }
    for folder, noun in NOUNS.items():
        properties[folder] = {
            "type": "object",
            "propertyNames": {"$ref": "common.schema.json#/$defs/id"},
            "additionalProperties": {"$ref": f"#/$defs/{noun}"},
        }
    return {
        "$schema": DIALECT,
        "$id": COMPILED,
        "title": "The compiled policy: every noun's entries by id, with what the compiler added",
        "type": "object",
        "additionalProperties": False,
        "required": ["policy_version", "places", "exceptions", *settings["required"], *NOUNS],
        "properties": properties,
        "$defs": {noun: _entry(noun, schemas) for noun in NOUNS.values()},
    }


def _entry(noun: str, schemas: dict[str, Schema]) -> Schema:
    """An entry as compiled: as written where the compiler adds nothing, else with `computed`."""
    if noun not in schemas[_PIECES]["$defs"]:
        return {"$ref": f"{noun}.schema.json"}
    written = schemas[f"{noun}.schema.json"]
    computed = {"$ref": f"{_PIECES}#/$defs/{noun}"}
    return {
        **written,
        "$id": f"compiled-{noun}.schema.json",
        "required": [*written["required"], "computed"],
        "properties": {**written["properties"], "computed": computed},
    }
