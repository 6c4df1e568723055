"""The build's commands: `python -m build_scripts check | site | serve | bench | map`."""

import sys
from collections.abc import Callable

from build_scripts.bench import bench
from build_scripts.check import checked_policy
from build_scripts.finish import FinishError
from build_scripts.map import house
from build_scripts.read.problems import PolicyError
from build_scripts.runtime import RuntimeBuildError
from build_scripts.serve import server
from build_scripts.site import POLICY, ROOT, SITE, SiteError, build


def check() -> None:
    """Check policy_data/ and say what to repair."""
    policy = checked_policy(POLICY)
    print(f"policy_data: no problems / 没有问题 ({policy['policy_version']})")


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


def show_map() -> None:
    """Print the house: every file with the sentence it opens with."""
    print(house(ROOT), end="")


COMMANDS: dict[str, Callable[[], None]] = {
    "check": check, "site": site, "serve": serve, "bench": bench,
    "map": show_map,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run one command; 1 where something has to be repaired, 2 for an unknown command."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print(f"usage: python -m build_scripts {' | '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        COMMANDS[arguments[0]]()
    except PolicyError as error:
        print(f"{error}\n{len(error.problems)} problem(s) / 处问题", file=sys.stderr)
        return 1
    except (FinishError, RuntimeBuildError, SiteError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
