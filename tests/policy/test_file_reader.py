"""A file is read again when it or its schema changed, and only then."""

import json
import os
from pathlib import Path

import pytest

from build_scripts.check import checked_policy
from build_scripts.read import schema
from build_scripts.read.file_reader import FileReader
from build_scripts.read.problems import PolicyError

LAPSE = "causes/lapse.yml"


def test_an_edit_within_one_tick_of_the_clock_is_seen(policy_copy: Path) -> None:
    reader, path = FileReader(), policy_copy / LAPSE
    before = checked_policy(policy_copy, reader)
    state, text = path.stat(), path.read_text("utf-8")
    edited = text.replace("医保断缴或欠费", "医保断交或欠费").replace("had lapsed", "has lapsed")
    path.write_text(edited, "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    after = checked_policy(policy_copy, reader)
    assert after["causes"]["lapse"]["title"]["zh"] == "医保断交或欠费"
    assert after["policy_version"] != before["policy_version"]
    path.write_text(text, "utf-8")
    assert checked_policy(policy_copy, reader) == before == checked_policy(policy_copy)


def test_only_what_changed_is_read_again(policy_copy: Path) -> None:
    reader, schemas = FileReader(), policy_copy / "schema"

    def read(name: str) -> object:
        return reader.read(policy_copy / name, Path(name), schemas, "cause")[0]

    names = (LAPSE, "causes/card-fault.yml")
    before = [read(name) for name in names]
    (policy_copy / LAPSE).write_bytes((policy_copy / LAPSE).read_bytes() + b"# more\n")
    after = [read(name) for name in names]
    assert [one is other for one, other in zip(before, after, strict=True)] == [False, True]


def test_problems_of_form_are_told_again_and_a_new_schema_is_obeyed(policy_copy: Path) -> None:
    reader, path = FileReader(), policy_copy / "schema" / "cause.schema.json"
    checked_policy(policy_copy, reader)
    stricter = json.loads(path.read_text("utf-8"))
    stricter["properties"]["title"] = {"type": "integer"}
    path.write_text(json.dumps(stricter), "utf-8")
    schema.forget()
    told = []
    for _look in range(2):
        with pytest.raises(PolicyError) as error:
            checked_policy(policy_copy, reader)
        told.append([str(problem) for problem in error.value.problems])
    assert told[0] == told[1]
    assert len(told[0]) == len(list((policy_copy / "causes").glob("*.yml")))
