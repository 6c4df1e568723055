"""Bytecode without places does what it did, errors included, and is smaller."""

import marshal
import traceback
from types import CodeType
from typing import Any

import pytest

from build_scripts.runtime.lean import HEADER, without_places

SOURCES = {
    "a long function with an error that is caught": """
def one(n):
    total = 0
    for i in range(n):
        try:
            total += 10 // (i - 2)
        except ZeroDivisionError:
            total += 100
    return total
result = one(6)
""",
    "closures, comprehensions and generators": """
def outer(k):
    return [x * k for x in (y for y in range(5))]
result = outer(3)
""",
    "a class with a property": """
class Thing:
    @property
    def two(self): return 2
result = Thing().two
""",
}
FAILING = "def inner():\n\n\n    raise KeyError('what')\n\ninner()\n"


def lean(source: str) -> CodeType:
    compiled = b"h" * HEADER + marshal.dumps(compile(source, "x.py", "exec"))
    done = without_places({"x.pyc": compiled})["x.pyc"]
    assert done[:HEADER] == b"h" * HEADER
    code = marshal.loads(done[HEADER:])
    assert isinstance(code, CodeType)
    return code


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_code_without_places_gives_the_same_result(source: str) -> None:
    plain: dict[str, Any] = {}
    exec(source, plain)
    there: dict[str, Any] = {}
    exec(lean(source), there)
    assert there["result"] == plain["result"]


def test_an_error_is_told_with_its_function_and_that_functions_first_line() -> None:
    with pytest.raises(KeyError) as error:
        exec(lean(FAILING), {})
    frames = traceback.extract_tb(error.value.__traceback__)
    assert [(frame.name, frame.lineno) for frame in frames[1:]] == [("<module>", 1), ("inner", 1)]
    assert "KeyError: 'what'" in "".join(traceback.format_exception(error.value))


def test_what_is_no_bytecode_stays_as_it_is() -> None:
    assert without_places({"data.json": b"{}"}) == {"data.json": b"{}"}


def test_every_instruction_has_a_line() -> None:
    code = lean(SOURCES["a long function with an error that is caught"])
    for one in (code, *(c for c in code.co_consts if isinstance(c, CodeType))):
        lines = list(one.co_lines())
        assert lines[0][0] == 0
        assert lines[-1][1] == len(one.co_code)
        assert {line for _start, _end, line in lines} == {one.co_firstlineno}
