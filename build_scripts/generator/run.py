"""The build's side of the generator: starts its process, gives it the work, puts the site together.

mkdocs empties the folder it builds into, so each language is built in a folder of its own. English
moves into Chinese, and both to where they are wanted, when both are whole.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
CONFIGS = {"mkdocs.yml": "", "mkdocs.en.yml": "en"}
"""mkdocs configuration -> folder of its language below the site; Chinese holds the others."""


class SiteError(Exception):
    """mkdocs refused the pages; says of which language and why."""


def address() -> str:
    """Where the site will be served, ending in a slash; empty where nobody has said it."""
    told = os.environ.get("SITE_URL", "")
    return told.rstrip("/") + "/" if told else ""


class Generator:
    """A process that loads mkdocs and its dictionary of Chinese at once, and builds when told to.

    It is there for one build; use it with `with`, which ends it where none was asked for.
    """

    def __init__(self) -> None:
        command = [sys.executable, "-m", "build_scripts.generator"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()  # where it has not been given work
        with self._process:
            pass

    def build(self, policy_version: str, out: Path, configs: Path = ROOT) -> None:
        """Let mkdocs build both languages into a folder, in place of what lies there.

        Args:
            policy_version: shown on every page.
            out: the folder of the site; it is there afterwards only if both languages are whole.
            configs: the folder with the configuration of each language.

        Raises:
            SiteError: mkdocs refused a page or a link; of each language that it refused, all of it.
        """
        parts = {config: out.with_name(f"{out.name}.{config}") for config in CONFIGS}
        for folder in (out, *parts.values()):
            shutil.rmtree(folder, ignore_errors=True)
        jobs = [
            ["build", "--strict", "-f", str(configs / config), "-d", str(part)]
            for config, part in parts.items()
        ]
        problems = self._do(jobs, _environment(policy_version))
        if problems:
            for part in parts.values():
                shutil.rmtree(part, ignore_errors=True)
            raise SiteError("\n".join(problems))
        home = parts.pop(next(iter(CONFIGS)))
        for config, part in parts.items():
            part.rename(home / CONFIGS[config])
        home.rename(out)

    def _do(self, jobs: list[list[str]], environment: dict[str, str]) -> list[str]:
        """Have mkdocs do the jobs; returns what is wrong, by configuration."""
        order = json.dumps({"jobs": jobs, "environment": environment})
        answer, _none = self._process.communicate(order)
        if self._process.returncode:  # it has told why
            return [f"mkdocs could not build {', '.join(CONFIGS)}"]
        problems = []
        for config, told in zip(CONFIGS, json.loads(answer), strict=True):
            lines = [line for line in told["said"].splitlines() if _matters(line)]
            if told["status"]:
                problems += [f"mkdocs could not build {config}:", *(f"  {line}" for line in lines)]
            else:
                sys.stderr.writelines(f"{config}: {line}\n" for line in lines)
        return problems


def _matters(line: str) -> bool:
    """Whether a line of mkdocs tells more than that it works."""
    return bool(line.strip()) and not line.startswith("INFO ")


def _environment(policy_version: str) -> dict[str, str]:
    setting = {"NO_MKDOCS_2_WARNING": "1", "POLICY_VERSION": policy_version}
    if home := address():
        setting |= {"SITE_URL": home, "SITE_URL_EN": f"{home}{CONFIGS['mkdocs.en.yml']}/"}
    return {**os.environ, **setting}
