"""What a number format of a workbook shows.

Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (the language of format codes).
"""

import re
from typing import NamedTuple

BUILTIN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)', 43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class NumberFormat(NamedTuple):
    """What a format shows of a number: its last decimal place and whether it is a percentage.

    ``decimals`` is negative when the last thousands are cut off (``#,##0,`` shows -3) and None when the format does not
    fix the places: General, text, dates, fractions and powers of ten.
    """

    decimals: int | None
    percent: bool


def shown(code: str, negative: bool = False) -> NumberFormat:
    """Read a format code. A second section, where there is one, speaks of negative numbers."""
    sections = _SILENT.sub("", code).split(";")
    section = sections[1] if negative and len(sections) > 1 and sections[1].strip() else sections[0]
    percent = "%" in section
    if not re.search(r"[0#?]", section) or re.search(r"[dmyhsDMYHS/@]|[eE][+-]|General", section):
        return NumberFormat(None, percent)
    _, _, fraction = section.partition(".")
    places = len(re.findall(r"[0#?]", fraction))
    last = max(section.rfind(mark) for mark in "0#?")
    scaling = len(section[last + 1 :]) - len(section[last + 1 :].lstrip(","))
    return NumberFormat(places - 3 * scaling, percent)
