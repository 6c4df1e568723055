"""Places by GB/T 2260 code: which province and which city a code belongs to.

Filing for care away from home names a prefecture-level city or a municipality, so every code is
brought to that level: a district to its city, a municipality's "市辖区" (310100) to the
municipality, a county governed by its province (429004 仙桃) stands for itself.

Insurance also runs where there is no administrative area: what a province insures itself goes by
XX9900 (149900 in Shanxi), a code of the insurance business that GB/T 2260 does not have. It says
the province and no city. Which regions have one stands in their files, as `business_code`.
"""

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_GOVERNED_BY_PROVINCE = "90"
_OF_THE_BUSINESS = "99"
ABOLISHED = {"371523": "371503"}
"""Codes that older records still carry, and the area that took over: 茌平县 became a district.

Only what a source of ours shows; a district no list of ours knows is still brought to its city.
"""


def province(code: str) -> str:
    """The province of a six-digit code: 420106 -> 420000."""
    return code[:2] + "0000"


def city(code: str) -> str | None:
    """The city of a six-digit code, or None where the code names only a province.

    >>> city("420106"), city("310115"), city("429004"), city("420000"), city("149900")
    ('420100', '310000', '429004', None, None)
    """
    if code[:2] in MUNICIPALITIES:
        return province(code)
    if code[2:4] == "00" or is_of_the_business(code):
        return None
    if code[2:4] == _GOVERNED_BY_PROVINCE:
        return code if code[4:] != "00" else None
    return code[:4] + "00"


def is_of_the_business(code: str) -> bool:
    """Whether a code belongs to the insurance business and not to GB/T 2260: 149900."""
    return code[2:4] == _OF_THE_BUSINESS


def area(code: str, level: str) -> str | None:
    """The area that a code belongs to at a level.

    Args:
        code: six digits of GB/T 2260, or of the insurance business.
        level: province, city or district.

    Returns:
        A code, or None where `code` is coarser than `level`.
    """
    if level == "province":
        return province(code)
    if level == "city":
        return city(code)
    return ABOLISHED.get(code, code) if code[4:] != "00" else None
