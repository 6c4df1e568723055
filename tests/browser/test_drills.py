"""Every file of the runtime lost, wrong, cut off, never sent: a plain message, then the verdict."""

import pytest

from tests.browser import drill
from tests.browser.conftest import BROKEN, SILENT, Visit

pytestmark = pytest.mark.browser
Faults = dict[str, tuple[int, bytes]]
RUNTIME = [
    "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.js", "python_stdlib.zip", "checker.zip",
    "policy.json", "pyodide-lock.json",
]  # fmt: skip
REGIONS = ["regions.json", "region-linfen.json"]
OTHERS = ["manifest.json", "worker.js"]
KINDS = {
    "not there": (404, b""),
    "the host's own page": (200, b"<!doctype html><title>blocked</title>"),
    "empty": (200, b""),
    "never sent": (SILENT, b""),
    "silent in the middle": (SILENT, b'{"files"'),
    "broken off": (BROKEN, b'{"files"'),
}
EVERY_DAY = [("pyodide.asm.wasm", "not there", "zh"), ("region-linfen.json", "empty", "en")]
EVERYTHING = [
    (name, kind, lang)
    for name in (*RUNTIME, *REGIONS, *OTHERS)
    for kind in KINDS
    for lang in ("zh", "en")
]
LATER = [one for one in EVERYTHING if one not in EVERY_DAY]


def drilled(visit: Visit, faults: Faults, broken: Faults, lang: str) -> None:
    faults.update(drill.impatient())
    faults.update(broken)
    page = drill.arrive(visit, lang)
    drill.told_plainly(page, lang)
    for name in broken:
        del faults[name]
    drill.try_again(page)
    assert visit.errors == []


@pytest.mark.parametrize(("name", "kind", "lang"), EVERY_DAY)
def test_a_file_that_fails_is_told_plainly_and_another_try_judges(
    visit: Visit, faults: Faults, name: str, kind: str, lang: str
) -> None:
    drilled(visit, faults, {name: KINDS[kind]}, lang)


@pytest.mark.deep
@pytest.mark.parametrize(("name", "kind", "lang"), LATER)
def test_each_file_that_fails_in_each_way(
    visit: Visit, faults: Faults, name: str, kind: str, lang: str
) -> None:
    drilled(visit, faults, {name: KINDS[kind]}, lang)


def cut(share: float, status: int) -> Faults:
    """The WebAssembly and its twin up to a share of their bytes."""
    name = "pyodide.asm.wasm"
    whole = {f"plain {name}": drill.built(name), f"{name}.gz": drill.built(f"{name}.gz")}
    return {one: (status, data[: int(share * len(data))]) for one, data in whole.items()}


def test_a_wasm_cut_off_in_its_middle(visit: Visit, faults: Faults) -> None:
    drilled(visit, faults, cut(0.5, 200), "zh")


@pytest.mark.deep
@pytest.mark.parametrize("status", [200, BROKEN], ids=["a short file", "a broken line"])
@pytest.mark.parametrize("twentieth", range(20))
def test_a_wasm_cut_off_anywhere(visit: Visit, faults: Faults, twentieth: int, status: int) -> None:
    drilled(visit, faults, cut(twentieth / 20 + 0.0001, status), ("zh", "en")[twentieth % 2])


WASM = "pyodide.asm.wasm"
OTHER_PROGRAM = bytes.fromhex("0061736d01000000")
TWINS_DEEP = {
    "a twin that is not there": {f"{WASM}.gz": (404, b"")},
    "a host's error for a twin": {f"{WASM}.gz": (500, b"")},
    "an empty twin": {f"{WASM}.gz": (200, b"")},
    "a twin that breaks off": {f"{WASM}.gz": (BROKEN, b"\x1f\x8b\x08")},
    "a twin of another program": {f"{WASM}.gz": (200, drill.packed(OTHER_PROGRAM))},
    "a twin longer than its file": {"policy.json.gz": (200, drill.packed(b" " * 10**6))},
    "a twin of a region that is no packed file": {"region-linfen.json.gz": (200, b"<html>")},
    "plain files that are all broken": {
        f"plain {name}": (404, b"") for name in (WASM, "policy.json", "python_stdlib.zip")
    },
}


def one_way_in(visit: Visit, faults: Faults, broken: Faults) -> None:
    faults.update(broken)
    page = drill.arrive(visit, "en")
    drill.judged_right(page)
    assert visit.errors == []


def test_a_twin_that_is_no_packed_file_costs_nobody_the_verdict(
    visit: Visit, faults: Faults
) -> None:
    one_way_in(visit, faults, {f"{WASM}.gz": (200, b"<html>"), "checker.zip.gz": (404, b"")})


@pytest.mark.deep
@pytest.mark.parametrize("broken", TWINS_DEEP.values(), ids=TWINS_DEEP)
def test_a_packed_file_and_its_plain_one_stand_in_for_each_other(
    visit: Visit, faults: Faults, broken: Faults
) -> None:
    one_way_in(visit, faults, broken)


@pytest.mark.deep
def test_a_program_of_the_right_length_that_is_not_ours_never_runs(
    visit: Visit, faults: Faults
) -> None:
    size = len(drill.built(WASM))
    body = OTHER_PROGRAM + b"\x00" + (size - 13).to_bytes(3, "little")  # one section of no meaning
    forged = (body + b"\x00" * size)[:size]
    drilled(visit, faults, {WASM: (200, forged), f"{WASM}.gz": (200, drill.packed(forged))}, "zh")
