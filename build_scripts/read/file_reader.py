"""Reads one entry's file and checks its form; a file that did not change is not read twice."""

from pathlib import Path
from typing import Any

from build_scripts.read import schema
from build_scripts.read.problems import Problem
from build_scripts.read.yaml_reader import YamlFile

Read = tuple[YamlFile, list[Problem]]


class FileReader:
    """Remembers what it read: most of a policy stays as it is from one edit to the next."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[Any, ...], Read]] = {}

    def read(self, path: Path, shown: Path, schemas: Path, noun: str) -> Read:
        """A file as plain data with its marks, and what is wrong with its form.

        Args:
            path: the YAML file.
            shown: what it is called in problems.
            schemas: the folder of the JSON Schemas.
            noun: the schema it has to follow.
        """
        # by content: an editor may save twice within one tick of the clock
        state = (path.read_bytes(), shown, noun, schema.validator(schemas, noun))
        known = self._known.get(path)
        if known and known[0] == state:
            return known[1]
        file = YamlFile(path, shown)
        read = file, file.problems or list(schema.check(file, schemas, noun))
        self._known[path] = (state, read)
        return read
