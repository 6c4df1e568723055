"""Parses a condition as a policy editor writes it into the small tree that the checker evaluates.

The grammar is Python's own, cut down to comparisons joined by and / or / not, so that mistakes
come with a column and the browser needs no parser:

    failed_step == "settle" and care_kind not in hospital_services
    failed_on < disease.settles_since
    filing_start + param.temporary_filing_months
    area(filing_place, param.filing_area_level) != area(care_place, "city")
    any(certificate_defects)
"""

import ast
from typing import Any, TypeGuard

from build_scripts.compile.vocabulary import Vocabulary
from build_scripts.compile.when_terms import Terms, WhenError

Condition = dict[str, Any]
_COMPARE = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip


def parse_condition(text: str, words: Vocabulary) -> Condition:
    """The tree of a condition.

    Raises:
        WhenError: a mistake, with its column in `text`.
    """
    return _Parser(text, words).condition(_expression(text))


def parse_value(text: str, words: Vocabulary) -> dict[str, Any]:
    """The tree of a single value, such as `filing_start + param.temporary_filing_months`.

    Raises:
        WhenError: a mistake, with its column in `text`.
    """
    terms = Terms(text, words)
    return terms.read(_expression(text)).tree


def _expression(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        before = sum(map(len, text.splitlines(keepends=True)[: (error.lineno or 1) - 1]))
        raise WhenError(
            before + error.offset - 1 if error.offset else len(text),  # 0: it breaks off at the end
            "条件式写法有误。", "the condition cannot be read.",
            "用 and / or / not 连接 ==、!=、<、<=、>、>=、in，文字加双引号。",
            'join ==, !=, <, <=, >, >=, in with and / or / not; put words in "double quotes".',
        ) from None  # fmt: skip


def _is_any_of_one(node: ast.expr) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "any"
        and len(node.args) == 1
    )


class _Parser:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.terms = Terms(text, words)

    def condition(self, node: ast.expr) -> Condition:
        if isinstance(node, ast.BoolOp):
            op = "all" if isinstance(node.op, ast.And) else "any"
            return {"op": op, "of": [self.condition(part) for part in node.values]}
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return {"op": "not", "of": [self.condition(node.operand)]}
        leaf = self._leaf(node)
        return {**leaf, "text": ast.get_source_segment(self.text, node)}

    def _leaf(self, node: ast.expr) -> Condition:
        if isinstance(node, ast.Compare):
            if len(node.ops) != 1:
                raise self.terms.error(
                    node, "一次只能比较两项。", "compare two things at a time.",
                    "拆成两个比较，用 and 连接。", "split it in two and join them with `and`.",
                )  # fmt: skip
            return self._compare(node, node.left, node.ops[0], node.comparators[0])
        if _is_any_of_one(node):
            return {"op": "some", "set": self.terms.multiple(node.args[0]).tree}
        term = self.terms.read(node)
        if term.kind != "yes_no":
            raise self.terms.error(
                node, "单独成立的只能是“是/否”问题。", "only a yes/no question can stand alone.",
                "写成比较，例如 == \"...\"。", 'write a comparison, such as == "...".',
            )  # fmt: skip
        return {"op": "eq", "left": term.tree, "right": {"lit": True}}

    def _compare(self, node: ast.expr, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Condition:
        if isinstance(op, ast.In | ast.NotIn):
            found = self._membership(left, right)
            if isinstance(op, ast.In):
                return found
            return {"op": "not", "of": [{**found, "text": ast.get_source_segment(self.text, node)}]}
        name = _COMPARE.get(type(op))
        if name is None:
            raise self.terms.error(
                node, "不认识的比较符号。", "this comparison sign is not known.",
                "用 ==、!=、<、<=、>、>=、in。", "use ==, !=, <, <=, >, >= or in.",
            )  # fmt: skip
        one, other = self.terms.pair(left, right, ordered=name not in ("eq", "ne"))
        return {"op": name, "left": one.tree, "right": other.tree}

    def _membership(self, left: ast.expr, right: ast.expr) -> Condition:
        if isinstance(right, ast.List | ast.Tuple):
            term = self.terms.read(left)
            items = [self.terms.literal(item, term).tree["lit"] for item in right.elts]
            return {"op": "in", "left": term.tree, "items": items}
        chosen = self.terms.multiple(right)
        return {"op": "has", "item": self.terms.item(left, chosen).tree, "set": chosen.tree}
