"""Parses and type-checks the terms of a condition: questions, parameters, literals, sums, areas."""

import ast
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from build_scripts.compile.vocabulary import NOUN_OF_TYPE, Vocabulary

LEVELS = ("province", "city", "district")


_WANTED = {
    "date": ('加引号的日期，如 "2026-01-31"', 'a day in quotes, "2026-01-31"'),
    "yes_no": ("True 或 False", "True or False"),
    "place": (
        'area(care_place, "city") != area(filing_place, "city") 这样的比较',
        'areas compared, area(care_place, "city") != area(filing_place, "city")',
    ),
    "integer": ("整数", "a whole number"),
}


class WhenError(Exception):
    """A mistake in a condition: its column (from 0), what is wrong and how to repair it."""

    def __init__(self, column: int, zh: str, en: str, repair_zh: str, repair_en: str) -> None:
        super().__init__(en)
        self.column, self.zh, self.en = column, zh, en
        self.repair_zh, self.repair_en = repair_zh, repair_en


@dataclass(frozen=True)
class Term:
    """A term's tree and what may stand beside it.

    Attributes:
        tree: what the checker evaluates.
        kind: date, integer, choice, yes_no, place, choices, region or disease.
        options: ids of the choices, where it has any.
        question: the question whose choices they are.
        unit: day or month, for a length of time.
    """

    tree: dict[str, Any]
    kind: str
    options: tuple[str, ...] = ()
    question: str | None = None
    unit: str | None = None


class Terms:
    """Reads terms of one condition against a vocabulary."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text, self.words = text, words

    def error(self, node: ast.expr, zh: str, en: str, repair_zh: str, repair_en: str) -> WhenError:
        """A mistake at a node."""
        *before, line = self.text.splitlines(keepends=True)[: node.lineno]
        head = "".join(before) + line.encode()[: node.col_offset].decode()
        return WhenError(len(head), zh, en, repair_zh, repair_en)

    def read(self, node: ast.expr) -> Term:
        """A term that stands for a value."""
        if isinstance(node, ast.Name):
            return self._question(node)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return self._dotted(node, node.value)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._sum(node)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "area"
        ):
            return self._area(node)
        raise self.error(
            node, "这里应是一个问题或参数。", "expected a question or a parameter here.",
            "写问题编号，或 param.参数编号。", "write a question's id, or param.NAME.",
        )  # fmt: skip

    def pair(self, left: ast.expr, right: ast.expr, ordered: bool) -> tuple[Term, Term]:
        """The two sides of a comparison, which must be of one kind."""
        if isinstance(left, ast.Constant):
            other = self.read(right)
            one = self.literal(left, other)
        else:
            one = self.read(left)
            literal = isinstance(right, ast.Constant)
            other = self.literal(right, one) if literal else self.read(right)
        if one.kind != other.kind or (ordered and one.kind not in ("date", "integer")):
            raise self.error(
                left, f"两边不能这样比较（{one.kind}、{other.kind}）。",
                f"these two cannot be compared so ({one.kind}, {other.kind}).",
                "日期与日期比，数字与数字比，选项与选项比。",
                "compare days with days, numbers with numbers, choices with choices.",
            )  # fmt: skip
        return one, other

    def literal(self, node: ast.expr, like: Term) -> Term:
        """A literal of the same kind as another term."""
        value = node.value if isinstance(node, ast.Constant) else None
        wanted = _WANTED.get(like.kind, _WANTED["integer"])
        if like.options:
            fits, wanted = value in like.options, (", ".join(like.options),) * 2
        elif like.kind == "date":
            fits = _is_day(value)
        elif like.kind == "yes_no":
            fits = isinstance(value, bool)
        else:
            fits = like.kind == "integer" and type(value) is int
        if not fits:
            raise self.error(
                node,
                f"这里不能写 {ast.unparse(node)}。", f"{ast.unparse(node)} does not fit here.",
                f"可写：{wanted[0]}。", f"expected {wanted[1]}.",
            )  # fmt: skip
        tree = {"lit": value}
        if like.question:
            tree["of"] = like.question
        return Term(tree, like.kind, like.options, like.question)

    def multiple(self, node: ast.expr) -> Term:
        """A question that takes several choices."""
        term = self.read(node)
        if term.kind != "choices":
            raise self.error(
                node, "这里应是可多选的问题。", "expected a question with several choices here.",
                "in 右边写可多选的问题，或写 [选项, …]。",
                "right of `in` stands a question with several choices, or a [list].",
            )  # fmt: skip
        return term

    def item(self, node: ast.expr, chosen: Term) -> Term:
        """What is looked for among several choices: one of them, or a question with the same."""
        if isinstance(node, ast.Constant):
            return self.literal(node, chosen)
        term = self.read(node)
        if not set(term.options) <= set(chosen.options):
            raise self.error(
                node, "两个问题的选项对不上。", "the choices of the two questions do not match.",
                "让左边问题的选项都出现在右边的问题里。",
                "every choice of the left question must be one of the right question's.",
            )  # fmt: skip
        return term

    def _question(self, node: ast.Name) -> Term:
        spec = self.words.questions.get(node.id)
        if spec is None:
            raise self._unknown(node, node.id, list(self.words.questions))
        options = tuple(self.words.options(node.id))
        return Term({"q": node.id}, spec["type"], options, node.id, spec.get("unit"))

    def _dotted(self, node: ast.Attribute, owner: ast.Name) -> Term:
        spec = self.words.parameters.get(node.attr)
        if owner.id == "param":
            if spec is None or spec["of"] != "region":
                names = [n for n, p in self.words.parameters.items() if p["of"] == "region"]
                raise self._unknown(node, node.attr, names)
            return self._parameter({"param": node.attr}, spec)
        question = self._question(owner)
        if spec is not None and spec["of"] == "region":  # its value also depends on the day
            raise self.error(
                node, f"“{node.attr}”是地区的规定，不能这样读。",
                f"“{node.attr}” is a rule of regions and cannot be read so.",
                f"写 param.{node.attr}。", f"write param.{node.attr}.",
            )  # fmt: skip
        if spec is None or NOUN_OF_TYPE.get(question.kind) != f"{spec['of']}s":
            raise self._unknown(node, node.attr, list(self.words.parameters))
        return self._parameter({"q": owner.id, "attr": node.attr}, spec)

    def _parameter(self, tree: dict[str, Any], spec: dict[str, Any]) -> Term:
        options = tuple(choice["id"] for choice in spec.get("choices", ()))
        return Term(tree, spec["type"], options, None, spec.get("unit"))

    def _sum(self, node: ast.BinOp) -> Term:
        day, length = self.read(node.left), self.read(node.right)
        if day.kind != "date" or length.kind != "integer" or length.unit not in ("day", "month"):
            raise self.error(
                node, "只能把一段时间加到日期上。", "only a length of time can be added to a day.",
                "写成 日期 + 以日或月为单位的参数。",
                "write a day + a parameter whose unit is day or month.",
            )  # fmt: skip
        return Term({"add": [day.tree, length.tree], "unit": length.unit}, "date")

    def _area(self, node: ast.Call) -> Term:
        if len(node.args) != 2:
            raise self.error(
                node, "area 要两项：地点和级别。", "area takes a place and a level.",
                'area(care_place, "city")', 'area(care_place, "city")',
            )  # fmt: skip
        place = self.read(node.args[0])
        level = node.args[1]
        if place.kind not in ("place", "region"):
            raise self.error(
                node.args[0], "这里应是地点。", "expected a place here.",
                "写地点类的问题。", "write a question whose answer is a place.",
            )  # fmt: skip
        scale = Term({}, "choice", LEVELS)
        read = self.literal(level, scale) if isinstance(level, ast.Constant) else self.read(level)
        if not read.options or not set(read.options) <= set(LEVELS):
            raise self.literal_level(level)
        return Term({"area": place.tree, "level": read.tree}, "place")

    def literal_level(self, node: ast.expr) -> WhenError:
        """The mistake of a level that is none."""
        wanted = ", ".join(LEVELS)
        return self.error(
            node, "级别不对。", "this is not a level.", f"可写：{wanted}。", f"expected {wanted}."
        )

    def _unknown(self, node: ast.expr, name: str, names: list[str]) -> WhenError:
        near = get_close_matches(name, names, n=1)
        zh = "选项要加双引号；编号是 questions/ 和 parameters/ 里的文件名。"
        en = 'put a choice in "quotes"; ids are the file names in questions/ and parameters/.'
        return self.error(
            node, f"没有“{name}”这个问题或参数。", f"there is no question or parameter “{name}”.",
            f"是不是想写 {near[0]}？" if near else zh, f"did you mean {near[0]}?" if near else en,
        )  # fmt: skip


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
