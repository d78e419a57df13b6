"""Find every figure in a text: one linear pass over its digits, each classified by the words around it.

What is not a quantity (dates, document numbers, names such as ``Nghị quyết 57``, list numbering, codes, addresses) is
still returned with its own kind, so that coverage can count it and nothing adds it up.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from dqcheck.language.types.figures import FigureWords, NumberNames
from dqcheck.language.types.numerals import NumeralWords
from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.numbers import MOST_DIGITS, read_numeral, step
from dqcheck.numerals.qualifiers import qualifier_before
from dqcheck.numerals.units import MONEY, parse_unit
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.figures.list_numbers import list_numbers
from dqcheck.prose.figures.surroundings import name_or_time, noun_follows, noun_phrase

_DIGITS = re.compile(r"\d++(?:[.,]\d++)*+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d/]|[.,]\d)")
"""A number whose groups are parted by spaces, as it can only be meant before a unit."""
_DATE = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d")
_SLASH = re.compile(r"\s?([^\W\d_]{1,3}[23²³]?|%)?\s?/\s?(\d++(?:[.,]\d++)*+)")
_SIGN_BEHIND = re.compile(r"\s[-−–]\d")
_PER = re.compile(r"^\s?(?:/|per\s)\s?")
_AROUND_THE_CLOCK = ("24", "7")
_EXACT_DIGITS = 6
"""A number written to so many digits is not approximate, whatever the word before it."""
_EXACT_ESTIMATE_DIGITS = 4
"""The same of an estimate."""
_IN_HUNDREDTHS = frozenset({"%", "points"})
"""Dimensions whose figures are kept in percent, however they are written."""
_DIGITS_OF_PROPORTIONS = frozenset("123456789")
_WHOLE_SPANS = frozenset({"reference", "date", "range", "name", "money"})
"""Kinds whose digits are all read when one is found."""

Read = tuple[Decimal, Decimal, bool]
"""A value, the step that its writing shows, and whether its notation is unusual."""


def _numeral(token: str, words: NumeralWords) -> Read | None:
    """The value of a numeral; None when it cannot be read in one way. What the notation forbids and can mean one thing
    only, as a decimal point (``87.25``), is that, marked unusual."""
    if len(token) > MOST_DIGITS:
        return None
    value = read_numeral(token, notation=words.notation)
    if isinstance(value, Decimal):
        return value, step(value), False
    return (value[0], step(value[0]), True) if len(value) == 1 else None


def scan(block: Block, text: str, *, start: int = 0) -> Iterator[Mark]:
    """Every figure of a text in reading order. ``start`` skips the list marker of a block."""
    done = start
    numbers = list_numbers(text)
    for found in _DIGITS.finditer(text, start):
        at, stop = found.span()
        if at < done:
            continue
        if at in numbers:
            yield _other("name", block, at, stop)
            done = stop
            continue
        stop = _end_of_groups(block, text, at, stop)
        mark = _classify(block, text, at, stop)
        if isinstance(mark, tuple):
            yield from mark
            done = mark[-1].end
        else:
            yield mark
            done = max(stop, mark.end) if mark.kind in _WHOLE_SPANS else stop


def _end_of_groups(block: Block, text: str, at: int, stop: int) -> int:
    """The end of a number with its further groups, where spaces part these (``1 440 m2``)."""
    spaced = _SPACED.match(text, at)
    if spaced is None or spaced.end() <= stop:
        return stop
    words = block.words.figures
    unit = words.written.unit.match(text, spaced.end())
    if not unit or not unit["unit"] or words.names.named.search(text[max(0, at - words.reach.kind_characters) : at]):
        return stop
    return spaced.end()


def _classify(block: Block, text: str, at: int, stop: int) -> Mark | tuple[Mark, Mark]:
    words = block.words.figures
    names = words.names
    left = text[max(0, at - words.reach.kind_characters) : at]
    before = left[-1:]
    if before and (before.isalpha() or before == "_"):
        return _other("name", block, at, stop)
    if before in "-–/." and len(left) > 1 and (left[-2].isalpha() or left[-2] == "."):
        if before != "/" or not names.counted_before.search(left):
            return _other("name", block, at, stop)
    if date := _DATE.match(text, at):
        return _other("date", block, at, date.end())
    if reference := names.reference.match(text, at):
        return _other("reference", block, at, reference.end())
    if _MONTH.fullmatch(text, at, stop) and names.period_before.search(left):
        return _other("date", block, at, stop)
    if slash := _SLASH.match(text, stop):
        pair = _slash(block, text, at, stop, slash, left)
        if pair is not None:
            return pair
    if names.clock.match(text, stop) or (stop - at <= 2 and _is_day(names, text, left, stop)):
        return _other("date", block, at, stop)
    if stop - at <= 3 and _is_age(block, text, left, stop):
        return _other("range", block, at, stop)
    read = _numeral(text[at:stop].replace(" ", ""), words.numerals)
    if read is None:
        return _other("unreadable", block, at, stop)
    dash = names.range_end.match(text, stop)
    last = _numeral(dash["last"], words.numerals) if dash else None
    # A dash with a space before it alone is a sign, unless what follows is larger: ``416,3 -8%``, ``5 -7 ngày``.
    if dash and last is not None and (last[0] > read[0] or not _SIGN_BEHIND.match(text, stop)):
        return _other("range", block, at, dash.end())
    return _quantity(block, text, at, stop, read, left)


def _is_age(block: Block, text: str, left: str, stop: int) -> bool:
    """True for an end of a range of ages."""
    names = block.words.figures.names
    before = block.may_say(names.age_before) and names.age_before.search(left)
    return bool(before or (block.may_say(names.age_behind) and names.age_behind.match(text, stop)))


def _is_day(names: NumberNames, text: str, left: str, stop: int) -> bool:
    """True for a day whose month a later day tells: ``hôm 24 và 25/6``."""
    return bool(names.period_before.search(left)) and bool(names.day_after.match(text, stop))


def _other(kind: str, block: Block, at: int, end: int) -> Mark:
    return Mark(kind=kind, block=block, start=at, stop=end, end=end, value=Decimal(0))


def _slash(
    block: Block, text: str, at: int, stop: int, slash: re.Match[str], left: str
) -> Mark | tuple[Mark, Mark] | None:
    """A date without year, a month of a year, a scale of a map, or a fraction of two numbers; None for none of them."""
    words = block.words.figures
    token, second = text[at:stop], slash[2]
    end = slash.end(2)
    follows = text[end : end + 2]
    if follows[:1] == "/" and follows[1:2].isdigit():
        return _other("date", block, at, end)
    if slash[1] is None and _is_date(words, text, token, second, left, end):
        return _other("date", block, at, end)
    if words.names.rank_before.search(left) or (token == "1" and words.names.ratio_before.search(left)):
        return _other("name", block, at, end)
    if (named := words.names.named.search(left)) and named[0].strip(" .:").lower() in words.names.always:
        return _other("name", block, at, end)
    if slash[1] and not words.written.unit.fullmatch(slash[1]) and not _same_noun(words, slash[1], text, end):
        return None
    first, last = _numeral(token, words.numerals), _numeral(second, words.numerals)
    if first is None or last is None or last[0] == 0:
        return None
    whole = _quantity(block, text, slash.start(2), end, last, "")
    if whole.kind == "percent":
        if len(token) == len(second) == 2 and token.isdigit() and second.isdigit():  # 98/85%: a slash for the comma
            return Mark(
                kind="percent", block=block, start=at, stop=stop, end=whole.end, value=Decimal(f"{token}.{second}"),
                step=Decimal("0.01"), unit="%", dimension="%", odd=True,
            )  # fmt: skip
        return _other("unreadable", block, at, whole.end)
    if _is_proportion(words, token, second, left) and slash[1] is None:
        return Mark(kind="proportion", block=block, start=at, stop=end, end=end, value=first[0] / last[0])
    part = _numerator(block, at, stop, first, left, whole)
    return part, whole


def _is_proportion(words: FigureWords, token: str, second: str, left: str) -> bool:
    """True for a fraction of small numbers that says how much of something there is, and counts nothing."""
    small = token in _DIGITS_OF_PROPORTIONS and (second in _DIGITS_OF_PROPORTIONS or second == "10")
    return small and token < second and bool(words.names.share_before.search(left))


def _is_date(words: FigureWords, text: str, token: str, second: str, left: str, end: int) -> bool:
    """True for a day and month, or a month and year, with a slash between them."""
    if not (token.isdigit() and second.isdigit() and len(token) <= 2):
        return False
    if (token, second) == _AROUND_THE_CLOCK:
        return True
    dated = words.names.date_before.search(left) or words.names.day_before.search(left)
    if len(second) <= 2:
        possible = 0 < int(token) <= 31 and 0 < int(second) <= 12
        more = int(token) > int(second) and not (noun_follows(words.nouns, text, end) or words.names.named.search(left))
        valued = words.names.date_valued.match(text, end)  # the stock of a day: tồn 30/6 là 886 tấn
        return possible and (bool(dated) or bool(valued) or (more and _clause_ends(text, end)))
    return (
        len(second) == 4
        and second[:2] in ("19", "20")
        and (int(token) <= 12 or bool(words.names.week_before.search(left)))
        and (bool(dated) or len(token) == 1 or not words.written.unit.match(text, end))
    )


def _clause_ends(text: str, end: int) -> bool:
    """True where a clause ends behind a figure: a day without the word for one is told at the end of one."""
    return text[end : end + 1] in (",", ".", ";", ")", "") and not text[end + 1 : end + 2].isdigit()


def _numerator(block: Block, at: int, stop: int, read: Read, left: str, whole: Mark) -> Mark:
    """The number before the slash of a fraction, in the unit of the one behind it."""
    value, shown, odd = read
    part = Mark(
        kind="count" if whole.kind in ("name", "year", "duration") else whole.kind, block=block, start=at, stop=stop,
        end=stop, value=value, step=shown, unit=whole.unit, dimension=whole.dimension, scale=whole.scale, odd=odd,
        qualifier=qualifier_before(left, block.words.figures.numerals)[0], part_of=whole,
    )  # fmt: skip
    if whole.kind == "count":
        part.step = _counted(part.step)
    whole.whole_of = part
    return part


def _counted(shown: Decimal) -> Decimal:
    """The step of a count: whole ones are exact."""
    return shown if shown < 1 else Decimal(0)


def _same_noun(words: FigureWords, word: str, text: str, end: int) -> bool:
    """True when no other noun than ``word`` follows: ``40 hộ/52 hộ`` is a fraction, ``28 tổ/224 thành viên`` is not."""
    follows = noun_phrase(words.nouns, text, end).split(" ")[0]
    return follows == word.lower() if follows else not noun_follows(words.nouns, text, end)


def _quantity(block: Block, text: str, at: int, stop: int, read: Read, left: str) -> Mark:
    """A number with its unit: money, percent, measure or count; or a name, year or duration that looks like one."""
    words = block.words.figures
    value, shown, odd = read
    token = text[at:stop]
    negative = _negative(words, left)
    unit = words.written.unit.match(text, stop)
    scale_word, unit_word, per = (unit["scale"], unit["unit"], unit["per"]) if unit else (None, None, None)
    currency = words.written.currency_before.search(left) if block.may_say(words.written.currency_before) else None
    qualifier = _qualifier(words, token, left[: currency.start()] if currency else left)  # up to $2,000
    if qualifier is Qualifier.ABOUT and shown < 1 and len(token.strip("0.,")) > 2:
        # Told with decimals it is rounded as it is written, and may be one step off.
        qualifier, shown = None, 2 * shown
    mark = Mark(
        kind="count", block=block, start=at - 1 if negative else at, stop=stop, end=stop,
        value=-value if negative else value, step=_counted(shown), dimension="count",
        qualifier=qualifier, odd=odd,
    )  # fmt: skip
    if unit and scale_word and not unit_word:
        if rest := words.written.smaller.match(text, unit.end()):
            return _told_in_two_scales(mark, scale_word, rest)
        billions = scale_word.lower().split()[-1] in words.written.money_scales
        if billions and words.written.bare.match(text, unit.end()):
            unit_word = words.numerals.units.money
    currency = None if unit_word else currency
    if currency:
        unit_word = currency["unit"]
    elif scale_word and len(scale_word) == 1:
        return _other("name", block, at, stop)  # 300m: hardly millions
    if unit and (scale_word or unit_word):
        mark.kind, mark.unit, mark.dimension, mark.scale = _unit(words, scale_word, unit_word, per)
        if mark.dimension in _IN_HUNDREDTHS and mark.scale != 1:  # per mille, basis points
            mark.value, shown, mark.scale = mark.value * mark.scale, shown * mark.scale, Decimal(1)
        mark.per = _PER.sub("", per).lower() if per and mark.kind == "rate" else ""
        mark.start -= len(currency[0]) if currency else 0
        end = unit.end() if per is None or mark.kind == "rate" else unit.start("per")
        mark.end = stop + len(text[stop:end].rstrip())
        mark.step = Decimal(0) if mark.kind == "money" and not scale_word and shown == 1 else shown
        return _limited(mark, text, left)
    other = name_or_time(words.names, words.nouns, text, token, left, stop)
    if other == "name" and words.names.struck_out.search(left) and _is_struck_out(block, text, left, stop):
        other = ""
    if other:
        named = _other(other, block, at, stop)
        if other == "duration" and (unit := words.names.duration.match(text, stop)):
            named.value, named.step, named.unit = value, _counted(shown), unit[0].strip().lower()
            named.dimension, named.qualifier = f"time:{named.unit}", qualifier
        return named
    if per:
        mark.kind, mark.dimension, mark.unit = "rate", "rate", per.strip()
    return _limited(mark, text, left)


def _is_struck_out(block: Block, text: str, left: str, stop: int) -> bool:
    """True for a number of people, or of things that the text counts elsewhere too: ``24 đội ..., loại 9 đội``, not
    ``loại 16 chỗ, loại 29 chỗ``; or counted at the time that the word closes: ``giữa khóa 5 em chuyển đi``."""
    if block.words.sums.people.match(text, stop + 1):
        return True
    noun = noun_phrase(block.words.figures.nouns, text, stop).split(" ")[0]
    word = re.escape(left.rsplit(maxsplit=1)[-1])
    return bool(noun) and re.search(rf"(?<!{word} )(?<![\d.,])\d[\d.,]*\s{re.escape(noun)}(?!\w)", text) is not None


def _limited(mark: Mark, text: str, left: str) -> Mark:
    """A figure as a limit, where the words beside it say that others are held against it."""
    limits = mark.block.words.figures.limits
    before = mark.block.may_say(limits.before) and limits.before.search(left)
    if before or (mark.block.may_say(limits.behind) and limits.behind.match(text, mark.end)):
        mark.kind, mark.qualifier = "limit", None
    return mark


def _qualifier(words: FigureWords, token: str, left: str) -> Qualifier | None:
    """The qualifier before a number, but for one written so exactly that the word means nothing, and for the end of a
    comparative (``cao hơn 8,2 điểm``)."""
    qualifier, word = qualifier_before(left, words.numerals)
    if qualifier is None or words.changes.compared.search(left):
        return None
    digits = len(token.replace(".", "").replace(",", "").strip("0"))
    exact = _EXACT_ESTIMATE_DIGITS if word in words.numerals.estimates else _EXACT_DIGITS
    return qualifier if digits < exact else None


def _told_in_two_scales(mark: Mark, scale_word: str, rest: re.Match[str]) -> Mark:
    """An amount told in two scales (``3.569 tỷ 659 triệu đồng``), in the smaller one."""
    units = mark.block.words.figures.numerals.units
    unit = rest["scale"].lower()
    smaller = units.scales[unit]
    mark.kind, mark.unit, mark.dimension, mark.scale = "money", f"{unit} {units.money}", "money", smaller
    mark.value = mark.value * _scale(mark.block.words.figures, scale_word) / smaller + Decimal(rest["number"])
    mark.step, mark.end, mark.odd = Decimal(1), rest.end(), False
    return mark


def _negative(words: FigureWords, left: str) -> bool:
    """True when the sign before a number is a minus, not a dash or a hyphen."""
    if not left or left[-1] not in "-−":
        return False
    previous = left[:-1]
    return previous[-1:] in ("(", "") or previous.endswith(words.written.before_minus)


def _scale(words: FigureWords, scale_word: str) -> Decimal:
    word = " ".join(scale_word.lower().split())
    return words.numerals.units.scales[words.written.spoken.get(word, word)]


def _unit(
    words: FigureWords, scale_word: str | None, unit_word: str | None, per: str | None
) -> tuple[str, str, str, Decimal]:
    """Kind, unit as written, dimension and factor to the canonical unit."""
    scale = _scale(words, scale_word) if scale_word else Decimal(1)
    if scale_word:
        scale_word = words.written.spoken.get(scale_word.lower(), scale_word)
    if unit_word is None:
        return "count", (scale_word or "").lower(), "count", scale
    word = " ".join(unit_word.lower().split())
    word = words.written.spoken.get(word, word)
    known = parse_unit(word, words.numerals.units)
    dimension = known.dimension if known else word
    if known and dimension == "percent":
        return "percent", known.code, known.code, known.scale
    if known and dimension == "points":
        return "points", known.code, "points", known.scale
    factor = (known.scale if known else Decimal(1)) * scale
    currency = dimension in MONEY
    if known and currency:
        word = known.code
    name = f"{scale_word.lower()} {word}" if scale_word else word
    if dimension == "yield":
        return "rate", name, "yield", factor
    if per and not currency:
        each = "".join(per.split()) if "/" in per else " " + " ".join(per.split())
        return "rate", name + each, f"rate:{name}{each.lower()}", factor
    return "money" if currency else "measure", name, dimension, factor
