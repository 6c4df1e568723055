"""The build's commands, `python -m build_scripts COMMAND`; the Makefile lists them."""

import os
import sys
from collections.abc import Callable

from build_scripts.bench import bench
from build_scripts.carry import TOP, CarryError, carry, pack
from build_scripts.check import checked_policy, examined_policy
from build_scripts.due import due_list
from build_scripts.finish import FinishError
from build_scripts.generator import SiteError
from build_scripts.host.load import load
from build_scripts.host.nginx import NginxError
from build_scripts.host.uploads import write_uploads
from build_scripts.map import house
from build_scripts.new import NewEntryError, new_entry
from build_scripts.preview import run
from build_scripts.read import translations
from build_scripts.read.annotations import annotation
from build_scripts.read.policy_files import read
from build_scripts.read.problems import PolicyError, Problem
from build_scripts.render.environment import DayError, today
from build_scripts.runtime import RuntimeBuildError
from build_scripts.site import POLICY, ROOT, SITE, build


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


def due() -> None:
    """Print what falls due from this day on (or `AS_OF`), each with its file and line."""
    print(due_list(POLICY, today(os.environ.get("AS_OF"))), end="")


def site() -> None:
    """Build the whole site into site/."""
    build()


def offline() -> None:
    """Make the copy to carry from the finished site, and pack it."""
    folder, archive = ROOT / "build" / "carry" / TOP, ROOT / "dist" / f"{TOP}-offline.zip"
    day = today(os.environ.get("AS_OF"))
    copied, size = carry(SITE, folder, day), pack(folder, archive, day)
    print(f"{archive.relative_to(ROOT)}: {size / 1e6:.1f} MB; {copied.files} files, ", end="")
    print(f"{copied.size / 1e6:.1f} MB unpacked; open {TOP}/index.html by double click")


def serve() -> None:
    """Show the site while it is edited, until interrupted."""
    run(ROOT, os.environ.get("AS_OF") or None)


def new(noun: str, name: str) -> None:
    """Start a new entry of the policy."""
    path = new_entry(POLICY, noun, name).relative_to(POLICY.parent)
    print(f"{path.as_posix()}: 已建好，请按里面的注释填写，再运行 make check。")
    print(f"{path.as_posix()}: made; fill it in as its comments say, then run make check.")


def record_translations() -> None:
    """Record that both languages of every text were read side by side."""
    files = read(POLICY)
    translations.save(POLICY, ((f"{folder}/{name}", f.data) for folder, name, f in files.all()))
    print(f"policy_data/{translations.NAME}: 已记下。 / recorded.")


def list_uploads() -> None:
    """List how the built site is uploaded to object storage, into build/hosting/."""
    listed = write_uploads(SITE, ROOT / "build" / "hosting")
    size = sum(one.size for one in listed) / 1e6
    print(
        f"build/hosting/uploads.csv: {len(listed)} 个对象，{size:.1f} MB。 / objects, {size:.1f} MB"
    )


def show_load() -> None:
    """Measure nginx serving the built site on this machine."""
    if not load(SITE):
        raise NginxError("some answers were wrong")


def record_functions() -> None:
    """Record which functions of Pyodide and its Python the checker uses; needs both browsers."""
    from build_scripts.record import record  # writing its requests would delay every command

    for engine, count in record(checked_policy(POLICY)).items():
        print(f"functions: {engine} {count}")


def show_map() -> None:
    """Print the house: every file with the sentence it opens with."""
    print(house(ROOT), end="")


COMMANDS: dict[str, Callable[[], None]] = {
    "check": check, "due": due, "site": site, "offline": offline, "serve": serve, "bench": bench,
    "map": show_map, "translations": record_translations, "uploads": list_uploads,
    "load": show_load, "functions": record_functions,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run one command; 1 where something has to be repaired, 2 for an unknown command."""
    command, *names = arguments or [""]
    if (command not in COMMANDS or names) and not (command == "new" and len(names) == 2):
        known = " | ".join([*COMMANDS, "new KIND NAME"])
        print(f"usage: python -m build_scripts {known}", file=sys.stderr)
        return 2
    try:
        new(*names) if names else COMMANDS[command]()
    except PolicyError as error:
        tell(error.warnings + error.problems)
        print(f"{len(error.problems)} problem(s) / 处问题", file=sys.stderr)
        return 1
    except (
        CarryError, DayError, FinishError, NewEntryError, NginxError, RuntimeBuildError, SiteError,
        OSError,
    ) as error:  # fmt: skip
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
