"""Makes a WebAssembly program that tells which of its functions were called."""

from build_scripts.runtime import wasm

MARK = "called-"
"""What the name of an export begins with that says whether a function was called; its number
follows."""
_NOT_YET = bytes((0x7F, 0x01, 0x41, 0, 0x0B))
"""A global: a mutable i32 that is 0 at first."""
_SET_ONE, _GLOBAL_SET = bytes((0x41, 1)), bytes((0x24,))


def counting(program: bytes) -> bytes:
    """Return the program with a global for each function, exported, that a call turns to 1."""
    parts = dict(wasm.sections(program))
    functions = wasm.bodies(parts[wasm.CODE])
    own, globals_at = wasm.number(parts[wasm.GLOBALS], 0)
    exports = [one.written for one in wasm.exports(parts[wasm.EXPORTS])]
    first = wasm.imported(parts[wasm.IMPORTS], wasm.GLOBAL) + own
    counted = []
    for nth, body in enumerate(functions):
        at, marker = wasm.first_instruction(body), wasm.written(first + nth)
        counted.append(body[:at] + _SET_ONE + _GLOBAL_SET + marker + body[at:])
        name = f"{MARK}{nth}".encode()
        exports.append(wasm.written(len(name)) + name + bytes((wasm.GLOBAL,)) + marker)
    own_globals = parts[wasm.GLOBALS][globals_at:] + _NOT_YET * len(functions)
    contents = {
        wasm.CODE: wasm.code_of(counted),
        wasm.EXPORTS: wasm.vector(exports),
        wasm.GLOBALS: wasm.written(own + len(functions)) + own_globals,
    }
    return wasm.changed(program, contents)
