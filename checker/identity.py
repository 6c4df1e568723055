"""Checks an identity number by the rules of GB 11643; only an outcome comes out, never the number.

The eighteen characters are six for a place, eight for the day of birth, three in sequence and a
check digit by ISO 7064, MOD 11-2. The place is not judged: codes are abolished while people keep
their numbers, and residence permits begin with codes that are no place at all.
"""

from datetime import date

VALID, LENGTH, DATE, DIGIT = "valid", "wrong-length", "impossible-date", "wrong-check-digit"
OUTCOMES = (VALID, LENGTH, DATE, DIGIT)
"""Every outcome, the happy one first; ids of choices of the question that asks for them."""

_LENGTH = 18
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789XX")
# Marks of writing direction and width that come along when text is copied, and are not seen.
_UNSEEN = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")
)


def check_number(number: str, as_of: str) -> str:
    """What is wrong with an identity number, the first thing only.

    A number with spaces, full-width digits or a small x is read as it was meant. The number is
    neither kept nor repeated, in no message and no error.

    Args:
        number: as typed or pasted.
        as_of: ISO day; nobody is born after it.

    Returns:
        One of `OUTCOMES`: wrong-length also where a character is none of 0-9, or X at the end.

    Raises:
        ValueError: `as_of` is not an ISO day.
    """
    today = date.fromisoformat(as_of)
    digits = "".join(number.translate(_UNSEEN).split()).translate(_FULL_WIDTH).upper()
    body, last = digits[:-1], digits[-1:]
    if len(digits) != _LENGTH or not _are_digits(body) or not (_are_digits(last) or last == "X"):
        return LENGTH
    if not _was_born(body[6:14], today):
        return DATE
    values = [*map(int, body), 10 if last == "X" else int(last)]
    weighted = sum(value << (_LENGTH - 1 - place) for place, value in enumerate(values))
    return VALID if weighted % 11 == 1 else DIGIT


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _was_born(day: str, today: date) -> bool:
    try:
        return date(int(day[:4]), int(day[4:6]), int(day[6:])) <= today
    except ValueError:
        return False
