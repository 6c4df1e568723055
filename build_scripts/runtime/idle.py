"""Cuts Python's library to the functions that the checker calls; any other one stops the program.

A stop is no exception that Python could catch: `abort` ends Pyodide, and whoever runs it starts
anew with the whole library. So a cut can cost time and never a right answer.
"""

import inspect
import marshal
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

from build_scripts.runtime.lean import HEADER
from build_scripts.runtime.recorded import read_recorded, write_recorded

IDLE = Path(__file__).with_name("idle.txt")
Idle = Mapping[str, frozenset[int]]
"""File of the library -> the first lines of the functions in it that are never called."""
_HEAD = """\
# The functions of Python's library that the checker never calls, recorded by `make functions`.
# First the SHA-256 of the library they stand in; then each file, and the lines they begin at.
"""
_GENERATORS = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


def _stop() -> object:
    return __import__("posix").abort()


def _stop_later() -> object:
    yield __import__("posix").abort()


def without_idle(compiled: Mapping[str, bytes], idle: Idle) -> dict[str, bytes]:
    """Return name -> content, with every idle function of the .pyc files turned into a stop."""
    found = dict(compiled)
    for source in idle:
        name = f"{source}c"
        if name in found:
            head, code = found[name][:HEADER], marshal.loads(found[name][HEADER:])
            found[name] = head + marshal.dumps(_cut(code, idle[source]))
    return found


def _cut(code: CodeType, idle: frozenset[int]) -> CodeType:
    """The code with its idle functions stopped; what a function is called with stays as it was."""
    # what is run to define a function, `<generic parameters of f>`, begins on its line as well
    called = code.co_name.isidentifier() or code.co_name == "<lambda>"
    if called and code.co_firstlineno in idle:
        # one that is only made and never run has to be made without a stop
        stop = (_stop_later if code.co_flags & _GENERATORS else _stop).__code__
        return code.replace(
            co_code=stop.co_code,
            co_consts=stop.co_consts,
            co_names=stop.co_names,
            co_exceptiontable=stop.co_exceptiontable,
            co_stacksize=stop.co_stacksize,
            co_linetable=b"",
        )
    consts = (_cut(one, idle) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_consts=tuple(consts))


def read_idle(path: Path, library: bytes) -> Idle:
    """Return the idle functions recorded for a library.

    Raises:
        RuntimeBuildError: the record is damaged, or is one of another library.
    """

    def parse(rows: list[str]) -> Idle:
        return {name: frozenset(map(int, at)) for name, *at in map(str.split, rows)}

    return read_recorded(path, library, parse)


def write_idle(path: Path, library: bytes, idle: Idle) -> None:
    """Record which functions of a library are idle."""
    rows = [f"{name} {' '.join(map(str, sorted(idle[name])))}" for name in sorted(idle)]
    write_recorded(path, _HEAD, library, rows)
