"""A bare machine gets each browser that the tests drive, or is told what to install."""

import shutil
import subprocess
from pathlib import Path

import pytest

from build_scripts.site import ROOT

SCRIPT = ROOT / "build_scripts" / "setup" / "browser.sh"
PACKAGES = {"chromium": "chromium", "firefox": "firefox-esr"}
APT = """#!/bin/sh
# Installs as apt-get does: a command of each package's name, and a note of what was asked for.
echo "$@" >> "$BARE/asked"
for word in "$@"; do
  case $word in chromium|firefox-esr)
    printf '#!/bin/sh\\necho 1.0\\n' > "$BARE/bin/$word"; chmod +x "$BARE/bin/$word";;
  esac
done
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine of a shell and nothing else; its user is root."""
    (tmp_path / "bin").mkdir()
    for name in ("sh", "cat", "env", "chmod"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    put(tmp_path, "id", "#!/bin/sh\necho 0\n")
    return tmp_path


def put(machine: Path, name: str, text: str) -> None:
    path = machine / "bin" / name
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def run(machine: Path, browser: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(machine / "bin" / "sh"), str(SCRIPT), browser],
        env={"PATH": str(machine / "bin"), "BARE": str(machine), **settings},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("browser", PACKAGES)
def test_a_browser_that_is_missing_is_installed_and_its_path_printed(
    bare: Path, browser: str
) -> None:
    put(bare, "apt-get", APT)
    done = run(bare, browser)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{bare}/bin/{PACKAGES[browser]}\n"
    asked = (bare / "asked").read_text("utf-8").splitlines()
    assert asked[0].startswith("update")
    assert {PACKAGES[browser], "fonts-noto-cjk"} <= set(asked[1].split())


@pytest.mark.parametrize("browser", PACKAGES)
def test_a_browser_that_is_there_is_taken_and_nothing_installed(bare: Path, browser: str) -> None:
    put(bare, "apt-get", APT)
    put(bare, PACKAGES[browser], "#!/bin/sh\necho 1.0\n")
    assert run(bare, browser).stdout == f"{bare}/bin/{PACKAGES[browser]}\n"
    assert not (bare / "asked").exists()


@pytest.mark.parametrize("browser", PACKAGES)
def test_where_nothing_can_be_installed_it_says_what_to_install(bare: Path, browser: str) -> None:
    done = run(bare, browser)
    assert done.returncode == 1
    assert done.stdout == ""
    assert PACKAGES[browser] in done.stderr
    assert "请先安装" in done.stderr


@pytest.mark.parametrize("browser", PACKAGES)
def test_a_chosen_browser_that_does_not_exist_is_not_replaced_in_silence(
    bare: Path, browser: str
) -> None:
    put(bare, "apt-get", APT)
    done = run(bare, browser, **{browser.upper(): "/nowhere/browser"})
    assert done.returncode == 1
    assert "/nowhere/browser" in done.stderr
    assert not (bare / "asked").exists()
