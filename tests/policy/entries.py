"""Small complete entries of each noun, to be dropped into a copy of the policy."""

AS_OF = "2026-11-22"


def text(zh, en):
    return {"zh": zh, "en": en}


CHOICES = [
    {"id": "paper", "label": text("纸卡", "paper")},
    {"id": "none", "label": text("没有", "none")},
]
SOURCE = {
    "title": text("测试公报", "Test gazette"), "issuer": text("测试局", "Test office"),
    "grade": "A", "seen": "live", "read_on": "2026-11-01",
}  # fmt: skip
MATERIAL = {
    "name": text("测试单", "Test slip"), "what": text("一张单子。", "A slip."),
    "issuer": text("测试局", "Test office"),
    "defects": [
        {"id": "torn", "label": text("破了", "it is torn"), "who": "patient",
         "repair": text("粘好。", "Glue it.")},
    ],
    "sources": [{"source": "nhsa-mof-2022-22"}],
}  # fmt: skip
MESSAGE = {
    "text": text("测试提示", "Test message"), "where": text("窗口", "At the window"),
    "meaning": text("没有意思。", "It means nothing."), "verbatim": False,
    "causes": ["lapse"], "first": text("先问。", "Ask first."), "source": "settlement-faq",
}  # fmt: skip
QUESTION = {
    "order": 999, "type": "choice", "label": text("卡的种类", "the kind of card"),
    "ask": text("是哪种卡？", "Which kind of card?"), "why": text("有用。", "It is needed."),
    "find": text("看卡。", "See the card."), "choices": CHOICES,
}  # fmt: skip


def region(months):
    fact = {"value": months, "valid_from": "2020-01-01", "source": "nhsa-mof-2022-22"}
    name = text("测试市", "Testville")
    return {
        "name": name, "choice": name, "level": "city", "parent": "shandong",
        "intro": text("只为测试。", "Only for the test."),
        "facts": {"temporary_filing_months": [fact]},
    }  # fmt: skip


def cause(when, answers, **more):
    """A cause that holds for some answers, does not for others, and is open without them."""
    examples = [
        {
            "name": text(f"例子{n}", f"example {n}"),
            "as_of": AS_OF,
            "answers": given,
            "verdict": verdict,
        }
        for n, (given, verdict) in enumerate(answers)
    ]
    return {
        "step": "settle", "title": text("测试原因", "Test cause"),
        "summary": text("只为测试。", "Only for the test."), "when": when,
        "sign": text("没有。", "None."), "ask": text("怎么办？", "What now?"),
        "remedies": [{"who": "patient", "do": text("再试。", "Try again."), **more}],
        "sources": [{"source": "nhsa-mof-2022-22"}], "examples": examples,
    }  # fmt: skip


LAPSED = [
    ({"enrolment_status": "none"}, "confirmed"),
    ({"enrolment_status": "normal"}, "ruled-out"),
    ({}, "open"),
]
