"""The text that a cell shows of a number, by the section of its format code that holds."""

from decimal import ROUND_HALF_UP, Decimal

from dqcheck.sources.formats import section_of

KEPT_DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number."""
_MOST_SHOWN = 60


def rendered(code: str, value: float, *, decimal: str = ",", group: str = "") -> str | None:
    """What a cell of that format shows of a number, with the given marks; None where that is not a matter of digits
    alone (dates, fractions, powers of ten) or the code does not fix it (General).

    >>> rendered("00000", 10), rendered('#,##0.0,," triệu"', 15130000), rendered("000-00", 1234)
    ('00010', '15,1 triệu', '012-34')
    """
    section = section_of(code, value)
    if section is None or section.format.decimals is None or value != value or abs(value) > 10**KEPT_DIGITS:
        return None
    shown = section.format
    number = Decimal(format(value, f".{KEPT_DIGITS}g")).scaleb(2 * shown.percent - 3 * shown.thousands)
    places = (shown.decimals or 0) + 3 * shown.thousands
    if places > _MOST_SHOWN:
        return None
    whole, _, fraction = format(abs(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f").partition(".")
    grouped = any(kind == "comma" for kind, _ in section.pieces) and bool(group)
    text = _filled(section.pieces, whole.lstrip("0"), fraction, decimal, group if grouped else "")
    # a section of negative numbers brings its own sign
    signed = value < 0 and (section.condition is not None or section == section_of(code, -value))
    return "-" * (signed and bool((whole + fraction).strip("0"))) + text.strip()


def _filled(pieces: tuple[tuple[str, str], ...], whole: str, fraction: str, decimal: str, group: str) -> str:
    """The pieces with the digits in their places: the first place takes all that is left over."""
    point = next((at for at, (kind, _) in enumerate(pieces) if kind == "point"), len(pieces))
    places = [at for at, (kind, _) in enumerate(pieces[:point]) if kind == "digit"]
    queue = list(whole)
    in_place: dict[int, str] = {}
    for at in reversed(places):
        if queue:
            in_place[at] = queue.pop()
        else:
            in_place[at] = "0" if pieces[at][1] == "0" else ""
    if places:
        in_place[places[0]] = "".join(queue) + in_place[places[0]]
    texts: list[str] = []
    shown, left = "", fraction
    for at, (kind, text) in enumerate(pieces):
        if kind == "digit" and at < point:
            texts.append(in_place[at])
        elif kind == "digit":
            digit, left = left[:1], left[1:]
            optional = text != "0" and not (digit + left).strip("0")
            texts.append("" if optional else digit)
        elif kind == "point":
            shown = decimal if fraction.strip("0") or _needed(pieces[at:]) else ""
            texts.append(shown)
        elif kind in ("literal", "percent"):
            texts.append(text)
    if not group or any(kind == "literal" for kind, _ in pieces[places[0] : places[-1]] if places):
        return "".join(texts)
    digits = "".join(in_place[at] for at in places)
    return "".join(texts).replace(digits, _grouped(digits, group), 1) if digits else "".join(texts)


def _needed(pieces: tuple[tuple[str, str], ...]) -> bool:
    return any(piece == ("digit", "0") for piece in pieces)


def _grouped(digits: str, group: str) -> str:
    head = len(digits) % 3 or 3
    return group.join([digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))])
