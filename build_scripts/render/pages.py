"""Which pages there are, and their Markdown; writing them is the site's business."""

import re
from functools import partial
from itertools import pairwise
from typing import Any

from jinja2 import Environment

from build_scripts.at_once import at_once
from build_scripts.compile import terms_used
from build_scripts.compile.failed_steps import failed_steps
from build_scripts.compile.policy import Compiled
from build_scripts.render import checklists, claims, decide, regions, related
from build_scripts.render.changes import changes
from build_scripts.render.coverage import coverage
from build_scripts.render.edit_links import EditLinks
from build_scripts.render.environment import FOLDERS, environment, words
from build_scripts.render.form import form
from build_scripts.render.freshness import looks
from build_scripts.upkeep import by_month
from checker.phrases import LANGUAGES, PHRASES

_EMPTY_LINES = re.compile(r"\n{3,}")
_YES_NO = (("true", PHRASES["yes"]), ("false", PHRASES["no"]))
Pages = dict[str, str]
"""Path below a language's docs folder -> Markdown."""


def pages(
    policy: Compiled, as_of: str, pinned: bool = False, edit: EditLinks | None = None
) -> dict[str, Pages]:
    """Every generated page, by language.

    Args:
        policy: compiled policy.
        as_of: the ISO day the pages speak of.
        pinned: the tool is to judge as on that day too, and not by the reader's clock.
        edit: where parts of entries are changed; None for pages that do not say it.
    """
    first, second = (partial(_pages, policy, lang, as_of, pinned, edit) for lang in LANGUAGES)
    return dict(zip(LANGUAGES, at_once(first, second), strict=True))


def _pages(policy: Compiled, lang: str, as_of: str, pinned: bool, edit: EditLinks | None) -> Pages:
    env = environment(policy, lang, as_of, edit)
    read_by = related.readers(policy)
    made: Pages = {}
    for noun, folder in FOLDERS.items():
        for name, entry in policy[folder].items():
            more = _more(policy, folder, name, lang, as_of, read_by)
            made[f"{folder}/{name}.md"] = _render(env, noun, id=name, entry=entry, **more)
        more = _listed(policy, folder)
        made[f"{folder}/index.md"] = _render(env, f"{folder}_index", entries=policy[folder], **more)
    made["sources.md"] = _render(env, "sources", entries=policy["sources"])
    made["coverage.md"] = _render(env, "coverage", **coverage(policy))
    made["freshness.md"] = _render(env, "freshness", looks=looks(policy))
    held = claims.held(policy, lang)
    made["claims.md"] = _render(
        env, "claims", articles=claims.by_article(policy), held=held,
        choices=claims.choices(policy, lang),
    )  # fmt: skip
    made["changes.md"] = _render(
        env, "changes", changes=changes(policy, lang), compared=claims.compared(policy), held=held
    )
    made["upkeep.md"] = _render(
        env, "upkeep", months=by_month(policy, lang, as_of), entries=policy["occasions"]
    )
    made["check.md"] = _render(
        env, "check", form=form(policy), texts=tool_texts(lang), yes_no=_YES_NO, pinned=pinned,
        sheets=checklists.for_tool(policy, lang),
    )  # fmt: skip
    made.update(_decision_pages(env, policy, lang, as_of))
    told = {page: _edited_in(page, text) for page, text in made.items()}
    return {**told, **_inherited_checklists(env, policy, as_of)}


def _inherited_checklists(env: Environment, policy: Compiled, as_of: str) -> Pages:
    made: Pages = {}
    for page, checklist, region in checklists.inherited(policy):
        more = checklists.shown(policy, checklist, region, as_of)
        entry = policy["checklists"][checklist]
        text = _render(env, "checklist", id=page, entry=entry, **more)
        made[f"checklists/{page}.md"] = _edited_in(f"checklists/{checklist}.md", text)
    return made


def _decision_pages(env: Environment, policy: Compiled, lang: str, as_of: str) -> Pages:
    sheets = decide.sheets(policy, lang, as_of)
    after = dict(pairwise(sheets))
    shared = {"sheets": sheets, "failed": failed_steps(policy)}
    made = {
        f"{decide.FOLDER}/{step}.md": _render(
            env, "decide", step=step, sheet=sheet, following=after.get(step), **shared
        )
        for step, sheet in sheets.items()
    }
    made[f"{decide.FOLDER}/index.md"] = _render(env, "decide_index", **shared)
    return made


_MADE_FROM = {
    "sources": "sources",
    "check": "questions",
    "claims": "claims",
    "changes": "",
    "coverage": "",
    "freshness": "sources",
    "upkeep": "",
}
"""Pages that gather a whole noun (or all of them) -> the folder of policy_data they come from."""


_GATHERED = {decide.FOLDER: "steps"}
"""Folders of pages that show another noun's entries -> that noun's folder."""


def _edited_in(page: str, text: str) -> str:
    """The page with, in its front matter, the file or folder in which a person changes it."""
    folder, _slash, name = page.removesuffix(".md").rpartition("/")
    folder = _GATHERED.get(folder, folder)
    if folder and name != "index":
        place = f"policy_data/{folder}/{name}.yml"
    else:
        place = f"policy_data/{folder or _MADE_FROM[name]}".rstrip("/")
    return text.replace("---\n", f"---\nmade_from: {place}\n", 1)


def _render(env: Environment, template: str, **values: Any) -> str:
    text = env.get_template(f"{template}.md.j2").render(**values)
    return _EMPTY_LINES.sub("\n\n", text.lstrip())


def tool_texts(lang: str) -> dict[str, str]:
    """What the scripts of the tool say: words that begin with `tool_`, and a few more."""
    shared = ("verdict_", "who_", "grade_", "tool_")
    return {name: text[lang] for name, text in words().items() if name.startswith(shared)}


def _more(
    policy: Compiled, folder: str, name: str, lang: str, as_of: str, read_by: related.Readers
) -> dict[str, Any]:
    """What a page shows of other entries: the other end of their references."""
    more = related.more(policy, folder, name, read_by)
    if folder == "causes":
        messages = [m for m, entry in policy["messages"].items() if name in entry["causes"]]
        rule = decide.in_words(policy, lang, as_of).said(policy["causes"][name]["computed"]["rule"])
        sheet = checklists.of_nation(policy).get(policy["causes"][name]["step"])
        asked = _asked(policy, name)
        return {**more, "messages": messages, "questions": asked, "rule": rule, "sheet": sheet}
    if folder == "steps":
        return {**more, "sheet": checklists.of_nation(policy).get(name)}
    if folder == "checklists":
        return {**more, **checklists.shown(policy, name, policy[folder][name]["region"], as_of)}
    if folder == "regions":
        in_force, other = related.region_facts(policy, name, as_of)
        sides = regions.by_side(policy, name, in_force)
        sheets = checklists.of_region(policy, name)
        children = _children(policy, name)
        return {**more, "sides": sides, "other": other, "children": children, "sheets": sheets}
    return more


def _listed(policy: Compiled, folder: str) -> dict[str, Any]:
    """What the list of a noun shows beside its entries."""
    if folder == "checklists":
        sheets = {name: checklists.of_region(policy, name) for name in policy["regions"]}
        national = checklists.of_nation(policy)
        return {"groups": checklists.listed(policy), "sheets": sheets, "national": national}
    return {"groups": regions.by_province(policy["regions"])} if folder == "regions" else {}


def _children(policy: Compiled, name: str) -> list[str]:
    return [child for child, entry in policy["regions"].items() if entry.get("parent") == name]


def _asked(policy: Compiled, cause: str) -> list[str]:
    """The questions that decide a cause, in the order they are asked."""
    named = terms_used.named_questions(policy["causes"][cause]["computed"]["rule"])
    return sorted(named, key=lambda q: (policy["questions"][q]["order"], q))
