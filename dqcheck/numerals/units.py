"""Units of measurement and money as administrative writing names them.

Money is always in ``đồng``; scales are exact decimals to the canonical unit of each dimension. Traditional units whose
size differs by region (sào, mẫu, công) are counted under their own name and never converted.
"""

import re
from decimal import Decimal
from functools import lru_cache

from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise


@record
class Unit:
    """A unit: ``code`` is the canonical unit of its ``dimension`` and ``scale`` the factor to it.

    ``triệu đồng`` is code ``đồng``, dimension ``money``, scale 1000000. Things that are counted (``hồ sơ``,
    ``triệu lượt``) have the dimension ``count`` and their own noun as code.
    """

    code: str
    dimension: str
    scale: Decimal = Decimal(1)


ONE = Decimal(1)
SCALES = {
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
    "trăm": Decimal(100),
    "vạn": Decimal(10**4),
    "nghìn tỷ": Decimal(10**12),
    "ngàn tỷ": Decimal(10**12),
    "nghìn tỉ": Decimal(10**12),
    "ngàn tỉ": Decimal(10**12),
    "trăm triệu": Decimal(10**8),
    "trăm tỷ": Decimal(10**11),
    "trăm nghìn": Decimal(10**5),
    "chục nghìn": Decimal(10**4),
}
"""Scale words that stand between a number and its unit."""

_BASE = {
    "money": ("đồng", {"đồng": "1", "đ": "1", "vnđ": "1", "vnd": "1", "đồng việt nam": "1", "vn đồng": "1"}),
    "usd": ("USD", {"usd": "1", "đô la mỹ": "1", "đô la": "1", "us$": "1", "$": "1"}),
    "eur": ("EUR", {"eur": "1", "euro": "1"}),
    "percent": ("%", {"%": "1", "phần trăm": "1", "‰": "0.1", "phần nghìn": "0.1"}),
    "points": ("điểm %", {"điểm %": "1", "điểm phần trăm": "1"}),
    "area": ("ha", {"ha": "1", "héc ta": "1", "hecta": "1", "m2": "0.0001", "m²": "0.0001", "km2": "100", "km²": "100",
                    "mét vuông": "0.0001", "ki lô mét vuông": "100"}),
    "length": ("m", {"m": "1", "mét": "1", "km": "1000", "ki lô mét": "1000", "cm": "0.01", "mm": "0.001"}),
    "mass": ("tấn", {"tấn": "1", "tạ": "0.1", "yến": "0.01", "kg": "0.001", "kilôgam": "0.001", "gam": "0.000001"}),
    "volume": ("m3", {"m3": "1", "m³": "1", "mét khối": "1", "lít": "0.001"}),
    "energy": ("kWh", {"kwh": "1", "mwh": "1000", "gwh": "1000000"}),
    "power": ("kW", {"kw": "1", "mw": "1000", "gw": "1000000"}),
    "bitrate": ("Mbps", {"mbps": "1", "gbps": "1000", "kbps": "0.001", "mb/s": "1", "gb/s": "1000"}),
    "data": ("GB", {"gb": "1", "mb": "0.001", "tb": "1000"}),
    "yield": ("tạ/ha", {"tạ/ha": "1", "tấn/ha": "10", "kg/ha": "0.01"}),
    "density": ("người/km2", {"người/km2": "1", "người/km²": "1"}),
    "income": ("đồng/người", {"đồng/người": "1"}),
}  # fmt: skip
_UNITS = {
    name: Unit(code=code, dimension=dimension, scale=Decimal(scale))
    for dimension, (code, names) in _BASE.items()
    for name, scale in names.items()
}
_MONEY = {
    f"{word}{gap}{unit}": Unit(code="đồng", dimension="money", scale=scale)
    for word, scale in SCALES.items()
    for unit in ("đồng", "đ", "vnđ", "vnd")
    for gap in (" ", "")
} | {
    name: Unit(code="đồng", dimension="money", scale=SCALES[word])
    for word, names in {
        "triệu": (
            "trđ",
            "tr.đ",
            "tr đ",
            "tr đồng",
            "tr.đồng",
            "trđồng",
            "1.000.000 đồng",
            "1000000 đồng",
            "1.000.000đ",
        ),
        "nghìn": ("1000đ", "1.000đ", "1000 đồng", "1.000 đồng", "ng.đ", "nđ"),
    }.items()
    for name in names
}

_LEAD = re.compile(r"\(?\s*(?:đơn vị(?: tính)?|đvt|đv tính)\s*[:：]?\s*", re.IGNORECASE)
_NOUN = re.compile(r"[^\W\d_]+(?:[ /.\-][^\W\d_]+){0,5}")


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit | None:
    """The unit that a text names, or None. Reads a form's unit line (``Đơn vị tính: triệu đồng``) as well.

    A bare scale word (``tỷ``) has an empty code and the dimension ``scale``; words that name no unit of measurement are
    things that are counted.
    """
    name = normalise(text).casefold()
    if lead := _LEAD.match(name):
        name = name[lead.end() :]
    name = name.strip(" .,;:()")
    if not name:
        return None
    if known := _UNITS.get(name) or _MONEY.get(name):
        return known
    if name in SCALES:
        return Unit(code="", dimension="scale", scale=SCALES[name])
    words = name.split(" ")
    for size in (2, 1):
        scale = SCALES.get(" ".join(words[:size]))
        if scale is not None:
            base = parse_unit(" ".join(words[size:]))
            if base is None or base.dimension in ("percent", "scale"):
                return None
            return Unit(code=base.code, dimension=base.dimension, scale=scale * base.scale)
    return Unit(code=name, dimension="count") if _NOUN.fullmatch(name) else None
