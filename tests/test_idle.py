"""Python's library is cut to recorded functions: those work, any other one ends the process."""

import base64
import marshal
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.runtime import RuntimeBuildError
from build_scripts.runtime.assemble import PYODIDE
from build_scripts.runtime.idle import IDLE, read_idle, without_idle, write_idle
from build_scripts.runtime.lean import HEADER
from build_scripts.runtime.program import LIBRARY

SOURCE = """\
def used(n, *more, key=1): return n + len(more) + key
def idle(n, *more, key=1): return n
def numbers(): yield 1
async def later(): return 1
def closed(n):
    return lambda: n
class Thing:
    def idle(self): return 1
    @staticmethod
    def used(): return 2
def general[T](one: T) -> T: return one
try:
    wanted = lambda: 3
except Exception: pass
"""
IDLE_LINES = {2, 3, 4, 6, 8, 11, 13}
STOPS = {
    "a function": "idle(1)",
    "a function, whatever catches errors": """
try: idle(1)
except BaseException: print("caught")
finally: print("caught")""",
    "a method": "Thing().idle()",
    "a generator that is run": "next(numbers())",
    "a coroutine that is run": "later().send(None)",
    "a function with a variable of another": "closed(5)()",
    "a function of any type": "general(1)",
    "one without a name": "wanted()",
}
WORKS = {
    "a function that is used": ("used(1, 2, key=3)", "5"),
    "a method that is used": ("Thing.used()", "2"),
    "an idle one is named and passed around": ("idle.__name__ + str(closed(5))[:5]", "idle<func"),
    "an idle one says what it takes":
        ("str(__import__('inspect').signature(idle))", "(n, *more, key=1)"),
    "a generator is made and thrown away": ("numbers().close()", "None"),
    "a coroutine is made and thrown away": ("later().close()", "None"),
    "a function of any type is there": ("general.__type_params__", "(T,)"),
}  # fmt: skip


def run(then: str) -> subprocess.CompletedProcess[str]:
    """Run something behind the cut module, in a process of its own."""
    compiled = bytes(HEADER) + marshal.dumps(compile(SOURCE, "m.py", "exec", optimize=2))
    cut = without_idle({"m.pyc": compiled}, {"m.py": frozenset(IDLE_LINES)})["m.pyc"]
    told = base64.b64encode(cut[HEADER:]).decode()
    start = f"import base64, marshal; exec(marshal.loads(base64.b64decode({told!r})))\n{then}"
    command = [sys.executable, "-c", start]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("then", STOPS.values(), ids=STOPS.keys())
def test_what_is_idle_ends_the_process_when_it_is_called_after_all(then: str) -> None:
    done = run(then)
    assert (done.returncode, done.stdout) == (-signal.SIGABRT, "")


@pytest.mark.parametrize(("then", "told"), WORKS.values(), ids=WORKS.keys())
def test_what_is_not_called_stands_as_it_was(then: str, told: str) -> None:
    done = run(f"print({then})")
    assert (done.returncode, done.stdout.strip()) == (0, told), done.stderr


def test_files_without_an_idle_function_stay_byte_for_byte() -> None:
    files = {"n.pyc": b"anything", "data.json": b"{}"}
    assert without_idle(files, {"m.py": frozenset({1})}) == files


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    path = tmp_path / "idle.txt"
    idle = {"json/decoder.py": frozenset({12, 7}), "ast.py": frozenset({1})}
    write_idle(path, b"library", idle)
    assert read_idle(path, b"library") == idle


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# nothing\n", "recorded with another Pyodide"),
        ("abc\nast.py 1\n", "recorded with another Pyodide"),
        ("{digest}\nast.py 1 x\n", "damaged"),
        ("{digest}\n\n", "damaged"),
    ],
)
def test_a_wrong_record_is_told_with_its_repair(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "idle.txt"
    write_idle(path, b"library", {})
    digest = path.read_text("utf-8").splitlines()[-1]
    path.write_text(text.format(digest=digest), "utf-8")
    with pytest.raises(RuntimeBuildError, match=rf"idle\.txt .*{told}.*make functions"):
        read_idle(path, b"library")


def test_the_record_is_one_of_the_library_in_use() -> None:
    idle = read_idle(IDLE, (PYODIDE / LIBRARY).read_bytes())
    assert sum(map(len, idle.values())) > 3_000
