"""The recipes in docs/hosting/ say the same as the code, and name only what there is."""

import re
from pathlib import Path

import pytest
import yaml

from build_scripts.host import HEADERS, TYPES, answers
from build_scripts.host.nginx import RECIPES
from build_scripts.site import ROOT, SITE

HOSTING = ROOT / "docs" / "hosting"
SAID = re.compile(r'"([^"]+)"|(\S+)')


def directives(name: str) -> list[list[str]]:
    """The lines of a recipe as words, comments gone."""
    text = re.sub(r"(?m)(^|\s)#.*$", "", (RECIPES / name).read_text("utf-8"))
    lines = [line.strip().rstrip(";") for line in text.splitlines() if line.strip()]
    return [[quoted or bare for quoted, bare in SAID.findall(line)] for line in lines]


def inside(name: str, opening: str) -> list[list[str]]:
    """The lines of one block of a recipe."""
    lines = directives(name)
    start = next(i for i, line in enumerate(lines) if opening in " ".join(line))
    end = next(i for i, line in enumerate(lines) if i > start and line == ["}"])
    return lines[start + 1 : end]


def test_nginx_sends_the_headers_of_the_list() -> None:
    said = {words[1]: words[2] for words in directives("site.conf") if words[0] == "add_header"}
    assert {name: said[name] for name in HEADERS} == HEADERS
    assert said.keys() - HEADERS.keys() == {"Cache-Control", "Access-Control-Allow-Origin"}


def test_nginx_knows_every_type_of_the_list_and_no_other() -> None:
    said = {ending: kind for kind, *endings in inside("site.conf", "types") for ending in endings}
    assert said == TYPES


def test_nginx_keeps_and_opens_by_the_patterns_of_the_list() -> None:
    kept = inside("http.conf", "$filing_clear_cache")
    assert kept[0] == ["default", answers.ASK_FIRST]
    patterns = [*answers.HASHED_NAMES, answers.HASHED_QUERY]
    assert kept[1:] == [[f"~{pattern}", answers.FOR_EVER] for pattern in patterns]
    opened = inside("http.conf", "$filing_clear_open")
    assert opened[1:] == [[f"~{pattern}", "*"] for pattern in answers.OPEN]


def test_every_file_of_the_site_has_a_type() -> None:
    endings = {p.suffix[1:] for p in SITE.rglob("*") if p.is_file()}
    assert endings
    assert endings <= TYPES.keys()


KEPT = {
    "runtime/pyodide.asm.3f2a41bc90de.wasm": True,
    "runtime/pyodide.asm.3f2a41bc90de.wasm.gz": True,
    "runtime/pyodide.asm.wasm": False,
    "runtime/manifest.json": False,
    "runtime/manifest.json?v=0123abcd": True,
    "runtime/region-linfen.e08ff1ea59d5.json": True,
    "runtime/manifest.json.br": False,
    "assets/inline/e38aed214128c004.js": True,
    "assets/stylesheets/main.57a0d79d.min.css": True,
    "assets/javascripts/workers/search.a7633da7.min.js": True,
    "assets/site.css": False,
    "assets/site.css?v=0123abcd": True,
    "assets/site.css?v=0123abcd&x": False,
    "index.html": False,
    "index.html?v=0123abcd": False,
    "sw.js": False,
    "en/sw.js": False,
    "feed.atom": False,
    "api/v1/index.json": False,
}


@pytest.mark.parametrize("address", KEPT)
def test_only_what_carries_its_hash_is_kept_for_ever(address: str) -> None:
    path, _, query = address.partition("?")
    expected = answers.FOR_EVER if KEPT[address] else answers.ASK_FIRST
    assert answers.cache_control(path, query) == expected


def test_the_container_takes_files_that_exist_to_where_they_are_looked_for() -> None:
    text = (HOSTING / "Containerfile").read_text("utf-8")
    copied = dict(re.findall(r"(?m)^COPY (\S+) (\S+)$", text))
    for source in copied:
        assert source == "site/" or (ROOT / source).is_file()
    allowed = (HOSTING / "Containerfile.dockerignore").read_text("utf-8").split("\n")
    for source in copied:
        assert any(line[0] == "!" and source.startswith(line[1:]) for line in allowed if line)
    places = list(copied.values())
    assert ["include", "snippets/filing-clear.conf"] in directives("root.conf")
    assert "/etc/nginx/snippets/filing-clear.conf" in places
    assert ["root", copied["site/"].rstrip("/")] in directives("root.conf")
    for name, place in ((Path(source).name, place) for source, place in copied.items()):
        if name.endswith(".conf"):
            assert place in (RECIPES / name).read_text("utf-8").splitlines()[0]


def test_the_pages_workflow_builds_by_the_projects_own_commands() -> None:
    flow = yaml.load((HOSTING / "github-pages.yml").read_text("utf-8"), yaml.BaseLoader)
    steps = flow["jobs"]["build"]["steps"] + flow["jobs"]["deploy"]["steps"]
    used = [step["uses"].partition("@")[0] for step in steps if "uses" in step]
    assert used == [
        f"actions/{name}"
        for name in (
            "checkout", "setup-python", "setup-node", "configure-pages", "upload-pages-artifact",
            "deploy-pages",
        )
    ]  # fmt: skip
    commands = [step["run"] for step in steps if "run" in step]
    targets = re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"))
    assert commands == ["make site"]
    assert "site" in targets
    built = next(step for step in steps if "run" in step)
    assert built["env"].keys() == {"SITE_URL", "REPO_URL"}
    assert built["env"]["SITE_URL"].endswith("}}/")
    named = {step.get("id") for step in steps}
    asked = set(re.findall(r"steps\.(\w+)\.", str(flow)))
    assert asked <= named
    python = next(step["with"] for step in steps if "setup-python" in step.get("uses", ""))
    assert (ROOT / python["python-version-file"]).read_text("utf-8").strip() == "3.13"
