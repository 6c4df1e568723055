"""Does two pieces of work at the same time, the second in a child process, where that is safe."""

import os
import pickle
import threading
from collections.abc import Callable


def at_once[T](first: Callable[[], T], second: Callable[[], T]) -> tuple[T, T]:
    """Return what two pieces of work return; neither may need what the other one leaves behind.

    The second is done by a child of this process, which inherits what it needs; what it returns is
    pickled. Where it fails it is done again here: it then raises in the ordinary way, and must bear
    to be done twice. A process with several threads cannot safely have such a child, and does one
    piece after the other.
    """
    if threading.active_count() > 1 or not hasattr(os, "fork"):
        return first(), second()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _leave(second, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answer:
            mine = first()
            told = answer.read()
    finally:
        _pid, status = os.waitpid(child, 0)
    return mine, second() if status else pickle.loads(told)


def _leave[T](work: Callable[[], T], writer: int) -> None:
    """Do the work, tell its result and end, so that nothing of the parent's is done twice."""
    status = 1
    try:
        with os.fdopen(writer, "wb") as answer:
            pickle.dump(work(), answer)
        status = 0
    finally:
        os._exit(status)
