"""Records which functions of Pyodide and its Python the checker uses: in Node, in both browsers."""

from build_scripts.record.functions import record

__all__ = ["record"]
