"""Cuts Pyodide's own program, WebAssembly and the script around it, to what the checker uses.

A function that is cut stops the program when it is called: whoever runs it then starts anew with
the whole one, so a cut can cost time and never a right answer.
"""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.runtime import wasm
from build_scripts.runtime.recorded import read_recorded, write_recorded

WASM, SCRIPT = "pyodide.asm.wasm", "pyodide.asm.js"
LOADER, LOCK, LIBRARY = "pyodide.js", "pyodide-lock.json", "python_stdlib.zip"
"""The names of the other files of the npm package."""
FUNCTIONS = Path(__file__).with_name("functions.txt")
_WIDTH = 96
_HEAD = """\
# The functions of Pyodide's WebAssembly that the checker uses, recorded by `make functions`.
# First the SHA-256 of the file they are counted in; then a number in hex whose bit N stands for
# function N.
"""
# One statement of the script for each export, though it uses few: `var _f=Module["_f"]=…;`
_TAKEN = re.compile(r'var ([\w$]+)=(?:Module\["([\w$]+)"\]=)?wasmExports\["(\w+)"\];')
_WORD = re.compile(r"[\w$]+")


@dataclass(frozen=True, slots=True)
class Program:
    """Pyodide's WebAssembly and the script that loads it."""

    wasm: bytes
    script: bytes

    @classmethod
    def of(cls, pyodide: Path) -> "Program":
        """Read the whole program from the folder of the npm package."""
        return cls((pyodide / WASM).read_bytes(), (pyodide / SCRIPT).read_bytes())


def cut_program(whole: Program, functions: Path) -> Program:
    """Return the program with the recorded functions, and the exports that its script uses.

    Raises:
        RuntimeBuildError: the record is damaged, or is one of another Pyodide.
    """
    used = read_functions(functions, whole.wasm)
    script, names = _lean_script(whole.script.decode())
    parts = dict(wasm.sections(whole.wasm))
    every = enumerate(wasm.bodies(parts[wasm.CODE]))
    code = wasm.code_of([body if n in used else wasm.TRAP for n, body in every])
    kept = [one.written for one in wasm.exports(parts[wasm.EXPORTS]) if one.name in names]
    contents = {wasm.CODE: code, wasm.EXPORTS: wasm.vector(kept)}
    return Program(wasm.changed(whole.wasm, contents), script.encode())


def read_functions(path: Path, program: bytes) -> set[int]:
    """Return the numbers of the functions recorded for a program.

    Raises:
        RuntimeBuildError: the record is damaged, or is one of another program.
    """
    bits = read_recorded(path, program, lambda digits: int("".join(digits), 16))
    return {n for n in range(bits.bit_length()) if bits >> n & 1}


def write_functions(path: Path, program: bytes, used: Iterable[int]) -> None:
    """Record which functions of a program are used."""
    bits = sum(1 << n for n in set(used))
    write_recorded(path, _HEAD, program, textwrap.wrap(f"{bits:x}", _WIDTH))


def _lean_script(script: str) -> tuple[str, set[str]]:
    """Return the script without what it takes and never uses, and the exports that it does use."""
    rest = _TAKEN.sub("", script)
    words = set(_WORD.findall(rest))
    names: set[str] = set()

    def kept(found: re.Match[str]) -> str:
        taken = {name for name in found.groups() if name}
        if not taken & words:
            return ""
        names.add(found[3])
        return found[0]

    lean = _TAKEN.sub(kept, script)
    names.update(re.findall(r'wasmExports(?:\["|\.)(\w+)', rest))
    return lean, names
