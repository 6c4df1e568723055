"""An entry of a local list that its own file contradicts: a reader would see the wrong rule."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Path_, Problem

ID = "catalogue-entry"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every disease in an unknown class or twice, and every limit that is none of a list's."""
    for name, entry in checked.policy["catalogues"].items():
        classes = [one["id"] for one in entry["classes"]]
        seen: set[str] = set()
        for at, item in enumerate(entry["diseases"]):
            if item["class"] not in classes:
                yield Problem(
                    checked.files.mark("catalogues", name, "diseases", at, "class"), ID,
                    f"这个目录没有“{item['class']}”类。",
                    f"this list has no class “{item['class']}”.",
                    f"可写：{', '.join(classes)}。", f"expected {', '.join(classes)}.",
                )  # fmt: skip
            if item["disease"] in seen:
                yield Problem(
                    checked.files.mark("catalogues", name, "diseases", at, "disease"), ID,
                    f"“{item['disease']}”在这个目录里写了两次。",
                    f"“{item['disease']}” stands in this list twice.",
                    "合并或删去一个。", "merge the two or delete one.",
                )  # fmt: skip
            seen.add(item["disease"])
        yield from _limits(checked, name)


def _limits(checked: Checked, name: str) -> Iterator[Problem]:
    file = checked.files.files["catalogues"][name]
    for path, mark in file.keys.items():
        spec = checked.policy["parameters"].get(path[-1]) if _is_limit(path) else None
        if spec and spec["of"] != "catalogue":
            yield Problem(
                mark, ID, f"参数“{path[-1]}”不是目录的（of: {spec['of']}）。",
                f"the parameter “{path[-1]}” is not one of a catalogue (of: {spec['of']}).",
                "换一个 of: catalogue 的参数。", "use a parameter with of: catalogue.",
            )  # fmt: skip


def _is_limit(path: Path_) -> bool:
    return len(path) > 1 and path[-2] == "limits"
