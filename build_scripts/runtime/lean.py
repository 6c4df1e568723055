"""Takes out of bytecode what no reader is shown: where each instruction stood in its source.

Nobody sees a traceback of the checker; tables of lines and columns are two fifths of the library
as it is sent. Each piece of code keeps its first line, so that the functions that show a traceback
still work.
"""

import marshal
from collections.abc import Mapping
from types import CodeType

HEADER = 16
"""Bytes of a .pyc before the code: magic number, flags, and the source's date and size or hash."""
_UNITS_EACH = 8
_SAME_LINE = 0x80 | 13 << 3
"""An entry of the table: no columns, for one unit and as many more as its three lowest bits say
(Objects/locations.md of CPython); the byte behind it says how many lines further, here none."""


def without_places(compiled: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return name -> content, with lean bytecode in place of every .pyc."""
    return {
        name: content[:HEADER] + marshal.dumps(_lean(marshal.loads(content[HEADER:])))
        if name.endswith(".pyc")
        else content
        for name, content in compiled.items()
    }


def _lean(code: CodeType) -> CodeType:
    consts = tuple(_lean(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    whole, rest = divmod(len(code.co_code) // 2, _UNITS_EACH)
    table = bytes((_SAME_LINE | _UNITS_EACH - 1, 0)) * whole
    if rest:
        table += bytes((_SAME_LINE | rest - 1, 0))
    return code.replace(co_consts=consts, co_linetable=table)
