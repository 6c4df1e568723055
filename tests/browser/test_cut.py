"""A function of Pyodide that was cut and is called after all costs time, and no right answer."""

import hashlib
import json
from pathlib import Path

import pytest

from build_scripts.runtime import WHOLE, wasm
from build_scripts.runtime.assemble import PYODIDE
from build_scripts.runtime.program import WASM
from tests.browser import drill, snapshot
from tests.browser.conftest import Visit
from tests.browser.test_trouble import LANGUAGES, Faults

pytestmark = pytest.mark.browser
# Functions of Pyodide by the names it exports them under, and when they are called.
AT_THE_START, FOR_AN_ANSWER = "PyImport_ImportModule", "_PySet_NextEntryRef"
MANIFEST = Path(drill.RUNTIME, "manifest.json")


def cut_further(program: bytes, name: str) -> bytes:
    """The program without one more function."""
    stock = dict(wasm.sections((PYODIDE / WASM).read_bytes()))
    found = next(one for one in wasm.exports(stock[wasm.EXPORTS]) if one.name == name)
    number = wasm.number(found.written, 1 + len(name) + 1)[0]
    number -= wasm.imported(stock[wasm.IMPORTS], wasm.FUNCTION)
    bodies = wasm.bodies(dict(wasm.sections(program))[wasm.CODE])
    assert bodies[number] != wasm.TRAP, f"{name} is cut already"
    bodies[number] = wasm.TRAP
    return wasm.changed(program, {wasm.CODE: wasm.code_of(bodies)})


def serving_without(name: str) -> Faults:
    """What a host sends whose program lacks a function in use; its manifest lists that program."""
    program = cut_further(drill.built(WASM), name)
    manifest = json.loads(MANIFEST.read_bytes())
    (entry,) = (one for one in manifest["files"] if one["name"] == WASM)
    entry |= {"size": len(program), "sha256": hashlib.sha256(program).hexdigest()}
    return {
        WASM: (200, program),
        f"{WASM}.gz": (200, drill.packed(program)),
        "manifest.json": (200, json.dumps(manifest).encode()),
    }


def asked_whole(visit: Visit) -> set[str]:
    """The files of the program that is not cut, as far as they were asked for."""
    return {url.rpartition("/")[2].partition(".")[0] for url in visit.requests if WHOLE in url}


@pytest.mark.parametrize(
    "name",
    [pytest.param(AT_THE_START, marks=pytest.mark.deep), FOR_AN_ANSWER],
    ids=["at the start", "for an answer"],
)
def test_what_was_cut_too_far_is_done_by_the_whole_program(
    visit: Visit, faults: Faults, name: str
) -> None:
    faults.update(serving_without(name))
    page = drill.arrive(visit, "zh")
    drill.judged_right(page)
    assert asked_whole(visit) == {"whole-pyodide", "whole-python_stdlib"}
    assert set(visit.errors) <= {"unreachable"}  # the way Pyodide itself ends says no more


def test_what_a_kept_memory_was_cut_too_far_for_is_done_by_the_whole_program(
    visit: Visit, faults: Faults
) -> None:
    faults.update(serving_without(FOR_AN_ANSWER))
    page = visit.open("en", "check.html")  # nothing is asked, so nothing is missed yet
    snapshot.kept(page)
    assert asked_whole(visit) == set()
    page = drill.arrive(visit, "en")
    drill.judged_right(page)
    assert asked_whole(visit) == {"whole-pyodide", "whole-python_stdlib"}


@LANGUAGES
def test_where_neither_does_it_the_reader_is_told(visit: Visit, faults: Faults, lang: str) -> None:
    faults.update(serving_without(FOR_AN_ANSWER))
    for name in (f"{WHOLE}{WASM}", f"{WHOLE}{WASM}.gz"):
        faults[name] = (404, b"")
    page = drill.arrive(visit, lang)
    drill.told_plainly(page, lang)
    for name in (f"{WHOLE}{WASM}", f"{WHOLE}{WASM}.gz"):
        del faults[name]
    drill.try_again(page)
    assert visit.errors == []


def test_whoever_is_judged_at_once_is_spared_the_whole_program(visit: Visit) -> None:
    page = drill.arrive(visit, "en")
    drill.judged_right(page)
    snapshot.kept(page)
    page.reload()
    drill.judged_right(page)
    assert asked_whole(visit) == set()
