"""Puts the skeleton of a new entry into its folder, or says why there can be none of that name."""

from difflib import get_close_matches
from pathlib import Path

from build_scripts.new.skeleton import skeleton
from build_scripts.read.nouns import NOUNS
from build_scripts.read.policy_files import is_id


class NewEntryError(Exception):
    """The entry cannot be started; the message says why and what to write, in both languages."""


def new_entry(root: Path, noun: str, name: str) -> Path:
    """Write the skeleton of an entry; nothing that exists is touched.

    Args:
        root: the policy folder.
        noun: what it is to be: cause, region …
        name: its id, which is also the name of its file.

    Returns:
        The new file.

    Raises:
        NewEntryError: no such noun, a bad id, or the entry is there already.
    """
    folders = {of: folder for folder, of in NOUNS.items()}
    if noun not in folders:
        raise NewEntryError(_unknown(noun, list(folders)))
    if not is_id(name):
        raise NewEntryError(
            f"NAME={name}: 编号须是小写英文字母、数字和连字符，以字母开头，例如 NAME=new-entry。\n"
            f"NAME={name}: an id is lower-case letters, digits and hyphens and begins with a "
            "letter, for example NAME=new-entry."
        )
    path = root / folders[noun] / f"{name}.yml"
    shown = Path(root.name) / folders[noun] / path.name
    text = skeleton(root / "schema", noun)
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise NewEntryError(
            f"{shown.as_posix()}: 已经有这个条目，请直接改它，或换一个 NAME。\n"
            f"{shown.as_posix()}: this entry is there already; edit it, or choose another NAME."
        ) from None
    return path


def _unknown(noun: str, nouns: list[str]) -> str:
    near = get_close_matches(noun, nouns, n=1)
    known = ", ".join(nouns)
    hint_zh = f"是不是想写 {near[0]}？" if near else ""
    hint_en = f" Did you mean {near[0]}?" if near else ""
    return (
        f"KIND={noun}: 没有这一类条目。{hint_zh}可用：{known}。\n"
        f"KIND={noun}: there is no such kind.{hint_en} The kinds are {known}."
    )
