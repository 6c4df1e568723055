"""Which modules of Python's library the checker and Pyodide can reach; the rest is not shipped."""

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache

# What Pyodide itself imports while it starts, beyond what its own modules import by name.
PYODIDE_ROOTS = (
    "_pyodide._core_docs",
    "_pyodide._future_helper",
    "_pyodide._importhook",
    "_pyodide.docstring",
    "_pyodide.docs_argspec",
    "_pyodide.jsbind",
    "pyodide._package_loader",
    "pyodide._state",
    "pyodide.code",
    "pyodide.ffi",
    "pyodide.webloop",
)

# Imported by name at run time, from C or from inside a function, so no import statement at the
# top of a module leads there.
LATE_ROOTS = (
    "__future__",
    "_strptime",  # datetime.strptime
    "encodings.aliases",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.cp437",  # names inside a zip
    "encodings.utf_8",
    "encodings.utf_8_sig",
    "importlib.readers",  # importlib.resources of a package inside a zip, with the two below
    "importlib.resources._adapters",
    "importlib.resources.readers",
    "traceback",
    "zipimport",
)


def reachable(library: Mapping[str, bytes], package: Mapping[str, bytes]) -> set[str]:
    """Return the file names in ``library`` that Pyodide or ``package`` can import.

    Both mappings are file name -> Python source. In the package every import counts, also those
    inside functions (imports there are lazy on purpose). In the library it is only those
    that run when a module is loaded; the ones inside its functions pull in servers, debuggers
    and test tools. What is needed of them all the same is named in ``LATE_ROOTS``.

    Raises:
        SyntaxError: a source file is not valid Python.
    """
    waiting = [*PYODIDE_ROOTS, *LATE_ROOTS]
    for name, source in package.items():
        if name.endswith(".py"):
            waiting += _imports(source, name, lazy=True)
    found: set[str] = set()
    while waiting:
        for module in _with_parents(waiting.pop()):
            file = _file_of(module, library)
            if file is not None and file not in found:
                found.add(file)
                waiting += _imports(library[file], file, lazy=False)
    return found


def _with_parents(module: str) -> Iterator[str]:
    parts = module.split(".")
    for end in range(1, len(parts) + 1):
        yield ".".join(parts[:end])


def _file_of(module: str, library: Mapping[str, bytes]) -> str | None:
    path = module.replace(".", "/")
    candidates = (f"{path}/__init__.py", f"{path}.py")
    return next((name for name in candidates if name in library), None)


@lru_cache(maxsize=1024)  # `serve` assembles again and again, and the library stays the same
def _imports(source: bytes, file: str, *, lazy: bool) -> tuple[str, ...]:
    """Return the absolute names a source file imports; ``a.b`` may turn out to be an attribute."""
    names: list[str] = []
    package = file.split("/")[:-1]
    for node, inside_function in _statements(ast.parse(source, file)):
        if isinstance(node, ast.Import) and (lazy or not inside_function):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (lazy or not inside_function):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            names += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return tuple(names)


def _statements(node: ast.AST, inside_function: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and _never_true_here(child.test):
            continue
        inside = inside_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield child, inside
        yield from _statements(child, inside)


def _never_true_here(test: ast.expr) -> bool:
    if isinstance(test, ast.Compare):
        return isinstance(test.left, ast.Name) and test.left.id == "__name__"
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", None)
    return name == "TYPE_CHECKING"
