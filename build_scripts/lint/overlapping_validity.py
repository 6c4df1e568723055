"""Two values of one fact that hold on the same day: only their order would say which counts."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from build_scripts.compile.dated import dated
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "overlapping-validity"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every value that begins before the one ahead has ended, or ends before it begins."""
    for folder, name, path, parameter, values, _part in dated(checked.policy):
        mark = partial(checked.files.mark, folder, name, *path)
        for at, value in enumerate(values):
            if value.get("valid_through", value["valid_from"]) < value["valid_from"]:
                yield Problem(
                    mark(at, "valid_through"),
                    ID, "结束日早于开始日。", "the validity ends before it begins.",
                    "核对两个日期。", "check the two dates.",
                )  # fmt: skip
        order = sorted(range(len(values)), key=lambda i: values[i]["valid_from"])
        for before, after in pairwise(order):
            through = values[before].get("valid_through")
            if through is None or through >= values[after]["valid_from"]:
                yield Problem(
                    mark(after, "valid_from"),
                    ID, f"“{parameter}”有两个值在同一天有效。",
                    f"two values of “{parameter}” hold on the same day.",
                    "给较早的一个写上 valid_through。", "give the earlier one a valid_through.",
                )  # fmt: skip
