"""Every sentence the checker can say, whole and in both languages, with named slots.

Sentences are never glued from fragments: Chinese and English order their words differently.
"""

from typing import Any

LANGUAGES = ("zh", "en")

PHRASES: dict[str, dict[str, str]] = {
    # verdicts, and who acts
    "who_patient": {"zh": "您", "en": "You"},
    "who_family": {"zh": "家人", "en": "Family"},
    "who_hospital": {"zh": "医院", "en": "Hospital"},
    "who_home-office": {"zh": "参保地医保", "en": "Home insurance office"},
    "who_care-office": {"zh": "就医地医保", "en": "Office at the place of care"},
    "who_employer": {"zh": "单位", "en": "Employer"},
    "verdict_confirmed": {"zh": "与您说的相符", "en": "Matches what you told us"},
    "verdict_likely": {"zh": "可能是（规定未核实）", "en": "Likely - rule unverified"},
    "verdict_open": {"zh": "还不能定", "en": "Open"},
    "verdict_unlikely": {"zh": "多半不是（规定未核实）", "en": "Unlikely - rule unverified"},
    "verdict_ruled-out": {"zh": "不是这个原因", "en": "Ruled out"},
    # reasons: one comparison each
    "is": {"zh": "{left}是“{value}”。", "en": "{left} is “{value}”."},
    "is_not": {
        "zh": "{left}是“{value}”，不是“{expected}”。",
        "en": "{left} is “{value}”, not “{expected}”.",
    },
    "same": {"zh": "{left}与{right}一致。", "en": "{left} and {right} are the same."},
    "differs": {"zh": "{left}与{right}不一致。", "en": "{left} and {right} differ."},
    "before": {"zh": "{left}早于{right}。", "en": "{left} is before {right}."},
    "not_before": {"zh": "{left}不早于{right}。", "en": "{left} is not before {right}."},
    "after": {"zh": "{left}晚于{right}。", "en": "{left} is after {right}."},
    "not_after": {"zh": "{left}不晚于{right}。", "en": "{left} is not after {right}."},
    "less": {"zh": "{left}少于{right}。", "en": "{left} is less than {right}."},
    "not_less": {"zh": "{left}不少于{right}。", "en": "{left} is not less than {right}."},
    "more": {"zh": "{left}多于{right}。", "en": "{left} is more than {right}."},
    "not_more": {"zh": "{left}不多于{right}。", "en": "{left} is not more than {right}."},
    "includes": {
        "zh": "{left}里有“{value}”。",
        "en": "Among {left}: “{value}”.",
    },
    "lacks": {
        "zh": "{left}里没有“{value}”。",
        "en": "Not among {left}: “{value}”.",
    },
    "some": {"zh": "{left}：{value}。", "en": "{left}: {value}."},
    "none": {"zh": "{left}：没有。", "en": "{left}: none."},
    "not_applicable": {
        "zh": "这条规定不涉及{left}。",
        "en": "The rule does not concern {left}.",
    },
    "below_rule": {
        "zh": "{left}填的是{value}，按规定{bound}；请打 12393 请参保地医保部门核对这条记录。",
        "en": "{left} is {value}; by the rules, {bound}. "
        "Have the home insurance office (12393) check this.",
    },
    # reasons that are still open
    "need": {"zh": "还需要知道{left}。", "en": "Still needed: {left}."},
    "need_with_floor": {
        "zh": "还需要知道{left}；按规定它不早于{value}。",
        "en": "Still needed: {left}; by the rules it is not before {value}.",
    },
    "need_exact": {
        "zh": "{left}填得还不够具体，判断不了这一条；请直接打 12393 问清。",
        "en": "{left} is not precise enough to decide this; ask 12393.",
    },
    "no_rule": {
        "zh": "本站没有找到“{left}”的可靠规定，请打 12393 向参保地医保部门问清。",
        "en": "We found no reliable rule for {left}; ask your home insurance office (12393).",
    },
    "only_bounds": {
        "zh": "{left}只能确定{value}，请打 12393 向参保地医保部门问清。",
        "en": "For {left} only this is certain: {value}. Ask your home insurance office (12393).",
    },
    # terms inside a reason
    "with_value": {"zh": "{left}（{value}）", "en": "{left} ({value})"},
    "sum": {"zh": "{left}加上{right}", "en": "{left} plus {right}"},
    "list_separator": {"zh": "、", "en": ", "},
    # values
    "at_least": {"zh": "至少{value}", "en": "at least {value}"},
    "at_most": {"zh": "至多{value}", "en": "at most {value}"},
    "between": {"zh": "{low}至{high}之间", "en": "between {low} and {high}"},
    "no_earlier": {"zh": "不早于{value}", "en": "not before {value}"},
    "no_later": {"zh": "不晚于{value}", "en": "{value} at the latest"},
    "never": {"zh": "尚未列入", "en": "not yet included"},
    "absent": {"zh": "无此规定", "en": "no such rule"},
    "not_known": {
        "zh": "以参保地规定为准，请打 12393 问清",
        "en": "as the home area rules - ask 12393",
    },
    "unverified": {
        "zh": "{value}（这个说法未经当地医保部门核实，请拨 12393 确认）",
        "en": "{value} (not verified with the local office - ask 12393)",
    },
    "date": {"zh": "{year}年{month}月{day}日", "en": "{day} {month_name} {year}"},
    "yes": {"zh": "是", "en": "yes"},
    "no": {"zh": "否", "en": "no"},
    "unit_month": {"zh": "{n}个月", "en": "{n} months"},
    "unit_month_one": {"zh": "1个月", "en": "1 month"},
    "unit_day": {"zh": "{n}日", "en": "{n} days"},
    "unit_day_one": {"zh": "1日", "en": "1 day"},
    "unit_working_day": {"zh": "{n}个工作日", "en": "{n} working days"},
    "unit_working_day_one": {"zh": "1个工作日", "en": "1 working day"},
    "unit_week": {"zh": "{n}周", "en": "{n} weeks"},
    "unit_week_one": {"zh": "1周", "en": "1 week"},
    "unit_year": {"zh": "{n}年", "en": "{n} years"},
    "unit_year_one": {"zh": "1年", "en": "1 year"},
    "unit_percent": {"zh": "{n}%", "en": "{n}%"},
    "unit_percent_one": {"zh": "1%", "en": "1%"},
    "unit_point": {"zh": "{n}个百分点", "en": "{n} percentage points"},
    "unit_point_one": {"zh": "1个百分点", "en": "1 percentage point"},
    "unit_yuan": {"zh": "{n}元", "en": "{n} yuan"},
    "unit_yuan_one": {"zh": "1元", "en": "1 yuan"},
    # when a source was last looked at
    "looked_compared": {
        "zh": "{day}与现行文本核对过",
        "en": "compared with the live text on {day}",
    },
    "looked_read": {
        "zh": "没有与现行文本核对过，{day}读过手上的副本",
        "en": "never compared with the live text; our copy was read on {day}",
    },
    # a case that cannot be judged
    "expected_mapping": {
        "zh": "{key}：应是“键: 值”的一组内容，得到的是“{got}”。",
        "en": "{key}: expected a mapping of keys to values, got “{got}”.",
    },
    "unknown_key": {
        "zh": "{key}：没有这一项，请核对拼写。",
        "en": "{key}: there is no such key; check its spelling.",
    },
    "expected_date": {
        "zh": "{key}：应是真实存在的日期，写成 YYYY-MM-DD 并加引号，得到的是“{got}”。",
        "en": "{key}: expected a real date as YYYY-MM-DD (in quotes in YAML), got “{got}”.",
    },
    "expected_past": {
        "zh": "{key}：“{got}”晚于今天（{as_of}），请填已经过去的日期。",
        "en": "{key}: “{got}” is after today ({as_of}); expected a day that has passed.",
    },
    "expected_integer": {
        "zh": "{key}：应是{low}到{high}之间的整数，得到的是“{got}”。",
        "en": "{key}: expected a whole number from {low} to {high}, got “{got}”.",
    },
    "expected_choice": {
        "zh": "{key}：“{got}”不在可选项里，可选：{options}，或 unknown。",
        "en": "{key}: “{got}” is not a choice; expected one of {options}, or unknown.",
    },
    "expected_region": {
        "zh": "{key}：没有“{got}”这个地区；请从清单里选，清单里没有的用 nation，或 unknown。",
        "en": "{key}: no region “{got}”; choose from the list, else nation, or unknown.",
    },
    "expected_choices": {
        "zh": "{key}：应是列表，每项不重复并取自：{options}；得到的是“{got}”。",
        "en": "{key}: expected a list without repeats, items from {options}; got “{got}”.",
    },
    "expected_yes_no": {
        "zh": "{key}：应是 true 或 false，得到的是“{got}”。",
        "en": "{key}: expected true or false, got “{got}”.",
    },
    "expected_place": {
        "zh": "{key}：应是六位行政区划代码（GB/T 2260，加引号），得到的是“{got}”。",
        "en": "{key}: expected a six-digit GB/T 2260 code in quotes, got “{got}”.",
    },
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def say(phrase: str, lang: str, **slots: Any) -> str:
    """A phrase in a language with its slots filled; a sentence starts with a capital."""
    template = PHRASES[phrase][lang]
    text = template.format(**slots)
    if template.startswith("{left}") and template.endswith("."):
        return text[:1].upper() + text[1:]
    return text
