"""Whatever is pasted or forged, the checker answers within a second and says what is wrong."""

import json
import time
from typing import Any

import pytest

from build_scripts.record.hostile import NUMBERS, REFUSED, TOLD, check, diagnosis
from checker import bridge

A_SECOND = 1.0


@pytest.fixture(scope="module", autouse=True)
def _loaded(real: dict[str, Any]) -> None:
    bridge.load(json.dumps(real))


def timed(text: str) -> str:
    """The reply to a request, which must come soon."""
    bridge.lacks(text)
    begun = time.perf_counter()
    try:
        return bridge.handle(text)
    finally:
        assert time.perf_counter() - begun < A_SECOND


@pytest.mark.parametrize("text", TOLD.values(), ids=TOLD)
def test_what_cannot_be_an_answer_is_told_in_a_few_short_lines(text: str) -> None:
    reply = json.loads(timed(text))
    assert reply["ok"] is False
    assert 1 <= len(reply["problems"]) <= 100
    for problem in reply["problems"]:
        for words in (problem["zh"], problem["en"]):
            assert words.isprintable()
            assert len(words) < 400


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_request_is_refused_as_such(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its class is what the contract names
        timed(text)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_what_is_no_identity_number_has_the_wrong_length(number: str) -> None:
    assert json.loads(timed(check(number))) == {"ok": True, "result": "wrong-length"}


def test_after_all_of_it_the_checker_judges_as_before() -> None:
    good = diagnosis({"failed_step": "settle"})
    before = bridge.handle(good)
    for text in (*TOLD.values(), *map(check, NUMBERS.values())):
        bridge.handle(text)
    assert bridge.handle(good) == before
