"""Addresses at which a person changes one part of a page, to the line of the policy file.

There are some only where the deployment names its repository; else pages are as if nobody had
thought of it. How the host spells an address stands in mkdocs.yml, for the theme as well.
"""

from pathlib import Path
from typing import NamedTuple

from mkdocs.utils.yaml import yaml_load

from build_scripts.read.lines import Lines


class EditLinks(NamedTuple):
    """What addresses are made of.

    Attributes:
        repository: the address of the repository, without a slash at its end.
        files: how its host spells "the newest version of this file".
        line: how its host spells "at this line", up to the number.
        lines: where the parts of entries stand.
    """

    repository: str
    files: str
    line: str
    lines: Lines

    def address(self, folder: str, name: str, *path: str | int) -> str:
        """Where one part of an entry is changed.

        Raises:
            KeyError: the entry has no such part.
        """
        mark = self.lines.of(folder, name, *path)
        return f"{self.repository}/{self.files}/{mark.file.as_posix()}{self.line}{mark.line}"


def edit_links(config: Path, lines: Lines) -> EditLinks | None:
    """The links of a deployment as mkdocs.yml reads them from the environment; None without any."""
    extra = yaml_load(config.read_text("utf-8"))["extra"]
    if not extra["repo_url"]:
        return None
    return EditLinks(
        str(extra["repo_url"]).rstrip("/"), str(extra["repo_files"]), str(extra["repo_line"]), lines
    )
