"""An example whose verdict is not the one the rule gives, or a cause without the three kinds.

The examples are shown on the cause's page and are its tests, so a rule that was changed without
its examples, or the other way round, is caught here.
"""

from collections.abc import Iterator
from typing import Any

from build_scripts.compile import terms_used
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem
from checker.answers import CaseError, read_case
from checker.context import Context
from checker.findings import Judgement, judge

ID = "example-disagrees"
LEVEL = "error"

_KINDS = (("confirmed", "likely"), ("unlikely", "ruled-out"), ("open",))


def find(checked: Checked) -> Iterator[Problem]:
    """Every example that the checker judges otherwise."""
    for name, cause in checked.policy["causes"].items():
        for position, example in enumerate(cause["examples"]):
            mark = checked.files.mark("causes", name, "examples", position, "verdict")
            case = {"as_of": example["as_of"], "answers": example["answers"]}
            try:
                answers, as_of = read_case(checked.policy, case)
            except CaseError as error:
                told = error.problems[0]
                yield Problem(mark, ID, told["zh"], told["en"], "改例子。", "mend the example.")
                continue
            judged = judge(name, Context(checked.policy, answers, as_of))
            if judged.verdict != example["verdict"]:
                yield Problem(mark, ID, *_told(example, judged))
        yield from _kinds(checked, name)


def _told(example: dict[str, Any], judged: Judgement) -> tuple[str, str, str, str]:
    said, given, open_for = example["verdict"], judged.verdict, judged.node.unsettled
    if given == "open" and open_for:  # a region's rule was disputed or ended, and not this cause's
        region, names = example["answers"].get("home_region", ""), ", ".join(open_for)
        return (
            f"例子写的是 {said}，按规则是 open：{region} 的 {names} 没有确定的规定。",
            f"the example says {said}, the rule gives open: no firm rule on {names} in {region}.",
            "把例子的 home_region 换成有确定规定的地区，或改例子的结论。",
            "give the example a home_region with a firm rule, or change its verdict.",
        )
    return (
        f"例子写的是 {said}，按规则是 {given}。",
        f"the example says {said}, the rule gives {given}.",
        "改例子或改 when。", "mend the example or the rule.",
    )  # fmt: skip


def _kinds(checked: Checked, name: str) -> Iterator[Problem]:
    verdicts = {example["verdict"] for example in checked.policy["causes"][name]["examples"]}
    for kind in _KINDS:
        # a rule that nobody has settled can never be confirmed; it has no example of that kind
        if not verdicts & set(kind) and not (kind[0] == "confirmed" and _unsettled(checked, name)):
            yield Problem(
                checked.files.mark("causes", name, "examples"), ID,
                f"缺少一个结果为 {' / '.join(kind)} 的例子。",
                f"an example with the verdict {' or '.join(kind)} is missing.",
                "补一个例子。", "add one.",
            )  # fmt: skip


def _unsettled(checked: Checked, name: str) -> bool:
    """Whether the cause rests on a parameter that no region states: it can only be open."""
    rule = checked.policy["causes"][name]["computed"]["rule"]
    stated = {p for region in checked.policy["regions"].values() for p in region.get("facts", {})}
    return not terms_used.parameters(rule) <= stated
