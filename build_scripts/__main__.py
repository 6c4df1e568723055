"""The build's commands: `python -m build_scripts check | site | serve | bench`."""

import os
import sys
from collections.abc import Callable

from build_scripts.bench import bench
from build_scripts.check import examined_policy
from build_scripts.finish import FinishError
from build_scripts.read.annotations import annotation
from build_scripts.read.problems import PolicyError, Problem
from build_scripts.render.environment import today
from build_scripts.runtime import RuntimeBuildError
from build_scripts.serve import server
from build_scripts.site import POLICY, SITE, SiteError, build


def check() -> None:
    """Check policy_data/ as on this day (or `AS_OF`) and say what to repair."""
    policy, warnings = examined_policy(POLICY, today(os.environ.get("AS_OF")))
    tell(warnings)
    told = f"{len(warnings)} warning(s) / 处提醒" if warnings else "no problems / 没有问题"
    print(f"policy_data: {told} ({policy['policy_version']})")


def tell(problems: list[Problem]) -> None:
    """Print problems for a person and, where a code host runs this, as its annotations."""
    for problem in problems:
        print(problem, file=sys.stderr)
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(annotation(problem))


def site() -> None:
    """Build the whole site into site/."""
    build()


def serve() -> None:
    """Build the site, then serve it on this machine until interrupted."""
    build()
    with server(SITE) as running:
        port = running.server_address[1]
        print(f"http://127.0.0.1:{port}/  (Ctrl+C to stop / 按 Ctrl+C 停止)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()


COMMANDS: dict[str, Callable[[], None]] = {
    "check": check, "site": site, "serve": serve, "bench": bench,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run one command; 1 where something has to be repaired, 2 for an unknown command."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"usage: python -m build_scripts {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        COMMANDS[arguments[0]]()
    except PolicyError as error:
        tell(error.warnings + error.problems)
        print(f"{len(error.problems)} problem(s) / 处问题", file=sys.stderr)
        return 1
    except (FinishError, RuntimeBuildError, SiteError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
