"""Units of measurement and money in English."""

from decimal import Decimal

from dqcheck.language.currencies import BEFORE_NUMBERS
from dqcheck.language.types.units import UnitWords
from dqcheck.language.wording import Wording

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10**power) for power in (3, 6, 9, 12))

_CURRENCIES = {
    "dollar": "$", "dollars": "$", "euro": "EUR", "euros": "EUR", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "chinese yuan": "CNY", "yuan renminbi": "CNY", "pound sterling": "GBP", "pounds sterling": "GBP",
    "british pound": "GBP", "british pounds": "GBP", "uk pounds": "GBP", "sterling": "GBP", "baht": "THB",
    "thai baht": "THB", "korean won": "KRW", "south korean won": "KRW", "ringgit": "MYR", "rupiah": "IDR",
    "lao kip": "LAK", "kip": "LAK", "riel": "KHR", "riels": "KHR", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF",
    "forints": "HUF", "hryvnia": "UAH", "hryvnias": "UAH", "naira": "NGN", "rand": "ZAR", "taka": "BDT",
    "shekel": "ILS", "shekels": "ILS", "turkish lira": "TRY", "russian rouble": "RUB", "russian roubles": "RUB",
    "rubles": "RUB", "roubles": "RUB", "rupee": "Rs", "rupees": "Rs", "indian rupee": "INR", "indian rupees": "INR",
    "pakistani rupees": "PKR", "sri lankan rupees": "LKR", "nepalese rupees": "NPR", "swiss franc": "CHF",
    "swiss francs": "CHF", "krona": "kr", "kronor": "kr", "krone": "kr", "kroner": "kr", "swedish krona": "SEK",
    "swedish kronor": "SEK", "norwegian krone": "NOK", "norwegian kroner": "NOK", "danish krone": "DKK",
    "danish kroner": "DKK", "czech koruna": "CZK", "czech crowns": "CZK", "brazilian real": "BRL",
    "brazilian reais": "BRL", "reais": "BRL", "mexican pesos": "MXN", "chilean pesos": "CLP",
    "philippine pesos": "PHP", "argentine pesos": "ARS", "colombian pesos": "COP", "kenyan shillings": "KES",
    "tanzanian shillings": "TZS", "ugandan shillings": "UGX", "uae dirhams": "AED", "saudi riyals": "SAR",
    **{f"{country} {noun}": code
       for country, code in (
           ("us", "USD"), ("u.s.", "USD"), ("american", "USD"), ("united states", "USD"), ("australian", "AUD"),
           ("canadian", "CAD"), ("new zealand", "NZD"), ("singapore", "SGD"), ("hong kong", "HKD"), ("taiwan", "TWD"),
           ("new taiwan", "TWD"), ("fiji", "FJD"), ("jamaican", "JMD"))
       for noun in ("dollar", "dollars")},
}  # fmt: skip
"""Names of money; those of several countries stand for the sign that these share."""

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
        "thousand million": _BILLION,
        "thousand billion": _TRILLION,
        "million million": _TRILLION,
        "mio": _MILLION,
        "mio.": _MILLION,
        "mrd": _BILLION,
        "mrd.": _BILLION,
        "lakh": Decimal(10**5),
        "lakhs": Decimal(10**5),
        "crore": Decimal(10**7),
        "crores": Decimal(10**7),
        "lakh crore": _TRILLION,
    },
    units={
        "money": ("đồng", {"vnd": "1", "vnđ": "1", "đồng": "1", "dong": "1", "vietnamese dong": "1", "₫": "1"}),
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
             "km²": "100", "sq km": "100", "sq. km": "100", "square kilometre": "100", "square kilometres": "100",
             "square kilometers": "100", "acre": "0.40468564224", "acres": "0.40468564224",
             "square mile": "258.9988110336", "square miles": "258.9988110336",
             "sq mile": "258.9988110336", "sq miles": "258.9988110336"},
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
    currency_names=_CURRENCIES,
    amounts={"vnd'000": _THOUSAND, "vnd 1,000": _THOUSAND, "1,000 vnd": _THOUSAND, "'000 vnd": _THOUSAND},
    joined=("vnd", "vnđ"),
    scale_follows=True,
    before=BEFORE_NUMBERS,
    touching={"k": _THOUSAND, "m": _MILLION, "mm": _MILLION, "mn": _MILLION, "mln": _MILLION, "mil": _MILLION,
              "b": _BILLION, "bn": _BILLION, "bil": _BILLION, "tn": _TRILLION},
    linking=("of",),
    heading=Wording(
        r"\(?\s*(?:(?:units?(?: of measure(?:ment)?)?|currency|amounts?)\s*[:：]\s*(?:in\s)?|"
        r"(?:(?:all\s)?(?:amounts|figures|values|numbers|data)\s(?:are\s)?)?(?:(?:expressed|stated|shown|given)\s)?in\s)"
    ),
)  # fmt: skip
