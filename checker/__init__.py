"""The checker: judges why a filing failed, from plain data to plain data.

It imports nothing of the build, reads no file, clock or network, and runs unchanged on CPython
and in the reader's browser. Only its command line (`checker.__main__`) reads files and the clock.
"""

from checker.answers import CaseError
from checker.diagnosis import diagnose

__all__ = ["CaseError", "diagnose"]
