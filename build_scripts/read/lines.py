"""The line at which each part of an entry stands in its file.

Lines go to the pages beside the compiled policy and never in it: the browser has no use for them,
and a comment or a blank line more must not make another version of the policy.
"""

from build_scripts.read.policy_files import PolicyFiles
from build_scripts.read.problems import Mark, Path_


class Lines:
    """Where the parts of entries stand; made from the marks of the reader."""

    def __init__(self, files: PolicyFiles) -> None:
        # a key stands where its part begins; items of lists have none
        self._marks = {
            (folder, name): {**file.marks, **file.keys} for folder, name, file in files.all()
        }

    def of(self, folder: str, name: str, *path: str | int) -> Mark:
        """The file of an entry and the place in it of one part.

        Args:
            folder: the folder of the entry's noun.
            name: the entry's id.
            *path: the way to the part; empty for the entry itself.

        Raises:
            KeyError: the entry has no such part.
        """
        way: Path_ = path
        return self._marks[folder, name][way]
