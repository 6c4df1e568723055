"""Identity numbers: each outcome by name, every way of typing one, and as the library says."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

from checker import bridge
from checker.identity import DATE, DIGIT, LENGTH, OUTCOMES, VALID, check_number

AS_OF = "2026-11-25"
# The standard's own examples; the others follow its rule for the check digit.
CASES = [
    ("the standard's example that ends in X", "11010519491231002X", VALID),
    ("the standard's other example", "440524188001010014", VALID),
    ("a small x", "11010519491231002x", VALID),
    ("spaces between groups and around", " 440524 18800101 0014 ", VALID),
    ("full-width spaces and digits", "４４０５２４　１８８００１０１　００１４", VALID),
    ("full-width X", "１１０１０５１９４９１２３１００２Ｘ", VALID),
    ("full-width small x", "１１０１０５１９４９１２３１００２ｘ", VALID),
    ("unseen marks around a copied number", "\u202d440524188001010014\u202c\ufeff", VALID),
    ("a line break in a pasted number", "440524188\n001010014", VALID),
    ("a permit of a resident from Taiwan", "830000199201300022", VALID),
    ("born on the day of the check", "110105202611250016", VALID),
    ("born on a leap day", "110105200002290013", VALID),
    ("fifteen digits, as before", "110105491231002", LENGTH),
    ("one digit missing", "44052418800101001", LENGTH),
    ("one digit too many", "4405241880010100144", LENGTH),
    ("nothing", "", LENGTH),
    ("only spaces", "   ", LENGTH),
    ("a letter O for a zero", "44052418800101OO14", LENGTH),
    ("X not at the end", "1101051949X2310022", LENGTH),
    ("another letter at the end", "11010519491231002A", LENGTH),
    ("digits of another script", "٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤", LENGTH),
    ("a hyphen", "440524-188001010014", LENGTH),
    ("a passport number", "E12345678", LENGTH),
    ("month thirteen", "440524188013010014", DATE),
    ("the thirtieth of February", "440524199002300014", DATE),
    ("a leap day in a common year", "440524190002290014", DATE),
    ("year nought", "440524000001010014", DATE),
    ("born tomorrow", "110105202611260014", DATE),
    ("check digit one too high", "440524188001010015", DIGIT),
    ("two neighbours swapped", "440524188001010041", DIGIT),
    ("X for a digit", "44052418800101001X", DIGIT),
]
BODIES = st.from_regex(r"[0-9]{17}", fullmatch=True)
BORN = st.dates().map(lambda day: day.strftime("%Y%m%d").zfill(8))
LIKELY = st.builds(
    lambda place, day, order: place + day + order,
    st.from_regex(r"[0-9]{6}", fullmatch=True), BORN, st.from_regex(r"[0-9]{3}", fullmatch=True),
)  # fmt: skip
ENDS = st.sampled_from("0123456789X")
# Nothing is born after the last day there is, so that day leaves the date to the calendar alone.
LAST_DAY = "9999-12-31"
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.mark.parametrize(
    ("number", "outcome"), [pytest.param(*case, id=name) for name, *case in CASES]
)
def test_outcome(number: str, outcome: str) -> None:
    assert check_number(number, AS_OF) == outcome


def by_the_library(number: str) -> str:
    """The first thing that the library finds, in our order; its list of places is left out."""
    if len(number) != 18 or not ric.isdigits(number[:-1]):
        return LENGTH
    try:
        ric.get_birth_date(number)
    except InvalidComponent:
        return DATE
    return VALID if number[-1] == ric.calc_check_digit(number) else DIGIT


@given(st.one_of(BODIES, LIKELY), ENDS)
def test_every_number_is_judged_as_by_the_library(body: str, end: str) -> None:
    assert check_number(body + end, LAST_DAY) == by_the_library(body + end)


@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)), st.integers(0, 999))
def test_a_number_that_the_library_accepts_as_a_whole_is_valid(born: date, order: int) -> None:
    body = f"110105{born:%Y%m%d}{order:03}"
    number = body + ric.calc_check_digit(body + "0")
    assert ric.validate(number) == number
    assert check_number(number, AS_OF) == VALID


@given(LIKELY, st.data())
def test_one_wrong_character_never_passes(body: str, data: st.DataObject) -> None:
    number = body + ric.calc_check_digit(body + "0")
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from("0123456789").filter(lambda one: one != number[place]))
    assert check_number(number[:place] + other + number[place + 1 :], LAST_DAY) != VALID


@given(LIKELY)
def test_two_different_neighbours_swapped_never_pass(body: str) -> None:
    number = body + ric.calc_check_digit(body + "0")
    for place in range(17):
        left, right = number[place : place + 2]
        swapped = number[:place] + right + left + number[place + 2 :]
        if left != right:
            assert check_number(swapped, LAST_DAY) != VALID


@given(st.one_of(BODIES, LIKELY), ENDS, st.sets(st.integers(0, 18)))
def test_the_way_of_typing_changes_nothing(body: str, end: str, gaps: set[int]) -> None:
    number = body + end
    spaced = "".join(" " * (at in gaps) + one for at, one in enumerate(number)) + " " * (18 in gaps)
    expected = check_number(number, AS_OF)
    for typed in (spaced, number.lower(), number.translate(WIDE), f"\u200b{number}\u3000"):
        assert check_number(typed, AS_OF) == expected


@given(st.text(), st.dates())
def test_whatever_is_pasted_there_is_an_outcome(text: str, day: date) -> None:
    assert check_number(text, day.isoformat()) in OUTCOMES


@given(st.integers(0, 20).filter(lambda length: length != 18), st.data())
def test_another_length_is_said_to_be_one(length: int, data: st.DataObject) -> None:
    digits = st.text("0123456789", min_size=length, max_size=length)
    assert check_number(data.draw(digits), AS_OF) == LENGTH


def test_a_day_that_is_none_is_an_error_that_does_not_repeat_the_number() -> None:
    with pytest.raises(ValueError, match="tomorrow") as error:
        check_number("440524188001010014", "tomorrow")
    assert "440524188001010014" not in str(error.value)


def test_the_door_tells_the_outcome_and_nothing_else() -> None:
    request = {"do": "check_number", "number": "440524 188001010015", "as_of": AS_OF}
    assert json.loads(bridge.handle(json.dumps(request))) == {"ok": True, "result": DIGIT}
