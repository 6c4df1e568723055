"""Writes the skeleton of an entry from its schema: required keys open, the others as comments."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_scripts.read.fill_in import MARK

Schema = dict[str, Any]
_INDENT = "  "
# a value of digits that loses its quotes would be read as a number or a day
_DIGITS = re.compile(r"\^\[0-9\]")
_HEAD = f"""\
# 新条目：把每个 {MARK} 换成内容，填完删去注释，再运行 make check。
# A new entry: put the content in place of each {MARK}, delete the comments, then run make check.
"""
_OPTIONAL = """\
# 下面是可以不写的键；要用就去掉“# ”。
# The keys below are optional; take the “# ” away to use one.
"""


def skeleton(folder: Path, noun: str) -> str:
    """The text of a new entry's file.

    Args:
        folder: where the schemas lie.
        noun: whose schema it is made from.
    """
    return _Writer(folder).file(noun)


class _Writer:
    def __init__(self, folder: Path) -> None:
        self.schemas: dict[str, Schema] = {
            path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")
        }

    def file(self, noun: str) -> str:
        name = f"{noun}.schema.json"
        schema = self.schemas[name]
        required = schema.get("required", [])
        lines = [f"# yaml-language-server: $schema=../schema/{name}", _HEAD.rstrip()]
        for key, part in schema["properties"].items():
            if key in required:
                lines += self._key(key, part, 0)
        optional = [
            "# " + line
            for key, part in schema["properties"].items()
            if key not in required
            for line in self._key(key, part, 0)
        ]
        if optional:
            lines += [_OPTIONAL.rstrip(), *optional]
        return "\n".join(lines) + "\n"

    def _key(self, key: str, schema: Schema, depth: int) -> Iterator[str]:
        indent = _INDENT * depth
        whole = self._resolved(schema)
        if key not in ("zh", "en") and (told := " · ".join(self._described(schema))):
            yield f"{indent}# {told}"
        if whole.get("type") == "object" and whole.get("required"):
            yield f"{indent}{key}:"
            yield from self._object(whole, depth + 1)
        elif whole.get("type") == "array":
            yield f"{indent}{key}:"
            for _ in range(whole.get("minItems") or 1):
                yield from self._item(whole["items"], depth + 1)
        else:
            yield f"{indent}{key}: {self._value(whole)}"

    def _object(self, schema: Schema, depth: int) -> Iterator[str]:
        for key in schema["required"]:
            yield from self._key(key, schema["properties"].get(key, {}), depth)

    def _item(self, schema: Schema, depth: int) -> Iterator[str]:
        whole = self._resolved(schema)
        indent = _INDENT * depth
        if not (whole.get("type") == "object" and whole.get("required")):
            yield f"{indent}- {self._value(whole)}"
            return
        lines = list(self._object(whole, depth + 1))
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        for at, line in enumerate(lines):
            yield f"{indent}- {line.lstrip()}" if at == first else line

    def _resolved(self, schema: Schema) -> Schema:
        """The schema behind a reference; of several forms the first."""
        while "$ref" in schema or "oneOf" in schema:
            if "$ref" in schema:
                file, _sign, way = schema["$ref"].partition("#")
                schema = self.schemas[file]
                for step in way.strip("/").split("/") if way.strip("/") else ():
                    schema = schema[step]
            else:
                schema = schema["oneOf"][0]
        return schema

    def _described(self, schema: Schema) -> Iterator[str]:
        """What the schema says of a key, then what it says of the form of the value."""
        if "description" in schema:
            yield schema["description"]
        form = self._resolved(schema)
        told = form.get("description")
        # that a text comes in two languages is plain to see where the key has a sentence of its own
        if (
            told
            and told != schema.get("description")
            and not ("description" in schema and form.get("type") == "object")
        ):
            yield told

    def _value(self, schema: Schema) -> str:
        return f'"{MARK}"' if _DIGITS.match(schema.get("pattern", "")) else MARK
