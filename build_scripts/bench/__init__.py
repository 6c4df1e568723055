"""Measures the build by stage, one diagnosis, and the start in a browser; judges nothing."""

import os

from build_scripts.bench.diagnosis import measured_diagnosis
from build_scripts.bench.stages import measured_stages
from build_scripts.bench.starts import CONDITIONS, measured_starts

PARTS = ("build", "diagnosis", *CONDITIONS)


def bench() -> None:
    """Print the figures as they come: builds, one diagnosis, starts beside those of peers.

    `BENCH_ONLY` in the environment names the parts wanted, with commas between; `BENCH_RUNS` says
    how often each start is measured.

    Raises:
        OSError: there is no such part, or no such number of runs.
    """
    wanted = os.environ.get("BENCH_ONLY", "").split(",") if os.environ.get("BENCH_ONLY") else PARTS
    runs = os.environ.get("BENCH_RUNS") or "3"
    if not set(wanted) <= set(PARTS) or not runs.isdigit() or runs == "0":
        raise OSError(f"BENCH_ONLY takes {', '.join(PARTS)}; BENCH_RUNS takes a number from 1 on")
    if "build" in wanted:
        for line in measured_stages():
            print(line, flush=True)
    if "diagnosis" in wanted:
        print(measured_diagnosis(), flush=True)
    if conditions := [CONDITIONS[part] for part in wanted if part in CONDITIONS]:
        for line in measured_starts(conditions, int(runs)):
            print(line, flush=True)
