"""Requests with odd answers, always the same ones: ways through Python that no example takes."""

import json
import random
from collections.abc import Iterator
from typing import Any

from build_scripts.compile.policy import Compiled
from build_scripts.record.hostile import AS_OF, check
from checker.phrases import LANGUAGES

COUNT = 600
_SEED = 0
_MOST_ANSWERS = 8
_MARKS = "ａｂ９x X٤４七八\u200b\u202e\u0301é😀ﬁẞſİǆ\t\r\n\x00\x7f\ud800\"\\/<>&%{}'"
_DAYS = ("2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31", "2026-2-3", "20260203", "")
_NUMBERS = (0, -1, 1, 7, 2**31, 2**64, -(10**30), 0.1, -2.5, 1e300, 5e-324, True, False, None)


def odd_requests(policy: Compiled) -> Iterator[str]:
    """Cases whose answers are partly right, partly of another kind, and numbers to check."""
    chance = random.Random(_SEED)
    questions = policy["questions"]
    for turn in range(COUNT):
        names = chance.sample(sorted(questions), chance.randint(1, _MOST_ANSWERS))
        answers = {name: _answer(questions[name], chance) for name in names}
        case = {"as_of": chance.choice((AS_OF, "2026-11-25", *_DAYS)), "answers": answers}
        lang = LANGUAGES[turn % len(LANGUAGES)]
        yield json.dumps({"do": "diagnose", "lang": lang, "case": case})
        if turn % 3 == 0:
            yield check(_text(chance) if turn % 2 else _digits(chance))


def _answer(question: dict[str, Any], chance: random.Random) -> Any:
    known = sorted(question["computed"].get("options") or [])
    odd: tuple[Any, ...] = (
        _text(chance),
        chance.choice(_NUMBERS),
        chance.choice(_DAYS),
        [_text(chance)],
        {},
    )
    if known and chance.random() < 0.7:
        one = chance.choice(known)
        return [one, chance.choice(known)] if question["type"] == "choices" else one
    return chance.choice(odd)


def _text(chance: random.Random) -> str:
    return "".join(chance.choice(_MARKS) for _ in range(chance.choice((0, 1, 3, 18, 300))))


def _digits(chance: random.Random) -> str:
    return "".join(chance.choice("0123456789Xx ４٤-") for _ in range(chance.choice((15, 17, 18))))
