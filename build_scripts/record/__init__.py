"""Records which functions of Pyodide the checker uses, in Node and in both browsers."""

from build_scripts.record.functions import record

__all__ = ["record"]
