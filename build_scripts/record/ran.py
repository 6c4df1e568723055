"""Lets the checker's bridge tell which functions of Python have run, while they are recorded.

The interpreter marks the beginning of a function that runs (RESUME becomes RESUME_CHECK), so
nothing need be counted. A function that is gone cannot be asked, and then counts as used.
"""

from _opcode_metadata import _specialized_opmap, opmap  # type: ignore[import-not-found]  # private
from pathlib import Path

ASK = "ran"
"""The request that is answered with `{"file:first line": has it run}`."""
_TELLS = """
import gc

_function, _code, _answer = type(handle), type(handle.__code__), handle


def _has_run(code):
    marks = code._co_code_adaptive[::2]
    begins = [at for at in map(marks.find, (%(resume)d, %(check)d)) if at >= 0]
    return not begins or marks[min(begins)] == %(check)d


def _ran():
    told = {}
    waiting = [one.__code__ for one in gc.get_objects() if isinstance(one, _function)]
    while waiting:
        code = waiting.pop()
        place = f"{code.co_filename}:{code.co_firstlineno}"
        told[place] = told.get(place, False) or _has_run(code)
        waiting.extend(one for one in code.co_consts if isinstance(one, _code))
    return told


def handle(request_json):
    return json.dumps(_ran()) if request_json == %(ask)r else _answer(request_json)
"""


def let_tell(bridge: Path) -> None:
    """Add the answer to `ASK` to a copy of the bridge."""
    numbers = {"resume": opmap["RESUME"], "check": _specialized_opmap["RESUME_CHECK"]}
    with bridge.open("a", encoding="utf-8") as file:
        file.write(_TELLS % {**numbers, "ask": ASK})
