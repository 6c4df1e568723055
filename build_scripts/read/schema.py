"""Checks what was read against the JSON Schema of its noun and says where it departs from it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from build_scripts.read import fill_in
from build_scripts.read.problems import Path_, Problem
from build_scripts.read.yaml_reader import YamlFile

_TYPES = {
    "integer": ("整数", "a whole number"),
    "string": ("文字", "text"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表，每项以“- ”开头", "a list, each entry after “- ”"),
    "object": ("“键: 值”的一组内容", "a mapping of keys to values"),
}
_LONGEST = 120


@cache
def _schemas(folder: Path) -> dict[str, Any]:
    return {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def forget() -> None:
    """Drop what was read: the files have changed."""
    _schemas.cache_clear()
    validator.cache_clear()


@cache
def validator(folder: Path, noun: str) -> Draft202012Validator:
    """The validator for a noun.

    Args:
        folder: where `NOUN.schema.json` and the schemas it refers to lie.
        noun: the noun of the files to check.
    """
    schemas = _schemas(folder)
    name = f"{noun}.schema.json"
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(
        _in_place(schemas[name], name, schemas), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def _in_place(part: Any, home: str, schemas: dict[str, Any]) -> Any:
    """A part of a schema with what it refers to in place of each reference.

    To follow the references anew at every value of every file takes as long as all the rest.

    Args:
        part: the part; nothing in it refers to itself.
        home: the file it stands in.
        schemas: every file by name.
    """
    if isinstance(part, list):
        return [_in_place(one, home, schemas) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" not in part:
        return {key: _in_place(one, home, schemas) for key, one in part.items()}
    file, _hash, pointer = part["$ref"].partition("#")
    meant = schemas[file or home]
    for key in pointer.split("/")[1:]:
        meant = meant[key]
    beside = {key: _in_place(one, home, schemas) for key, one in part.items() if key != "$ref"}
    there = _in_place(meant, file or home, schemas)
    return {**beside, "allOf": [there]} if beside else there


def check(file: YamlFile, folder: Path, noun: str) -> Iterator[Problem]:
    """Every place where a file departs from its noun's schema, or is still to be filled in."""
    yield from fill_in.find(file)
    for error in validator(folder, noun).iter_errors(file.data):
        yield from _told(error, file)


def _told(error: ValidationError, file: YamlFile) -> Iterator[Problem]:
    schema: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    wanted: Any = error.validator_value
    given: Any = error.instance
    if fill_in.is_open(error.instance):
        return
    if error.context and "description" not in schema:
        for part in _nearest(error.context):
            yield from _told(part, file)
        return
    path: Path_ = tuple(error.absolute_path)
    where = ".".join(map(str, path)) or file.shown.name
    mark = file.mark(path)
    kind = error.validator
    zh, en = f"“{where}”的内容不符合要求。", f"“{where}” is not what is expected here."
    repair_zh, repair_en = _expected(error)
    if kind == "required":
        # one error comes for each missing key, and only its message says which
        name = next(key for key in wanted if error.message.startswith(repr(key)))
        zh, en = f"“{where}”缺少“{name}”。", f"“{where}” lacks “{name}”."
        repair_zh, repair_en = f"补上“{name}:”。", f"add “{name}:”."
        if name in ("zh", "en"):
            yield Problem(
                mark, "missing-translation", zh, en,
                "中英文都要写。", "write both zh and en.",
            )  # fmt: skip
            return
    elif kind == "additionalProperties":
        known = schema.get("properties", {})
        for name in sorted(set(given) - set(known)):
            zh, en = f"不认识的键“{name}”。", f"there is no key “{name}” here."
            allowed = ", ".join(known)
            mark = file.keys.get((*path, name), mark)
            yield Problem(
                mark, "schema", zh, en, f"可用的键：{allowed}。", f"the keys here are {allowed}."
            )
        return
    yield Problem(mark, "schema", zh, en, repair_zh, repair_en)


def _nearest(errors: list[ValidationError]) -> list[ValidationError]:
    """Of several allowed forms, the errors against the one that this comes nearest to."""
    forms: dict[str | int, list[ValidationError]] = {}
    for error in errors:
        forms.setdefault(error.relative_schema_path[0], []).append(error)
    return min(forms.values(), key=_distance)


def _distance(errors: list[ValidationError]) -> tuple[int, int]:
    """How far from a form: what is wrong at its top weighs more than what lies deeper."""
    return sum(len(error.relative_path) == 0 for error in errors), len(errors)


def _expected(error: ValidationError) -> tuple[str, str]:
    """What the schema wanted, from the schema's own description where it has one."""
    description = error.schema.get("description") if isinstance(error.schema, dict) else None
    if error.validator == "type" and error.validator_value in _TYPES:
        zh, en = _TYPES[str(error.validator_value)]
        more = f" ({description})" if description else ""
        return f"这里应是{zh}{more}。", f"expected {en} here{more}."
    if description:
        return f"应是：{description}。", f"expected: {description}."
    if error.validator == "minItems":
        least = error.validator_value
        return f"至少要有 {least} 项。", f"write at least {least} of them."
    short = error.message if len(error.message) <= _LONGEST else error.message[:_LONGEST] + "…"
    return f"对照 schema：{short}。", f"compare the schema: {short}."
