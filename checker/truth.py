"""The three truth values: what a condition can be when some answers are not known."""

from enum import Enum


class Truth(Enum):
    """YES, NO or UNKNOWN; never used as a bool, so that UNKNOWN cannot pass an `if`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse: a truth value is compared with `is`, never tested.

        Raises:
            TypeError: always.
        """
        raise TypeError("a Truth is compared with `is`; UNKNOWN is neither true nor false")

    def __invert__(self) -> "Truth":
        """Kleene's NOT."""
        return _NOT[self]

    def __and__(self, other: "Truth") -> "Truth":
        """Kleene's AND: one NO decides."""
        if self is Truth.NO or other is Truth.NO:
            return Truth.NO
        if self is Truth.YES and other is Truth.YES:
            return Truth.YES
        return Truth.UNKNOWN

    def __or__(self, other: "Truth") -> "Truth":
        """Kleene's OR: one YES decides."""
        return ~(~self & ~other)

    @classmethod
    def of(cls, value: bool) -> "Truth":
        """The truth value of a plain comparison."""
        return cls.YES if value else cls.NO


_NOT = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}
