"""Measures the build by stage, against plain mkdocs on the same Markdown."""

import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from build_scripts.compile.policy import compile_policy
from build_scripts.plain import build_plain
from build_scripts.read.policy_files import read
from build_scripts.site import POLICY, SITE, Times, build

BUILDS = 3
STAGES = (
    "check", "compile", "render", "mkdocs", "runtime", "finish", "publish", "keep", "precompress",
)  # fmt: skip
TO_MKDOCS = ("check", "compile", "render", "mkdocs")
"""What it takes to have mkdocs' pages. Its own row alone says little: while the policy is checked
and rendered it gets ready, and the plain one has nothing to do meanwhile."""
PAGES = ("check", "compile", "render", "mkdocs", "finish", "publish")
"""What it takes from the policy to the pages; the browser runtime, the copy to keep
and the packed twins are no pages."""


def measured_stages() -> Iterator[str]:
    """The lines on several builds, ours and the plain one by turns."""
    ours: list[Times] = []
    plain: list[float] = []
    for _ in range(BUILDS):
        compiled = _seconds(partial(compile_policy, read(POLICY)))
        times = _from_nothing(build)
        ours.append({**times, "check": times["check"] - compiled, "compile": compiled})
        plain.append(_seconds(build_plain))
    yield from by_stage(ours, sum(1 for _ in SITE.rglob("*.html")))
    yield from overhead(ours, plain)


def by_stage(ours: list[Times], pages: int) -> list[str]:
    """The table of stages: median seconds, milliseconds a page, and how far the runs lie apart."""
    lines = [
        f"{'stage':11} {'seconds':>8} {'ms/page':>8}   from - to, {len(ours)} builds, {pages} pages"
    ]
    for stage in (*STAGES, "total"):
        runs = [sum(run.values()) if stage == "total" else run[stage] for run in ours]
        middle = statistics.median(runs)
        spread = f"{min(runs):.2f} - {max(runs):.2f}"
        lines.append(f"{stage:11} {middle:8.2f} {1000 * middle / pages:8.1f}   {spread}")
    return lines


def overhead(ours: list[Times], plain: list[float]) -> list[str]:
    """What our part costs over plain mkdocs on the same Markdown, run against run."""
    lines = [f"plain mkdocs on the same Markdown: {statistics.median(plain):.2f} s"]
    for title, stages in (
        ("policy to mkdocs", TO_MKDOCS), ("policy to pages", PAGES), ("everything", STAGES),
    ):  # fmt: skip
        ratios = [
            sum(run[stage] for stage in stages) / peer
            for run, peer in zip(ours, plain, strict=True)
        ]
        goal = "  (goal <= 1.10)" if stages == PAGES else ""
        lines.append(f"  {title:17} {statistics.median(ratios):5.2f} x plain{goal}")
    return lines


def _from_nothing[T](work: Callable[[], T]) -> T:
    """What the work returns in a new process, where an earlier build has left nothing in memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
