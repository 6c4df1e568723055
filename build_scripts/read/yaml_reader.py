"""Reads one YAML file to plain data with the place of every node, YAML's traps closed.

Closed: duplicate keys, `yes`/`no`/`on`/`off`, numbers like 010 or 12:30, bare dates, anchors and
tags. Each is an error that says what to write instead, because YAML would silently read something
else than the editor meant.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from build_scripts.read import text_marks
from build_scripts.read.problems import Mark, Path_, Problem

_TRAP_WORD = re.compile(r"(?i:yes|no|on|off|y|n|null|~)$|True$|TRUE$|False$|FALSE$")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)$")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9][0-9_]*([.:][0-9_]+)*$|0[xob][0-9a-fA-F]+$")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$")
_CAREFUL = re.compile(r"[*\t]")

Marks = dict[Path_, Mark]


class _Loader(yaml.SafeLoader):
    """PyYAML's composer without aliases, which would let one text stand in two places."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(
                problem="an alias (*name) is not allowed here", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)


def _compose(source: str) -> yaml.Node | None:
    """The tree of a file: by libyaml, which is fast; its mistakes are told by PyYAML's own parser.

    libyaml resolves aliases by itself and lets tabs pass, so a file that may hold one of them is
    left to the careful parser.
    """
    if yaml.__with_libyaml__ and not _CAREFUL.search(source):
        with suppress(yaml.YAMLError):
            return yaml.compose(source, Loader=yaml.CSafeLoader)
    return yaml.compose(source, Loader=_Loader)


def _style(node: yaml.Node) -> str | None:
    """How a scalar is written: None where it stands plain (which libyaml calls "")."""
    return getattr(node, "style", None) or None


class YamlFile:
    """A YAML file as plain data, and where each node of it stands.

    Attributes:
        data: dict, list, str, int, bool; None for an empty file.
        marks: the place of each value, by its path.
        keys: the place of each key, by the path of its value.
        problems: what could not be read.
    """

    def __init__(self, path: Path, shown: Path) -> None:
        self.path = path
        self.shown = shown
        self.marks: Marks = {(): Mark(shown)}
        self.keys: Marks = {}
        self.problems: list[Problem] = []
        self._source = ""
        self._spots: dict[Path_, text_marks.Spot] = {}
        self.data: Any = self._read()

    def mark(self, path: Path_) -> Mark:
        """The place of a node, or of the nearest one around it."""
        while path not in self.marks:
            path = path[:-1]
        return self.marks[path]

    def mark_in_text(self, path: Path_, text: str, offset: int) -> Mark:
        """The place of one character of a text value."""
        return Mark(self.shown, *text_marks.find(self._source, self._spots[path], text, offset))

    def _read(self) -> Any:
        try:
            self._source = self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            self._problem(
                Mark(self.shown),
                "文件不是 UTF-8 编码。", f"the file is not UTF-8 ({error.reason}).",
                "用 UTF-8 编码另存。", "save it as UTF-8.",
            )  # fmt: skip
            return None
        try:
            node = _compose(self._source)
        except yaml.MarkedYAMLError as error:
            at = error.problem_mark
            mark = Mark(self.shown, at.line + 1, at.column + 1) if at else Mark(self.shown)
            what = f"{error.problem or error.context}"
            self._problem(
                mark, f"YAML 格式有误（{what}）。", f"this is not valid YAML ({what}).",
                "检查这一行和上一行的缩进、冒号和引号。",
                "check indent, colons and quotes of this line and the one before.",
            )  # fmt: skip
            return None
        except yaml.reader.ReaderError as error:
            before = self._source[: error.position]
            column = error.position - before.rfind("\n")
            self._problem(
                Mark(self.shown, before.count("\n") + 1, column),
                f"这里有 YAML 不允许的字符（U+{error.character:04X}）。",
                f"YAML forbids the character that stands here (U+{error.character:04X}).",
                "删去该字符。", "delete that character.",
            )  # fmt: skip
            return None
        return None if node is None else self._plain(node, ())

    def _plain(self, node: yaml.Node, path: Path_) -> Any:
        mark = self._mark_of(node)
        self.marks[path] = mark
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, (*path, i)) for i, item in enumerate(node.value)]
        self._spots[path] = text_marks.Spot(node.start_mark.index, _style(node))
        return self._scalar(node, mark)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = self._mark_of(key_node)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, str) or key_node.tag == "tag:yaml.org,2002:merge":
                self._trap(mark, str(key), "a plain key", "普通的键")
                continue
            if _style(key_node) is None and (_TRAP_WORD.match(key) or _NUMBER_LIKE.match(key)):
                self._trap(mark, key, f'"{key}"', f'"{key}"')
                continue
            if key in result:
                self._problem(
                    mark, f"键“{key}”重复。", f"the key “{key}” stands here twice.",
                    "合并或删去一个。", "merge the two or delete one.",
                )  # fmt: skip
                continue
            self.keys[(*path, key)] = mark
            result[key] = self._plain(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.Node, mark: Mark) -> Any:
        value = str(node.value)
        if _style(node) is not None:  # quoted or block text is text
            return value
        if value in ("true", "false"):
            return value == "true"
        if _INTEGER.match(value):
            return int(value)
        if value == "":
            self._problem(
                mark, "这里没有内容。", "nothing stands here.",
                "写上内容，或删去这一项。", "write something, or delete the entry.",
            )  # fmt: skip
        elif _TRAP_WORD.match(value):
            self._trap(mark, value, f'"{value}", true or false', f'"{value}"、true 或 false')
        elif (
            _NUMBER_LIKE.match(value)
            or _DAY.match(value)
            or str(node.tag) not in ("tag:yaml.org,2002:str",)
        ):
            self._trap(mark, value, f'"{value}"', f'"{value}"')
        return value

    def _mark_of(self, node: yaml.Node) -> Mark:
        return Mark(self.shown, node.start_mark.line + 1, node.start_mark.column + 1)

    def _trap(self, mark: Mark, value: str, wanted_en: str, wanted_zh: str) -> None:
        self._problem(
            mark,
            f"“{value}”会被 YAML 读成别的东西。",
            f"YAML would read “{value}” as something else.",
            f"写成 {wanted_zh}。",
            f"write {wanted_en}.",
        )

    def _problem(self, mark: Mark, zh: str, en: str, repair_zh: str, repair_en: str) -> None:
        self.problems.append(Problem(mark, "yaml", zh, en, repair_zh, repair_en))
