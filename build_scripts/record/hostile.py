"""Requests that are damaged or forged: each has its own way through the checker and through Python.

The tests ask with them as well, so whatever is added here is both judged and recorded.
"""

import json
from typing import Any

DEEP = 100_000
AS_OF = "2026-07-01"


def diagnosis(answers: Any) -> str:
    """A request as the page makes it."""
    case = {"as_of": AS_OF, "answers": answers}
    return json.dumps({"do": "diagnose", "lang": "en", "case": case})


def check(number: Any) -> str:
    """A request to check an identity number."""
    return json.dumps({"do": "check_number", "number": number, "as_of": AS_OF})


def raw(answer: str) -> str:
    """A request with one answer written by hand, as `json.dumps` would not."""
    return diagnosis({"failed_on": 0}).replace('"failed_on": 0', f'"failed_on": {answer}')


TOLD = {
    "a megabyte of text": diagnosis({"failed_on": "糖" * 350_000}),
    "control characters": diagnosis({"failed_on": "".join(map(chr, range(32)))}),
    "marks that turn the direction of writing": diagnosis({"failed_on": "\u202e\u2066x\u2069"}),
    "markup": diagnosis({"failed_on": "<script>alert(1)</script>"}),
    "half a character": raw('"\\ud800"'),
    "four thousand digits": raw("9" * 4000),
    "not a number": raw("NaN"),
    "without end": raw("-Infinity"),
    "more than can be counted": raw("1e999"),
    "a fraction": raw("-1.5e-7"),
    "a word of another alphabet": raw('"😀é\u0301"'),
    "a list nested deep among the choices": raw("[" * 800 + "]" * 800).replace(
        "failed_on", "signs"
    ),
    "a list nested as deep as can be read": raw("[" * 890 + "]" * 890),
    "a mapping in place of a day": diagnosis({"failed_on": {"toString": 1}}),
    "two hundred thousand choices": diagnosis({"signs": ["name-differs"] * 200_000}),
    "a hundred thousand keys": diagnosis({f"k{n}": n for n in range(100_000)}),
    "keys that are names of the language": diagnosis(dict.fromkeys(["__proto__", "__class__"], 1)),
    "a region by a name of the language": diagnosis({"home_region": "__proto__"}),
    "answers that are a list": diagnosis([1]),
    "a case that is none": '{"do": "diagnose", "lang": "en"}',
    "a hundred thousand keys beside the answers": diagnosis({})[:-2]
    + "".join(f', "k{n}": 1' for n in range(100_000))
    + "}}",
}
REFUSED = {
    "no JSON": "<html>",
    "nothing": "",
    "half a character, alone": "\ud800",
    "a list a hundred thousand levels deep": "[" * DEEP + "]" * DEEP,
    "mappings a hundred thousand levels deep": '{"a":' * DEEP + "1" + "}" * DEEP,
    "an answer a hundred thousand levels deep": raw("[" * DEEP + "]" * DEEP),
    "ten thousand digits": raw("9" * 10_000),
    "a list": "[]",
    "null": "null",
    "a language that is a list": '{"do": "diagnose", "lang": ["en"], "case": {}}',
    "something else to do": '{"do": "__import__", "lang": "en", "case": {}}',
    "a number that is a list": check([1]),
    "a number that is none": '{"do": "check_number"}',
    "a number and a day that is none": '{"do": "check_number", "number": "1", "as_of": "x"}',
}
NUMBERS = {
    "a megabyte of digits": "9" * 10**6,
    "a megabyte of marks nobody sees": "\u200b" * 350_000,
    "markup": "<img src=x onerror=alert(1)>",
    "control characters": "".join(map(chr, range(32))),
    "half characters": "\ud800" * 18,
    "digits of another script": "٤" * 18,
}
