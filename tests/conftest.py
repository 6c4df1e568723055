"""What the tests share: the invented province, a copy of the real policy to edit, conditions."""

import copy
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from build_scripts.check import checked_policy
from build_scripts.compile.vocabulary import vocabulary
from build_scripts.compile.when import parse_condition
from build_scripts.read import translations
from checker import diagnose

ROOT = Path(__file__).parents[1]
REAL = ROOT / "policy_data"
AS_OF = "2026-07-01"
"""The reader's day in the invented province: its charter is fresh, its gazette is not."""

COMMON = {
    "deadline": None,
    "print_blob": True,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
}
settings.register_profile("everyday", max_examples=100, derandomize=True, **COMMON)
settings.register_profile("deep", max_examples=3000, **COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))


@pytest.fixture(scope="session")
def invented_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The invented province, compiled; shared, so never changed."""
    folder = tmp_path_factory.mktemp("invented") / "invented"
    shutil.copytree(ROOT / "tests" / "invented", folder)
    shutil.copytree(REAL / "schema", folder / "schema")
    return checked_policy(folder)


@pytest.fixture
def invented(invented_once: dict[str, Any]) -> dict[str, Any]:
    """The invented province, compiled; this test's own, free to be changed."""
    return copy.deepcopy(invented_once)


@pytest.fixture(scope="session")
def real() -> dict[str, Any]:
    """The real policy, compiled; never changed."""
    return checked_policy(REAL)


@pytest.fixture
def policy_copy(tmp_path: Path) -> Path:
    """A copy of the real policy folder, free to be edited, one language alone if need be."""
    left = shutil.ignore_patterns(translations.NAME)
    return Path(shutil.copytree(REAL, tmp_path / "policy_data", ignore=left))


@pytest.fixture(scope="session")
def write_entry() -> Callable[[Path, str, str, dict[str, Any]], Path]:
    """Writes one entry of a noun as YAML, given the policy folder, the noun's, id and data."""

    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def write(root: Path, folder: str, name: str, data: dict[str, Any]) -> Path:
        path = root / folder / f"{name}.yml"
        text = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def parse(invented_once: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """Parse a condition against the words of the invented province."""
    words = vocabulary(invented_once)
    return lambda text: parse_condition(text, words)


@pytest.fixture
def judge_rule(
    invented: dict[str, Any], parse: Callable[[str], dict[str, Any]]
) -> Callable[..., dict[str, Any]]:
    """The finding of a cause of the invented province whose rule is replaced by the given one."""

    def judged(when: str, as_of: str = AS_OF, lang: str = "en", **answers: Any) -> dict[str, Any]:
        invented["causes"]["too-new"]["computed"]["rule"] = parse(when)
        found = diagnose(invented, {"as_of": as_of, "answers": answers}, lang)["findings"]
        return next(finding for finding in found if finding["cause"] == "too-new")

    return judged
