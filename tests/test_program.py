"""Pyodide's program is cut to recorded functions: those work, any other one stops it."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from build_scripts.record.counting import MARK, counting
from build_scripts.runtime import RuntimeBuildError, wasm
from build_scripts.runtime.assemble import PYODIDE
from build_scripts.runtime.program import (
    FUNCTIONS,
    Program,
    cut_program,
    read_functions,
    write_functions,
)

# (func (result i32) i32.const 7) and (func (param i32) (result i32) (local i32) local.get 0)
SEVEN, SAME = bytes((0, 0x41, 7, 0x0B)), bytes((1, 1, 0x7F, 0x20, 0, 0x0B))
SCRIPT = (
    b'var _seven=Module["_seven"]=wasmExports["seven"];var _same=Module["_same"]='
    b'wasmExports["same"];var _idle=Module["_idle"]=wasmExports["idle"];'
    b"run(_seven,Module._same)"
)
RUN = """
const given = Buffer.from(process.argv[1], "base64");
const env = { calls: () => 1, base: new WebAssembly.Global({ value: "i32" }, 3),
  memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
  table: new WebAssembly.Table({ element: "anyfunc", initial: 0 }),
  tag: new WebAssembly.Tag({ parameters: [] }) };
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(given), { env });
const said = {};
for (const [name, one] of Object.entries(exports)) {
  try { said[name] = one.call ? one(5) : one.value; } catch (error) { said[name] = error.name; }
}
console.log(JSON.stringify(said));
"""


def named(*names: str) -> bytes:
    return b"".join(bytes((len(name),)) + name.encode() for name in names)


def tiny() -> bytes:
    """A program with imports of every kind, a global of its own, and three functions."""
    imports = [
        named("env", "calls") + b"\x00\x00",
        named("env", "base") + b"\x03\x7f\x00",
        named("env", "memory") + b"\x02\x01\x01\x02",
        named("env", "table") + b"\x01\x70\x00\x00",
        named("env", "tag") + b"\x04\x00\x02",
    ]
    exports = [named(name) + bytes((0, n + 1)) for n, name in enumerate(["seven", "same", "idle"])]
    return wasm.joined(
        [
            (1, wasm.vector([b"\x60\0\1\x7f", b"\x60\1\x7f\1\x7f", b"\x60\0\0"])),
            (wasm.IMPORTS, wasm.vector(imports)),
            (3, wasm.vector([b"\0", b"\1", b"\0"])),
            (wasm.GLOBALS, wasm.vector([b"\x7f\x00\x41\x09\x0b"])),
            (wasm.EXPORTS, wasm.vector(exports)),
            (wasm.CODE, wasm.code_of([SEVEN, SAME, SEVEN])),
        ]
    )


def runs(program: bytes) -> dict[str, Any]:
    """What each function gives when it is called with 5, then what each exported global holds."""
    given_text = base64.b64encode(program).decode()
    done = subprocess.run(
        ["node", "-e", RUN, given_text], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@given(some.integers(min_value=0, max_value=2**40))
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    data = b"\xff" + wasm.written(value) + b"\x80"
    assert wasm.number(data, 1) == (value, len(data) - 1)


def test_a_function_that_is_not_recorded_stops_the_program_and_others_work(tmp_path: Path) -> None:
    whole = Program(tiny(), SCRIPT)
    assert runs(whole.wasm) == {"seven": 7, "same": 5, "idle": 7}
    path = tmp_path / "functions.txt"
    write_functions(path, whole.wasm, [1])
    assert read_functions(path, whole.wasm) == {1}
    cut = cut_program(whole, path)
    assert runs(cut.wasm) == {"seven": "RuntimeError", "same": 5}
    assert b"_idle" not in cut.script
    assert cut.script.endswith(b'"]=wasmExports["same"];run(_seven,Module._same)')


def test_a_counting_program_says_which_functions_were_called() -> None:
    said = runs(counting(tiny()))
    assert said == {"seven": 7, "same": 5, "idle": 7, **{f"{MARK}{n}": 1 for n in range(3)}}


def test_all_of_pyodide_is_read_and_the_cut_keeps_everything_but_functions_and_exports() -> None:
    whole = Program.of(PYODIDE)
    assert wasm.joined(wasm.sections(whole.wasm)) == whole.wasm
    cut = cut_program(whole, FUNCTIONS)
    kept = zip(wasm.sections(whole.wasm), wasm.sections(cut.wasm), strict=True)
    different = {before[0] for before, after in kept if before != after}
    assert different == {wasm.EXPORTS, wasm.CODE}
    assert len(cut.wasm) < 0.7 * len(whole.wasm)
    assert len(cut.script) < 0.8 * len(whole.script)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "another Pyodide"),
        ("0" * 64 + "\nff\n", "another Pyodide"),
        ("{digest}\nff\nxy\n", "damaged"),
        ("{digest}\n", "damaged"),
    ],
    ids=["nothing", "of another program", "no digits", "no functions"],
)
def test_a_record_that_is_of_no_use_says_how_to_make_it_anew(
    tmp_path: Path, text: str, said: str
) -> None:
    program, path = tiny(), tmp_path / "functions.txt"
    write_functions(path, program, [0])
    digest = path.read_text("utf-8").splitlines()[-2]
    path.write_text(text.replace("{digest}", digest), "utf-8")
    with pytest.raises(RuntimeBuildError, match=f"{said}.*make functions"):
        read_functions(path, program)


def test_what_is_no_webassembly_is_refused() -> None:
    with pytest.raises(ValueError, match="not a WebAssembly program"):
        wasm.sections(b"<html>")
