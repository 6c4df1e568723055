"""The tables of starts: medians, their spread, bytes on the wire, ratios to Pyodide as shipped."""

import statistics
from collections.abc import Mapping, Sequence

from build_scripts.bench.visit import Start

Run = tuple[Start, Start]
"""A first and a return visit."""
VISITS = ("first visit", "return visit")
HEADS = f"{'s':>8} {'from - to':>14} {'worker':>7} {'kB':>6} {'file':>4}"
"""`worker`: those of the seconds since the first worker was made; `kB`, `file`: until ready."""
PEER = "stock"
RATIOS = (
    (0, 0, "goal <= 0.40"),
    (1, 0, "goal <= 0.18, aim 0.15"),
    (1, 1, "no goal"),
)
"""Which visit of ours stands over which of the peer's, and what is asked of it: decision 0022."""


def table(
    condition: str, titles: Mapping[str, str], taken: Mapping[str, Sequence[Run]]
) -> list[str]:
    """One table: a line for each contestant, a column for each visit, then ours over the peer.

    Args:
        condition: what was measured on.
        titles: name of a contestant -> what to call it.
        taken: name of a contestant -> its runs; one without any has no line.
    """
    shown = {name: runs for name, runs in taken.items() if runs}
    lines = ["", f"start until ready to answer, medians: {condition}"]
    lines.append(f"{'':25}" + "".join(f"{visit:>10}{'':33}" for visit in VISITS).rstrip())
    lines.append(f"{'':20} {'runs':>4}" + HEADS * len(VISITS))
    for name, runs in shown.items():
        cells = "".join(_cells([run[visit] for run in runs]) for visit in range(len(VISITS)))
        lines.append(f"{titles[name]:20} {len(runs):4}{cells}")
    if "ours" in shown and PEER in shown:
        lines += ratios(titles[PEER], shown["ours"], shown[PEER])
    return lines


def ratios(title: str, ours: Sequence[Run], peer: Sequence[Run]) -> list[str]:
    """Ours over the peer, median against median, with what is asked of it."""
    lines = []
    for visit, over, goal in RATIOS:
        own = statistics.median(run[visit].seconds for run in ours)
        other = statistics.median(run[over].seconds for run in peer)
        lines.append(f"  {VISITS[visit]:13} {own / other:5.2f} x {title}, {VISITS[over]}  ({goal})")
    return lines


def _cells(starts: Sequence[Start]) -> str:
    seconds = [start.seconds for start in starts]
    spread = f"{min(seconds):.2f} - {max(seconds):.2f}"
    worker = statistics.median(start.of_worker for start in starts)
    carried = statistics.median(start.carried for start in starts) / 1000
    files = statistics.median(start.requests for start in starts)
    middle = statistics.median(seconds)
    return f"{middle:8.2f} {spread:>14} {worker:7.2f} {carried:6.0f} {files:4.0f}"
