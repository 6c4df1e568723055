"""Reads and writes the parts of a WebAssembly program that are cut: its functions and exports.

Source: WebAssembly Core Specification 2.0, chapter 5, "Binary Format".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEADER = b"\0asm\1\0\0\0"
IMPORTS, GLOBALS, EXPORTS, CODE = 2, 6, 7, 10
FUNCTION, GLOBAL = 0, 3
"""What an import or an export is."""
TRAP = bytes((0, 0x00, 0x0B))
"""The body of a function that stops the program: no locals, `unreachable`, `end`."""


@dataclass(frozen=True, slots=True)
class Export:
    """One export: its name, what it is, and the bytes that say so."""

    name: str
    kind: int
    written: bytes


def number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number written at a place (unsigned LEB128), and the place behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def written(value: int) -> bytes:
    """Return a number in unsigned LEB128."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def sections(program: bytes) -> list[tuple[int, bytes]]:
    """Return the sections of a program, each with its number.

    Raises:
        ValueError: it is no WebAssembly program of version 1.
    """
    if not program.startswith(HEADER):
        raise ValueError("not a WebAssembly program of version 1")
    found, at = [], len(HEADER)
    while at < len(program):
        length, start = number(program, at + 1)
        found.append((program[at], program[start : start + length]))
        at = start + length
    return found


def joined(parts: Iterable[tuple[int, bytes]]) -> bytes:
    """Return the program made of these sections."""
    return HEADER + b"".join(bytes((which,)) + _sized(content) for which, content in parts)


def changed(program: bytes, contents: dict[int, bytes]) -> bytes:
    """Return the program with other contents in the sections of these numbers."""
    return joined((which, contents.get(which, content)) for which, content in sections(program))


def bodies(code: bytes) -> list[bytes]:
    """Return the body of each function of a code section."""
    count, at = number(code, 0)
    found = []
    for _ in range(count):
        length, start = number(code, at)
        at = start + length
        found.append(code[start:at])
    return found


def code_of(functions: list[bytes]) -> bytes:
    """Return the code section of these bodies."""
    return vector([_sized(body) for body in functions])


def exports(section: bytes) -> list[Export]:
    """Return what an export section lists."""
    count, at = number(section, 0)
    found = []
    for _ in range(count):
        name, kind_at = _name(section, at)
        _, end = number(section, kind_at + 1)
        found.append(Export(name, section[kind_at], section[at:end]))
        at = end
    return found


def imported(section: bytes, kind: int) -> int:
    """Return how many of the imports are of a kind; they are counted before a program's own."""
    return sum(one == kind for one in _import_kinds(section))


def vector(items: list[bytes]) -> bytes:
    """Return a list of items that are written already."""
    return written(len(items)) + b"".join(items)


def first_instruction(body: bytes) -> int:
    """Return where the instructions of a function begin, behind its local variables."""
    groups, at = number(body, 0)
    for _ in range(groups):
        at = number(body, at)[1] + 1
    return at


def _import_kinds(section: bytes) -> Iterator[int]:
    count, at = number(section, 0)
    for _ in range(count):
        at = _name(section, _name(section, at)[1])[1]
        kind = section[at]
        at += 1
        if kind in (1, GLOBAL):  # a table has a type before its limits, a global a mark after it
            at += 1
        if kind in (1, 2):
            bounded = section[at] & 1
            at = number(section, at + 1)[1]
            at = number(section, at)[1] if bounded else at
        elif kind == GLOBAL:
            at += 1
        else:
            at = number(section, at + (kind == 4))[1]  # a tag has a mark before its type
        yield kind


def _name(data: bytes, at: int) -> tuple[str, int]:
    length, start = number(data, at)
    return data[start : start + length].decode(), start + length


def _sized(content: bytes) -> bytes:
    return written(len(content)) + content
