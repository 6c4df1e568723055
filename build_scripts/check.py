"""From the policy folder to the compiled policy: read, check, compile, lint - or every problem."""

from pathlib import Path

from build_scripts.compile.policy import Compiled, compile_policy
from build_scripts.lint import lint
from build_scripts.lint.checked import Checked
from build_scripts.read.file_reader import FileReader
from build_scripts.read.lines import Lines
from build_scripts.read.policy_files import PolicyFiles, read
from build_scripts.read.problems import PolicyError, Problem


def checked_policy(root: Path, reader: FileReader | None = None) -> Compiled:
    """The compiled policy of a folder without errors.

    Nothing here depends on the day, so that the same files always build.

    Raises:
        PolicyError: with all problems at once; schema problems first, since a rule cannot look at
            what has not the right form.
    """
    return policy_with_lines(root, reader)[0]


def policy_with_lines(root: Path, reader: FileReader | None = None) -> tuple[Compiled, Lines]:
    """The same, and beside it the place of each part of an entry, for those who link to it."""
    files = read(root, reader)
    return _examined(files, None)[0], Lines(files)


def examined_policy(
    root: Path, today: str | None = None, reader: FileReader | None = None
) -> tuple[Compiled, list[Problem]]:
    """The compiled policy of a folder without errors, and the warnings about it.

    Args:
        root: the policy folder.
        today: the day of the check; without it, rules about days passed are left out.
        reader: remembers files between calls; without it, all of them are read.

    Raises:
        PolicyError: as above; carries the warnings too.
    """
    return _examined(read(root, reader), today)


def _examined(files: PolicyFiles, today: str | None) -> tuple[Compiled, list[Problem]]:
    policy, mistakes = compile_policy(files)
    problems = mistakes + lint(Checked(files, policy, usable=not mistakes, today=today))
    errors = [problem for problem in problems if problem.level == "error"]
    warnings = sorted({problem for problem in problems if problem.level != "error"})
    if errors:
        raise PolicyError(errors, warnings)
    return policy, warnings
