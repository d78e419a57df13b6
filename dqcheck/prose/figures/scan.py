"""Find every figure in a text: one linear pass over its digits, each classified by the words around it.

What is not a quantity (dates, document numbers, names such as ``Nghị quyết 57``, list numbering, codes, addresses) is
still returned with its own kind, so that coverage can count it and nothing adds it up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.units import SCALES, parse_unit
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.surroundings import name_or_time, noun_follows, noun_phrase

_DIGITS = re.compile(r"\d++(?:[.,]\d++)*+")

_DATE = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")

_REFERENCE = re.compile(
    r"\d{1,6}[a-z]?(?:/(?:19|20)\d\d)?\s?[-/]\s?[A-ZĐ](?:[A-ZĐƯƠÔÂ]|[&.(]|[-/]\s?[A-ZĐ])[\w&()/.-]{0,40}+"
)

_SLASH = re.compile(r"\s?([^\W\d_]{1,3}[23²³]?|%)?\s?/\s?(\d++(?:[.,]\d++)*+)")

_DASH = re.compile(r"\s?%?\s?[-–÷]\s?(\d++(?:[.,]\d++)*+)(?![\w/]*[-/][A-ZĐ])")

_CODE_TAIL = re.compile(r"[-_./]?[^\W\d_]")

_COUNTED = re.compile(r"\d\s?[a-zà-ỹđ]+(?:\s[a-zà-ỹđ]+)?/$")

_TIME = re.compile(r"[hg](?:\d{1,2}|\b)|:\d\d\b")

_UNIT = re.compile(
    r"\s?(?:(?P<scale>(?:nghìn|ngàn|trăm|chục|vạn)\s(?:tỷ|tỉ|triệu|nghìn|ngàn)|triệu|tỷ|tỉ|nghìn|"
    r"ngàn|vạn)(?![^\W\d_])\s?)?"
    r"(?P<unit>\(\s?%\s?\)|%|‰|phần\străm|điểm\sphần\străm|điểm\s?%|"
    r"đồng(?!\s(?:chí|bào|loạt|thời|bộ|nghiệp|đội|ý|hương|phạm|chủ|hồ|ruộng|muối|cỏ|lúa|trưởng|hành|dao|diễn)(?!\w))|"
    r"vnđ|vnd|usd|eur|"
    r"đô\sla(?:\smỹ)?|đ(?=[\s.,;)/]|$)|"
    r"tạ/ha|tấn/ha|héc\s?ta|ha|km2|km²|km|m2|m²|m3|m³|mét\svuông|mét\skhối|mét|md|cm|mm|m|tấn|tạ|yến|"
    r"kg|lít|kwh|mwh|mw|kw|gb|tb)?"
    r"(?![^\W_])(?P<per>\s?/\s?[^\W\d_]{1,8}[23²³]?(?![^\W\d_])(?:\s?/\s?[^\W\d_]{1,8})?)?",
    re.IGNORECASE,
)

_COMPOUND = re.compile(r"\s?(?P<number>\d{1,3})\s(?P<scale>triệu|nghìn|ngàn)\s(?:đồng|vnđ)(?!\w)", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:[;,.)]|$|(?:đạt|bằng|tăng|giảm|chiếm)(?!\w))")
"""What stands behind ``tỷ`` when it is short for ``tỷ đồng``."""

_QUALIFIERS = {
    "khoảng": Qualifier.ABOUT, "xấp xỉ": Qualifier.ABOUT, "chừng": Qualifier.ABOUT, "ước khoảng": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT, "ước tính": Qualifier.ABOUT, "ước đạt": Qualifier.ABOUT, "ước chừng": Qualifier.ABOUT,
    "gần": Qualifier.NEARLY, "hơn": Qualifier.OVER, "trên": Qualifier.OVER, "dưới": Qualifier.UNDER,
    "ít nhất": Qualifier.AT_LEAST, "tối thiểu": Qualifier.AT_LEAST, "không dưới": Qualifier.AT_LEAST,
    "tối đa": Qualifier.AT_MOST, "không quá": Qualifier.AT_MOST,
}  # fmt: skip

_QUALIFIER = re.compile(
    r"(?<![^\W\d_])(" + "|".join(sorted(_QUALIFIERS, key=len, reverse=True)) + r")\s*$", re.IGNORECASE
)

_DATE_LEFT = re.compile(r"(?:ngày|tuần|đến|từ|hết|trước|sau|hôm|sáng|chiều|tối|tháng|quý|[-–(])\s*$", re.IGNORECASE)

_WEEK_LEFT = re.compile(r"tuần\s*$", re.IGNORECASE)

NUMERAL_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")

_COMMA_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")


def numeral(token: str) -> tuple[Decimal, Decimal, bool] | None:
    """Value, step as written, and whether the notation is unusual, of a numeral in Vietnamese notation; None when it
    cannot be read. A decimal point (``87.25``) is read as one, marked unusual.

    >>> numeral("10.300,89")
    (Decimal('10300.89'), Decimal('0.01'), False)
    """
    if token.isdigit():
        return Decimal(token), Decimal(1), False
    odd = False
    if NUMERAL_THOUSANDS.fullmatch(token):
        plain = token.replace(".", "").replace(",", ".")
    elif "." not in token and token.count(",") == 1:
        plain = token.replace(",", ".")
    elif "," not in token and token.count(".") == 1:
        plain, odd = token, True
    elif _COMMA_THOUSANDS.fullmatch(token):
        plain, odd = token.replace(",", ""), True
    else:
        return None
    value = Decimal(plain)
    exponent = value.as_tuple().exponent
    return value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), odd


def scan(block: Block, text: str, *, start: int = 0, cell: bool = False) -> Iterator[Mark]:
    """Every figure of a text in reading order. ``start`` skips the list marker of a block, ``cell`` says that the text
    is a table cell, where signs and bare numbers are quantities."""
    done = start
    for found in _DIGITS.finditer(text, start):
        at, stop = found.span()
        if at < done:
            continue
        mark = _classify(block, text, at, stop, cell)
        if isinstance(mark, tuple):
            yield from mark
            done = mark[-1].end
        else:
            yield mark
            whole = mark.kind in ("reference", "date", "range", "name", "money")
            done = max(stop, mark.end if whole else stop)


def _classify(block: Block, text: str, at: int, stop: int, cell: bool) -> Mark | tuple[Mark, Mark]:
    token = text[at:stop]
    left = text[max(0, at - 24) : at]
    before = left[-1:]
    if before and (before.isalpha() or before == "_"):
        return _other("name", block, at, stop)
    if before in "-–/." and len(left) > 1 and (left[-2].isalpha() or left[-2] == "."):
        if before != "/" or (not cell and not _COUNTED.search(left)):
            return _other("name", block, at, stop)
    if date := _DATE.match(text, at):
        return _other("date", block, at, date.end())
    if reference := _REFERENCE.match(text, at):
        return _other("reference", block, at, reference.end())
    if slash := _SLASH.match(text, stop):
        pair = _slash(block, text, at, stop, slash, left, cell)
        if pair is not None:
            return pair
    if _TIME.match(text, stop):
        return _other("date", block, at, stop)
    read = numeral(token)
    if read is None:
        return _other("unreadable", block, at, stop)
    dash = _DASH.match(text, stop)
    if dash and (numeral(dash[1]) or (None,))[0] is not None and not cell:
        return _other("range", block, at, dash.end())
    return _quantity(block, text, at, stop, read, left, cell)


def _other(kind: str, block: Block, at: int, end: int) -> Mark:
    return Mark(kind=kind, block=block, start=at, stop=end, end=end, value=Decimal(0))


def _slash(
    block: Block, text: str, at: int, stop: int, slash: re.Match[str], left: str, cell: bool
) -> Mark | tuple[Mark, Mark] | None:
    """A date without year, a month of a year, a scale of a map, or a fraction of two numbers; None for none of them."""
    token, second = text[at:stop], slash[2]
    end = slash.end(2)
    follows = text[end : end + 2]
    if follows[:1] == "/" and follows[1:2].isdigit():
        return _other("date", block, at, end)
    if slash[1] is None and token.isdigit() and second.isdigit() and len(token) <= 2:
        small = int(token) <= 31 and int(second) <= 12 and len(second) <= 2
        if (small and _DATE_LEFT.search(left)) or (token == "24" and second == "7"):
            return _other("date", block, at, end)
        if (
            len(second) == 4
            and second[:2] in ("19", "20")
            and (int(token) <= 12 or _WEEK_LEFT.search(left))
            and (_DATE_LEFT.search(left) or len(token) == 1 or not _UNIT.match(text, end))
        ):
            return _other("date", block, at, end)
    if re.search(r"(?:tỷ lệ|tỉ lệ|thứ|hạng)\s*$", left, re.IGNORECASE) and (
        token == "1" or "thứ" in left or "hạng" in left
    ):
        return _other("name", block, at, end)
    if slash[1] and not _UNIT.fullmatch(slash[1]) and not _same_noun(slash[1], text, end):
        return None
    first, last = numeral(token), numeral(second)
    if first is None or last is None or last[0] == 0:
        return None
    if before_code(text, end):
        return None
    whole = _quantity(block, text, slash.start(2), end, last, "", cell)
    part = _quantity(block, text, at, stop, first, left, cell, unit_of=whole)
    if whole.kind == "percent":
        if len(token) == len(second) == 2 and token.isdigit() and second.isdigit():  # 98/85%: a slash for the comma
            return Mark(
                kind="percent", block=block, start=at, stop=end, end=whole.end, value=Decimal(f"{token}.{second}"),
                step=Decimal("0.01"), unit="%", dimension="%", odd=True,
            )  # fmt: skip
        return _other("unreadable", block, at, whole.end)
    part.part_of, whole.whole_of = whole, part
    part.end = stop
    return part, whole


def _same_noun(word: str, text: str, end: int) -> bool:
    """True when no other noun than ``word`` follows: ``40 hộ/52 hộ`` is a fraction, ``28 tổ/224 thành viên`` is not."""
    follows = noun_phrase(text, end).split(" ")[0]
    return follows == word.lower() if follows else not noun_follows(text, end)


def before_code(text: str, end: int) -> bool:
    """True when digits run on into letters that are no unit (``5G``, ``17PL``)."""
    tail = _CODE_TAIL.match(text, end)
    return bool(tail and text[end : end + 1].isalpha() and (unit := _UNIT.match(text, end)) and unit.end() == end)


def _quantity(
    block: Block,
    text: str,
    at: int,
    stop: int,
    read: tuple[Decimal, Decimal, bool],
    left: str,
    cell: bool,
    unit_of: Mark | None = None,
) -> Mark:
    """A number with its unit: money, percent, measure or count; or a name, year or duration that looks like one."""
    value, step, odd = read
    token = text[at:stop]
    if unit_of is not None:
        sign, left_text = 1, left
        mark = Mark(kind=unit_of.kind, block=block, start=at, stop=stop, end=stop, value=value, step=step,
                    unit=unit_of.unit,
                    dimension=unit_of.dimension, scale=unit_of.scale, odd=odd)  # fmt: skip
        if mark.kind == "count" and not _fractional(token):
            mark.step = Decimal(0)
        if mark.kind in ("name", "year", "duration"):
            mark.kind = "count"
        if found := _QUALIFIER.search(left_text):
            mark.qualifier = _QUALIFIERS[found[1].lower()]
        return mark
    sign = -1 if _negative(left, cell) else 1
    start = at - 1 if sign < 0 else at
    if before_code(text, stop):
        return _other("name", block, at, stop)
    unit = _UNIT.match(text, stop)
    scale_word = unit["scale"] if unit else None
    unit_word = unit["unit"] if unit else None
    per = unit["per"] if unit else None
    qualifier = None
    if found := _QUALIFIER.search(left):
        qualifier = _QUALIFIERS[found[1].lower()]
    digits = len(token.replace(".", "").replace(",", "").strip("0"))
    if digits > 5 or (digits > 3 and found and found[1].lower().startswith("ước")):
        qualifier = None  # a number written to so many digits is not approximate, whatever the word before it
    if scale_word and not unit_word and (rest := _COMPOUND.match(text, unit.end() if unit else stop)):
        return _compound(block, (start, stop), sign * value, scale_word, rest, qualifier)
    if (
        scale_word
        and not unit_word
        and scale_word.lower()[-1] in "ỷỉ"
        and _BARE.match(text, unit.end() if unit else stop)
    ):
        unit_word = "đồng"
    if unit and (scale_word or unit_word):
        kind, name, dimension, factor = _unit(scale_word, unit_word, per)
        end = unit.end() if per is None or kind == "rate" else unit.start("per")
        while end > stop and text[end - 1].isspace():
            end -= 1
        if kind == "money" and not scale_word and step == 1:
            step = Decimal(0)
        return Mark(kind=kind, block=block, start=start, stop=stop, end=end, value=sign * value, step=step, unit=name,
                    dimension=dimension, scale=factor, qualifier=qualifier, odd=odd)  # fmt: skip
    if not cell:
        if other := name_or_time(text, token, left, stop):
            named = _other(other, block, at, stop)
            if other == "duration":
                named.value, named.dimension = value, "time"
            return named
    kind, dimension = "count", "count"
    end = stop
    name = ""
    if per and not scale_word:
        kind, dimension, name = "rate", "rate", per.strip()
    return Mark(kind=kind, block=block, start=start, stop=stop, end=end, value=sign * value,
                step=step if _fractional(token) else Decimal(0), unit=name, dimension=dimension, qualifier=qualifier,
                odd=odd)  # fmt: skip


def _compound(
    block: Block,
    span: tuple[int, int],
    value: Decimal,
    scale_word: str,
    rest: re.Match[str],
    qualifier: Qualifier | None,
) -> Mark:
    """An amount told in two scales (``3.569 tỷ 659 triệu đồng``), in the smaller one."""
    unit = rest["scale"].lower()
    scale, smaller = SCALES[scale_word.lower()], SCALES[unit]
    return Mark(
        kind="money", block=block, start=span[0], stop=span[1], end=rest.end(),
        value=value * scale / smaller + Decimal(rest["number"]), step=Decimal(1), unit=f"{unit} đồng",
        dimension="money", scale=smaller, qualifier=qualifier,
    )  # fmt: skip


def _fractional(token: str) -> bool:
    return (
        "," in token
        or not token.replace(".", "").isdigit()
        or bool(token.count(".") == 1 and len(token.split(".")[1]) != 3)
    )


def _negative(left: str, cell: bool) -> bool:
    stripped = left.rstrip()
    if not left or left[-1] not in "-−":
        return False
    previous = stripped[:-1]
    return (
        (cell and not previous.strip("* ("))
        or previous[-1:] in ("(", "")
        or previous.endswith(("hơn ", "là ", "đạt ", ": "))
    )


def _unit(scale_word: str | None, unit_word: str | None, per: str | None) -> tuple[str, str, str, Decimal]:
    """Kind, unit as written, dimension and factor to the canonical unit."""
    scale = SCALES[" ".join(scale_word.lower().split())] if scale_word else Decimal(1)
    if unit_word is None:
        return "count" if scale_word else "scale", (scale_word or "").lower(), "count", scale
    word = " ".join(unit_word.lower().split())
    if "%" in word or word in ("‰", "phần trăm", "điểm phần trăm"):
        if word.startswith("điểm"):
            return "points", "điểm %", "points", Decimal(1)
        return "percent", "%", "%", Decimal(1)
    if word == "md":
        word = "m"
    known = parse_unit(word)
    dimension = known.dimension if known else word
    factor = (known.scale if known else Decimal(1)) * scale
    if dimension in ("usd", "eur"):
        word = word.upper() if len(word) == 3 else "USD"
    if dimension == "money":
        word = "đồng"
    name = f"{scale_word.lower()} {word}" if scale_word else word
    if dimension == "yield":
        return "rate", name, "yield", factor
    if per and dimension != "money":
        return "rate", name + "".join(per.split()), "rate:" + name + "".join(per.split()).lower(), factor
    kind = "money" if dimension in ("money", "usd", "eur") else "measure"
    return kind, name, dimension, factor
