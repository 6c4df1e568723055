"""The command line: says why the filing of a case failed, to a person or as JSON.

    python -m checker diagnose CASE.(yml|json) [--as-of DAY] [--lang zh|en] [--json]

The only part of the checker that reads files and the clock. Exit 0 with a diagnosis, 2 where the
case cannot be read or judged; YAML cases need PyYAML.
"""

import argparse
import json
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.answers import CaseError
from checker.diagnosis import Diagnosis, diagnose
from checker.phrases import LANGUAGES, say

_CARRIED = files("checker") / "policy.json"
_BUILT = Path("build") / "policy.json"
"""The compiled policy: carried by an installed checker, or built by this project."""


class InputError(Exception):
    """A file that cannot be used; the message says which and why."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    options = _options(arguments)
    try:
        policy = _policy(options.policy)
        case = _case(Path(options.case), options.as_of)
        result = diagnose(policy, case, options.lang)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except CaseError as error:
        for problem in error.problems:
            print(f"{options.case}: {problem[options.lang]}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print(_told(result, options.lang))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="filing-clear", description=__doc__.split("\n\n")[0])
    commands = parser.add_subparsers(required=True, metavar="diagnose")
    command = commands.add_parser("diagnose", help="say why a filing failed and what to do")
    command.add_argument("case", help="a case as YAML or JSON")
    command.add_argument(
        "--as-of", help="judge as on this day, YYYY-MM-DD (default: the case's, or today)"
    )
    command.add_argument("--lang", choices=LANGUAGES, default="zh")
    command.add_argument("--json", action="store_true", help="print the whole diagnosis as JSON")
    command.add_argument("--policy", type=Path, help="a compiled policy (default: the one at hand)")
    return parser.parse_args(arguments)


def _policy(path: Path | None) -> dict[str, Any]:
    for place in [path] if path else [_CARRIED, _BUILT]:
        if place.is_file():
            try:
                policy: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
            except ValueError as error:
                raise InputError(f"{place}: this is no compiled policy ({error})") from None
            return policy
    raise InputError(
        f"{path or _BUILT}: no compiled policy here; `make site` builds one / 没有编译好的政策数据"
    )


def _case(path: Path, as_of: str | None) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from None
    case = _json(path, text) if path.suffix == ".json" else _yaml(path, text)
    if not isinstance(case, dict):
        return case
    return {"as_of": date.today().isoformat(), **case, **({"as_of": as_of} if as_of else {})}


def _json(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: this is not valid JSON ({error})") from None


def _yaml(path: Path, text: str) -> Any:
    try:
        import yaml
    except ImportError:
        raise InputError(f"{path}: YAML cases need PyYAML; install it or give JSON") from None
    try:
        return _days_as_text(yaml.safe_load(text))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError(f"{path}: this is not valid YAML ({error})") from None


def _days_as_text(value: Any) -> Any:
    """YAML reads an unquoted 2026-10-08 as a date; a person's case may be written so."""
    if isinstance(value, dict):
        return {key: _days_as_text(item) for key, item in value.items()}
    return value.isoformat() if type(value) is date else value


def _told(result: Diagnosis, lang: str) -> str:
    """The diagnosis as a person reads it at a terminal; what is ruled out in one line each."""
    lines = []
    for finding in result["findings"]:
        lines.append(f"[{say('verdict_' + finding['verdict'], lang)}] {finding['title']}")
        if finding["verdict"] == "ruled-out":
            continue
        lines += [f"    {sentence}" for sentence in finding["because"] + finding["needed"]]
        for number, step in enumerate(finding["remedy"], 1):
            lines.append(f"    {number}. {say('who_' + step['who'], lang)}: {step['do']}")
        if finding["ask"]:
            lines.append(f"    12393: {finding['ask']}")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
