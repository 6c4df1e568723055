"""`make due`: what falls due, overdue first and then by month, each with its file and line."""

from pathlib import Path

from build_scripts.check import checked_policy
from build_scripts.read.file_reader import FileReader
from build_scripts.read.policy_files import PolicyFiles, read
from build_scripts.read.problems import Mark
from build_scripts.render.environment import words
from build_scripts.upkeep import Due, Told, by_month
from checker.phrases import LANGUAGES


def due_list(root: Path, as_of: str) -> str:
    """What is due on a day and in the twelve months from it on, in both languages, as text.

    Args:
        root: the policy folder.
        as_of: ISO day.

    Raises:
        PolicyError: the policy has to be repaired first.
    """
    reader = FileReader()
    policy = checked_policy(root, reader)
    files = read(root, reader)
    lines = []
    for zh, en in zip(*(by_month(policy, lang, as_of) for lang in LANGUAGES), strict=True):
        lines.append(f"{zh[1]} / {en[1]}")
        for (one, told_zh), (_one, told_en) in zip(zh[2], en[2], strict=True):
            lines.append(f"{_mark(files, one)}: {_line(told_zh, 'zh')}")
            lines.append(f"    {_line(told_en, 'en')}")
            if one.kind == "review":
                named = zip(one.rests, told_zh.rests, told_en.rests, strict=True)
                for value, (name_zh, _page), (name_en, _same) in named:
                    mark = files.mark(value.folder, value.name, *value.path)
                    lines.append(f"    {mark}: {name_zh} / {name_en}")
    closing = "upkeep_how" if lines else "upkeep_none"
    return "\n".join([*lines, *(words()[closing][lang] for lang in LANGUAGES)]) + "\n"


def _mark(files: PolicyFiles, one: Due) -> Mark:
    if one.folder:
        return files.mark(one.folder, one.name, *one.path)
    assert files.exceptions is not None
    return files.exceptions.mark(one.path)


def _line(told: Told, lang: str) -> str:
    return words()["upkeep_line"][lang].format(**told._asdict())
