"""Measures the build by stage, one diagnosis, and the start in a browser; judges nothing."""

from build_scripts.bench.diagnosis import measured_diagnosis
from build_scripts.bench.stages import measured_stages
from build_scripts.bench.starts import measured_starts


def bench() -> None:
    """Print the figures as they come: builds, one diagnosis, starts beside those of peers."""
    for line in measured_stages():
        print(line)
    print(measured_diagnosis(), flush=True)
    for line in measured_starts():
        print(line, flush=True)
