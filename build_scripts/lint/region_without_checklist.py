"""A region whose people find no checklist for a step that can fail: neither its own nor one above.

The steps are those that a reader can name as the one that failed.
"""

from collections.abc import Iterator

from build_scripts.compile.failed_steps import failed_steps
from build_scripts.lint.checked import Checked
from build_scripts.read.problems import Problem

ID = "region-without-checklist"
LEVEL = "warning"


def find(checked: Checked) -> Iterator[Problem]:
    """Every step without a checklist, told at the highest area that lacks it."""
    wanted, regions = failed_steps(checked.policy), checked.policy["regions"]
    for name, region in regions.items():
        top = region.get("parent", name)
        above = regions[top]["computed"]["checklists"] if top != name else wanted
        for step in wanted:
            if step in region["computed"]["checklists"] or step not in above:
                continue
            yield Problem(
                checked.files.mark("regions", name), ID,
                f"这里的“{step}”没有办理清单，上级地区也没有。",
                f"there is no checklist for “{step}” here, nor in an area above.",
                f"新建 policy_data/checklists/，region: {name}，step: {step}；或给上级地区写一份。",
                f"add one to policy_data/checklists/ with region: {name} and step: {step}, "
                "or one for an area above.",
            )  # fmt: skip
