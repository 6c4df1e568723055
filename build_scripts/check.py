"""From the policy folder to the compiled policy: read, check, compile, lint - or every problem."""

from pathlib import Path

from build_scripts.compile.policy import Compiled, compile_policy
from build_scripts.lint import lint
from build_scripts.lint.checked import Checked
from build_scripts.read.policy_files import read
from build_scripts.read.problems import PolicyError


def checked_policy(root: Path) -> Compiled:
    """The compiled policy of a folder without errors.

    Raises:
        PolicyError: with all problems at once; schema problems first, since a rule cannot look at
            what has not the right form.
    """
    files = read(root)
    policy, mistakes = compile_policy(files)
    problems = mistakes + lint(Checked(files, policy, usable=not mistakes))
    if problems:
        raise PolicyError(problems)
    return policy
