"""Which pages there are, and their Markdown; writing them is the site's business."""

import re
from itertools import pairwise
from typing import Any

from jinja2 import Environment

from build_scripts.compile import terms_used
from build_scripts.compile.policy import Compiled
from build_scripts.render import decide, related
from build_scripts.render.changes import changes
from build_scripts.render.environment import FOLDERS, environment, words
from build_scripts.render.form import form
from build_scripts.upkeep import by_month
from checker.facts import find
from checker.phrases import LANGUAGES, PHRASES

_EMPTY_LINES = re.compile(r"\n{3,}")
_YES_NO = (("true", PHRASES["yes"]), ("false", PHRASES["no"]))
Pages = dict[str, str]
"""Path below a language's docs folder -> Markdown."""


def pages(policy: Compiled, as_of: str, pinned: bool = False) -> dict[str, Pages]:
    """Every generated page, by language.

    Args:
        policy: compiled policy.
        as_of: the ISO day the pages speak of.
        pinned: the tool is to judge as on that day too, and not by the reader's clock.
    """
    return {lang: _pages(policy, lang, as_of, pinned) for lang in LANGUAGES}


def _pages(policy: Compiled, lang: str, as_of: str, pinned: bool) -> Pages:
    env = environment(policy, lang, as_of)
    made: Pages = {}
    for noun, folder in FOLDERS.items():
        for name, entry in policy[folder].items():
            more = _more(policy, folder, name, as_of)
            made[f"{folder}/{name}.md"] = _render(env, noun, id=name, entry=entry, **more)
        made[f"{folder}/index.md"] = _render(env, f"{folder}_index", entries=policy[folder])
    made["sources.md"] = _render(env, "sources", entries=policy["sources"])
    made["changes.md"] = _render(env, "changes", changes=changes(policy, lang))
    made["upkeep.md"] = _render(env, "upkeep", months=by_month(policy, lang, as_of))
    made["check.md"] = _render(
        env, "check", form=form(policy), texts=tool_texts(lang), yes_no=_YES_NO, pinned=pinned
    )
    made.update(_decision_pages(env, policy, lang, as_of))
    return {page: _edited_in(page, text) for page, text in made.items()}


def _decision_pages(env: Environment, policy: Compiled, lang: str, as_of: str) -> Pages:
    sheets = decide.sheets(policy, lang, as_of)
    after = dict(pairwise(sheets))
    shared = {"sheets": sheets, "failed": decide.failed_steps(policy)}
    made = {
        f"{decide.FOLDER}/{step}.md": _render(
            env, "decide", step=step, sheet=sheet, following=after.get(step), **shared
        )
        for step, sheet in sheets.items()
    }
    made[f"{decide.FOLDER}/index.md"] = _render(env, "decide_index", **shared)
    return made


def page_of(folder: str, name: str) -> str | None:
    """The built page of an entry below a language's root, or None for nouns without pages."""
    if folder in FOLDERS.values():
        return f"{folder}/{name}.html"
    return f"sources.html#{name}" if folder == "sources" else None


_MADE_FROM = {"sources": "sources", "check": "questions", "changes": "", "upkeep": ""}
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


def _more(policy: Compiled, folder: str, name: str, as_of: str) -> dict[str, Any]:
    """What a page shows of other entries: the other end of their references."""
    if folder == "causes":
        messages = [m for m, entry in policy["messages"].items() if name in entry["causes"]]
        return {"messages": messages, "questions": _asked(policy, name)}
    more = related.more(policy, folder, name)
    if folder == "regions":
        in_force, other = _facts(policy, name, as_of)
        children = _children(policy, name)
        return {**more, "facts": in_force, "other": other, "children": children}
    return more


def _children(policy: Compiled, name: str) -> list[str]:
    return [child for child, entry in policy["regions"].items() if entry.get("parent") == name]


Rows = list[dict[str, Any]]


def _facts(policy: Compiled, name: str, as_of: str) -> tuple[Rows, Rows]:
    """A region's facts in force on a day, inherited ones too, and its own of other times."""
    in_force: Rows = []
    for parameter, spec in policy["parameters"].items():
        found = find(policy, parameter, name, as_of) if spec["of"] == "region" else None
        if found:
            in_force.append({**found[1], "parameter": parameter, "owner": found[0]})
    stated = policy["regions"][name].get("facts", {})
    rows = [
        {**fact, "parameter": p, "owner": name} for p, facts in stated.items() for fact in facts
    ]
    return in_force, [row for row in rows if row not in in_force]


def _asked(policy: Compiled, cause: str) -> list[str]:
    """The questions that decide a cause, in the order they are asked."""
    named = terms_used.named_questions(policy["causes"][cause]["computed"]["rule"])
    return sorted(named, key=lambda q: (policy["questions"][q]["order"], q))
