"""Finds sentences copied from the articles the project grew from, of which only hashes are kept.

The articles are not ours to publish. What is kept of them are short hashes of every LENGTH letters
in a row, white space and punctuation left out; `pack` made the list from their texts, in simplified
characters and without the garbled letters.
"""

import base64
import hashlib
import itertools
import unicodedata
from collections.abc import Collection, Iterable

LENGTH = 15
"""Letters in a row that two people hardly write alike by chance."""
_BYTES = 5
_LINE = 96


def plain(text: str) -> str:
    """The letters and digits of a text, in one width and one case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def shingles(letters: str) -> list[bytes]:
    """The hash of every LENGTH letters of a plain text, in order; none of a shorter one."""
    return [
        hashlib.blake2b(letters[at : at + LENGTH].encode(), digest_size=_BYTES).digest()
        for at in range(len(letters) - LENGTH + 1)
    ]


def pack(texts: Iterable[str]) -> str:
    """The hashes of these texts as lines of base64, sorted, so that no order is left in them."""
    found = {one for text in texts for one in shingles(plain(text))}
    joined = base64.b64encode(b"".join(sorted(found))).decode()
    lines = itertools.batched(joined, _LINE, strict=False)
    return "".join(f"{''.join(line)}\n" for line in lines)


def unpack(lines: str) -> frozenset[bytes]:
    """The hashes that `pack` wrote."""
    joined = base64.b64decode("".join(lines.split()), validate=True)
    return frozenset(bytes(one) for one in itertools.batched(joined, _BYTES, strict=True))


def copied(text: str, known: Collection[bytes], names: Iterable[str] = ()) -> list[str]:
    """The pieces of a text that stand in the hashed ones as well.

    Args:
        text: what is looked at.
        known: hashes of the articles.
        names: official names and wordings, which everybody has to write alike.

    Returns:
        The letters of each piece, LENGTH at least; none of which more than half is a name.
    """
    letters = plain(text)
    hits = [at for at, one in enumerate(shingles(letters)) if one in known]
    if not hits:
        return []
    own = [True] * len(letters)
    for name in filter(None, map(plain, names)):
        at = letters.find(name)
        while at >= 0:
            own[at : at + len(name)] = [False] * len(name)
            at = letters.find(name, at + 1)
    return [letters[a:b] for a, b in _pieces(hits) if 2 * sum(own[a:b]) >= b - a]


def _pieces(hits: list[int]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for at in hits:
        begin = pieces.pop()[0] if pieces and at < pieces[-1][1] else at
        pieces.append((begin, at + LENGTH))
    return pieces
