"""From a truth value and what it rests on to the verdict that a reader is told."""

from checker.truth import Truth
from checker.values import STRONG, WEAK

VERDICTS = ("confirmed", "likely", "open", "unlikely", "ruled-out")
"""From the strongest to the weakest; a finding carries one of them."""

_TABLE = {
    (Truth.YES, STRONG): "confirmed",
    (Truth.YES, WEAK): "likely",
    (Truth.UNKNOWN, STRONG): "open",
    (Truth.UNKNOWN, WEAK): "open",
    (Truth.NO, STRONG): "ruled-out",
    (Truth.NO, WEAK): "unlikely",
}


def verdict(truth: Truth, strength: int) -> str:
    """The verdict for a truth that rests on STRONG or WEAK ground."""
    return _TABLE[truth, strength]
