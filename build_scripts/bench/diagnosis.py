"""Measures one diagnosis on CPython, over the policy's own examples."""

import statistics
import time
from typing import Any

from build_scripts.check import checked_policy
from build_scripts.site import POLICY
from checker import diagnose

ROUNDS, CALLS = 7, 200


def measured_diagnosis() -> str:
    """The line on one diagnosis: medians of time on the wall and of processor."""
    policy = checked_policy(POLICY)
    cases: list[dict[str, Any]] = [
        {"as_of": example["as_of"], "answers": example["answers"]}
        for cause in policy["causes"].values()
        for example in cause["examples"]
    ]
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        for call in range(CALLS):
            diagnose(policy, cases[call % len(cases)], "zh")
        walls.append(1000 * (time.perf_counter() - wall) / CALLS)
        cpus.append(1000 * (time.process_time() - cpu) / CALLS)
    wall, cpu = statistics.median(walls), statistics.median(cpus)
    return f"one diagnosis on CPython: {wall:.2f} ms, {cpu:.2f} ms of processor (goal <= 0.50)"
