"""Builds the whole site in a folder of its own and puts it in place only when it is whole."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_scripts.check import policy_with_lines
from build_scripts.compile.policy import canonical
from build_scripts.finish import finish
from build_scripts.generator import Generator, address
from build_scripts.keep import keep
from build_scripts.precompress import precompress
from build_scripts.publish import publish
from build_scripts.render.edit_links import edit_links
from build_scripts.render.environment import today
from build_scripts.render.pages import pages
from build_scripts.render.write import write
from build_scripts.runtime import assemble

ROOT = Path(__file__).resolve().parents[1]
POLICY = ROOT / "policy_data"
SITE = ROOT / "site"
NEXT = ROOT / "build" / "site-next"
COMPILED = ROOT / "build" / "policy.json"
"""The compiled policy, where the checker's command line finds it."""
Times = dict[str, float]


def build(policy_folder: Path = POLICY, site: Path = SITE) -> Times:
    """Build the site; the last good one stays until the new one is whole.

    Returns:
        Seconds of each stage.

    Raises:
        PolicyError: problems in the policy data, all of them.
        FinishError: a built page must not be published.
        RuntimeBuildError: the browser runtime cannot be assembled.
        SiteError: mkdocs refused a page or a link.
    """
    times: Times = {}
    pinned = os.environ.get("AS_OF")
    as_of = today(pinned)
    with Generator() as generator:  # gets ready while the policy is read
        with _stage("check", times):
            policy, lines = policy_with_lines(policy_folder)
        with _stage("render", times):
            edit = edit_links(ROOT / "mkdocs.yml", lines)
            write(pages(policy, as_of, pinned=bool(pinned), edit=edit), ROOT / "docs")
        with _stage("mkdocs", times):
            generator.build(policy["policy_version"], NEXT)
    with _stage("runtime", times):
        assemble(NEXT / "runtime", policy)
    with _stage("finish", times):
        finish(NEXT)
    with _stage("publish", times):
        publish(policy, policy_folder / "schema", NEXT, as_of, address())
    with _stage("keep", times):  # after all that writes: it packs the final bytes
        keep(NEXT, policy["policy_version"])
    with _stage("precompress", times):
        precompress(NEXT)
    COMPILED.write_bytes(canonical(policy))
    _put_in_place(NEXT, site)
    return times


@contextmanager
def _stage(name: str, times: Times) -> Iterator[None]:
    print(f"site: {name} …", end=" ", file=sys.stderr, flush=True)
    start = time.perf_counter()
    try:
        yield
    except BaseException:
        print(file=sys.stderr)  # what is wrong is told on a line of its own
        raise
    times[name] = time.perf_counter() - start
    print(f"{times[name]:.1f} s", file=sys.stderr, flush=True)


def _put_in_place(new: Path, site: Path) -> None:
    """Swap the folders; a reader of the old one never meets a half-written site."""
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
