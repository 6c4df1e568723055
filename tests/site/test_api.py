"""The published JSON: true to the policy, listed with its hash, described by schemas we run."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from build_scripts.publish.api import api_files
from build_scripts.publish.schemas import COMPILED, published
from build_scripts.read.nouns import NOUNS
from build_scripts.site import POLICY, SITE
from checker import diagnose
from checker.phrases import LANGUAGES

SCHEMAS = POLICY / "schema"


@pytest.fixture(scope="module")
def files(real: dict[str, Any]) -> dict[str, bytes]:
    return api_files(real, SCHEMAS)


def validator(name: str) -> Draft202012Validator:
    """As an integrator validates: with what is published only, each schema by its file name."""
    schemas = published(SCHEMAS)
    named = [(file, Resource.from_contents(schema)) for file, schema in schemas.items()]
    Draft202012Validator.check_schema(schemas[name])
    return Draft202012Validator(
        schemas[name],
        registry=Registry().with_resources(named),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def diagnoses(policy: dict[str, Any]) -> list[dict[str, Any]]:
    """Every example of a policy judged in both languages, and a case of which nothing is known."""
    examples = [example for cause in policy["causes"].values() for example in cause["examples"]]
    cases = [{"as_of": one["as_of"], "answers": one["answers"]} for one in examples]
    cases.append({"as_of": examples[0]["as_of"], "answers": {}})
    return [diagnose(policy, case, lang) for case in cases for lang in LANGUAGES]


def test_the_compiled_policy_fits_its_schema(
    real: dict[str, Any], invented: dict[str, Any]
) -> None:
    for policy in (real, invented):
        assert list(validator(COMPILED).iter_errors(policy)) == []


def test_every_diagnosis_fits_its_schema(real: dict[str, Any], invented: dict[str, Any]) -> None:
    check = validator("diagnosis.schema.json")
    found = diagnoses(real) + diagnoses(invented)
    for diagnosis in found:
        assert list(check.iter_errors(json.loads(json.dumps(diagnosis)))) == []
    verdicts = {finding["verdict"] for one in found for finding in one["findings"]}
    assert verdicts == {"confirmed", "likely", "open", "unlikely", "ruled-out"}


def spoilt(value: Any) -> list[Any]:
    """Copies with one thing wrong: an unknown key in any object, or any one key left out."""
    made = []

    def visit(node: Any, path: list[Any]) -> None:
        if isinstance(node, dict):
            for change in [None, *node]:
                other = copy.deepcopy(value)
                target = other
                for part in path:
                    target = target[part]
                if change is None:
                    target["strange"] = 1
                else:
                    del target[change]
                made.append(other)
        items = node.items() if isinstance(node, dict) else enumerate(node)
        for key, child in items:
            if isinstance(child, dict | list):
                visit(child, [*path, key])

    visit(value, [])
    return made


def test_the_schema_of_a_diagnosis_refuses_every_missing_and_every_unknown_key(
    invented: dict[str, Any],
) -> None:
    check = validator("diagnosis.schema.json")
    found = diagnoses(invented)
    kinds = {one["verdict"]: one for diagnosis in found for one in diagnosis["findings"]}
    assert len(kinds) == 5
    wrong = spoilt({**found[0], "findings": list(kinds.values())})
    assert len(wrong) > 100
    assert [one for one in wrong if check.is_valid(one)] == []


def test_the_schema_of_the_compiled_policy_refuses_what_the_compiler_would_never_make(
    invented: dict[str, Any],
) -> None:
    pieces = validator("computed.schema.json")
    check = pieces.evolve(schema={"$ref": "computed.schema.json#/$defs/cause"})
    tried = 0
    for cause in invented["causes"].values():
        whole = cause["computed"]
        for wrong in spoilt(whole):
            if required_only(wrong) != required_only(whole):
                tried += 1
                assert not check.is_valid(wrong), wrong
    assert tried > 200
    policy = validator(COMPILED)
    for key in ("policy_version", "places", *NOUNS):
        assert not policy.is_valid({k: v for k, v in invented.items() if k != key}), key
    assert not policy.is_valid({**invented, "strange": {}})


def required_only(value: Any) -> Any:
    """What must be there; a scope, an attribute, a literal's question need not."""
    if isinstance(value, list):
        return [required_only(part) for part in value]
    if not isinstance(value, dict):
        return value
    optional = {"applies", "attr"}
    optional |= {"of"} if "lit" in value else set()
    optional |= {"text"} if value.get("op") == "not" else set()
    return {key: required_only(part) for key, part in value.items() if key not in optional}


def test_every_schema_refers_only_to_published_ones() -> None:
    schemas = published(SCHEMAS)
    for name, schema in schemas.items():
        for reference in _references(schema):
            file, _hash, pointer = reference.partition("#")
            target: Any = schemas[file or name]
            for part in pointer.split("/")[1:]:
                target = target[part]
            assert isinstance(target, dict), f"{name}: {reference}"


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for part in value for found in _references(part)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
    return own + [found for part in value.values() for found in _references(part)]


def test_the_index_lists_every_other_file_truly(files: dict[str, bytes], real: Any) -> None:
    index = json.loads(files["index.json"])
    assert index["policy_version"] == real["policy_version"]
    assert index["languages"] == ["zh", "en"]
    assert index["files"].keys() == files.keys() - {"index.json"}
    for name, told in index["files"].items():
        assert told["size"] == len(files[name])
        assert told["sha256"] == hashlib.sha256(files[name]).hexdigest()


def test_every_entry_is_published_as_it_stands_in_the_policy(
    files: dict[str, bytes], real: dict[str, Any]
) -> None:
    nouns = json.loads(files["index.json"])["nouns"]
    assert nouns.keys() == NOUNS.keys()
    assert json.loads(files["policy.json"]) == real
    for folder, where in nouns.items():
        listed = json.loads(files[where])
        schema, _hash, pointer = listed["schema"].partition("#/$defs/")
        assert pointer in json.loads(files[schema])["$defs"]
        assert listed["entries"].keys() == real[folder].keys()
        for name, entry in listed["entries"].items():
            assert json.loads(files[entry["file"]]) == real[folder][name]
            assert entry["title"].keys() == {"zh", "en"}


def test_the_same_policy_gives_the_same_bytes(
    files: dict[str, bytes], real: dict[str, Any]
) -> None:
    turned = dict(reversed(list(real.items())))
    assert api_files(turned, SCHEMAS) == files


def test_the_built_site_carries_the_api_and_its_pages_exist(files: dict[str, bytes]) -> None:
    home = SITE / "api" / "v1"
    for name, data in files.items():
        assert (home / name).read_bytes() == data, name
    pages = 0
    for where in json.loads(files["index.json"])["nouns"].values():
        for entry in json.loads(files[where])["entries"].values():
            page, _hash, anchor = entry.get("page", "index.html").partition("#")
            pages += "page" in entry
            for root in (SITE, SITE / "en"):
                assert f'id="{anchor}"' in (root / page).read_text("utf-8") or not anchor
    assert pages > 20


def test_schemas_of_the_data_are_published_unchanged(files: dict[str, bytes]) -> None:
    written = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    assert {f"schema/{name}" for name in written} < files.keys()
    for name, schema in written.items():
        assert json.loads(files[f"schema/{name}"]) == schema


def test_own_schemas_do_not_hide_one_of_the_data() -> None:
    own = {path.name for path in Path("build_scripts/publish/schema").glob("*.json")}
    assert own
    assert not own & {path.name for path in SCHEMAS.glob("*.json")}
