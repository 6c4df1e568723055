"""An entry of a local list that its own file contradicts: a reader would see the wrong rule."""

from collections.abc import Iterator

from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "catalogue-entry"
LEVEL = "error"


def find(checked: Checked) -> Iterator[Problem]:
    """Every disease in an unknown class, or twice in one list."""
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
