"""Units of measurement and money in English."""

from decimal import Decimal

from dqcheck.language.types.units import UnitWords
from dqcheck.language.wording import Wording

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10**power) for power in (3, 6, 9, 12))

UNITS = UnitWords(
    scales={
        "k": _THOUSAND,
        "thousand": _THOUSAND,
        "thousands": _THOUSAND,
        "mn": _MILLION,
        "mln": _MILLION,
        "million": _MILLION,
        "millions": _MILLION,
        "bn": _BILLION,
        "bln": _BILLION,
        "billion": _BILLION,
        "billions": _BILLION,
        "tn": _TRILLION,
        "trn": _TRILLION,
        "trillion": _TRILLION,
        "trillions": _TRILLION,
        "hundred": Decimal(100),
        "hundreds": Decimal(100),
        "dozen": Decimal(12),
        "ten thousand": Decimal(10**4),
        "hundred thousand": Decimal(10**5),
        "hundred million": Decimal(10**8),
        "thousand billion": _TRILLION,
    },
    units={
        "money": ("đồng", {"vnd": "1", "vnđ": "1", "đồng": "1", "dong": "1", "vietnamese dong": "1", "₫": "1"}),
        "usd": (
            "USD",
            {"usd": "1", "us$": "1", "$": "1", "dollar": "1", "dollars": "1", "us dollar": "1", "us dollars": "1"},
        ),
        "eur": ("EUR", {"eur": "1", "€": "1", "euro": "1", "euros": "1"}),
        "gbp": ("GBP", {"gbp": "1", "£": "1", "pound sterling": "1", "pounds sterling": "1"}),
        "jpy": ("JPY", {"jpy": "1", "¥": "1", "yen": "1"}),
        "chf": ("CHF", {"chf": "1", "swiss franc": "1", "swiss francs": "1"}),
        "percent": ("%", {"%": "1", "percent": "1", "per cent": "1", "pct": "1", "‰": "0.1", "per mille": "0.1"}),
        "points": (
            "pp",
            {"pp": "1", "ppt": "1", "percentage point": "1", "percentage points": "1", "% points": "1",
             "basis point": "0.01", "basis points": "0.01", "bps": "0.01"},
        ),
        "area": (
            "ha",
            {"ha": "1", "hectare": "1", "hectares": "1", "m2": "0.0001", "m²": "0.0001", "sq m": "0.0001",
             "square metre": "0.0001", "square metres": "0.0001", "square meters": "0.0001", "km2": "100",
             "km²": "100", "sq km": "100", "square kilometre": "100", "square kilometres": "100",
             "square kilometers": "100", "acre": "0.40468564224", "acres": "0.40468564224"},
        ),
        "length": (
            "m",
            {"m": "1", "metre": "1", "metres": "1", "meter": "1", "meters": "1", "km": "1000", "kilometre": "1000",
             "kilometres": "1000", "kilometers": "1000", "cm": "0.01", "mm": "0.001", "mile": "1609.344",
             "miles": "1609.344"},
        ),
        "mass": (
            "t",
            {"t": "1", "tonne": "1", "tonnes": "1", "ton": "1", "tons": "1", "metric ton": "1", "metric tons": "1",
             "quintal": "0.1", "quintals": "0.1", "kg": "0.001", "kilogram": "0.001", "kilograms": "0.001",
             "g": "0.000001", "gram": "0.000001", "grams": "0.000001"},
        ),
        "volume": (
            "m3",
            {"m3": "1", "m³": "1", "cubic metre": "1", "cubic metres": "1", "cubic meters": "1", "l": "0.001",
             "litre": "0.001", "litres": "0.001", "liters": "0.001"},
        ),
        "energy": ("kWh", {"kwh": "1", "mwh": "1000", "gwh": "1000000", "twh": "1000000000"}),
        "power": ("kW", {"kw": "1", "mw": "1000", "gw": "1000000"}),
        "bitrate": ("Mbps", {"mbps": "1", "gbps": "1000", "kbps": "0.001", "mb/s": "1", "gb/s": "1000"}),
        "data": ("GB", {"gb": "1", "mb": "0.001", "tb": "1000"}),
        "yield": ("t/ha", {"t/ha": "1", "tonnes/ha": "1", "tonnes per hectare": "1", "kg/ha": "0.001"}),
        "density": (
            "people/km2",
            {"people/km2": "1", "people/km²": "1", "persons/km2": "1", "people per square kilometre": "1",
             "per sq km": "1"},
        ),
        "income": ("VND/person", {"vnd/person": "1", "vnd per capita": "1"}),
    },
    currencies=frozenset({"money", "usd", "eur", "gbp", "jpy", "chf"}),
    amounts={"vnd'000": _THOUSAND, "vnd 1,000": _THOUSAND, "1,000 vnd": _THOUSAND, "'000 vnd": _THOUSAND},
    joined=("vnd", "vnđ"),
    scale_follows=True,
    before=("us$", "usd", "eur", "gbp", "jpy", "chf", "vnd", "$", "€", "£", "¥", "₫"),
    touching={"k": _THOUSAND, "m": _MILLION, "mn": _MILLION, "mln": _MILLION, "b": _BILLION, "bn": _BILLION,
              "tn": _TRILLION},
    heading=Wording(r"\(?\s*(?:units?(?: of measure(?:ment)?)?\s*[:：]\s*(?:in\s)?|in\s)"),
)  # fmt: skip
