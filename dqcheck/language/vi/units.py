"""Units of measurement and money in Vietnamese.

Traditional units whose size differs by region (sào, mẫu, công) are counted under their own name and never converted.
"""

from decimal import Decimal

from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.language.wording import Wording

_THOUSAND, _MILLION, _BILLION = Decimal(10**3), Decimal(10**6), Decimal(10**9)

UNITS = UnitWords(
    scales={
        "nghìn": _THOUSAND,
        "ngàn": _THOUSAND,
        "triệu": _MILLION,
        "tỷ": _BILLION,
        "tỉ": _BILLION,
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
        "chục triệu": Decimal(10**7),
        "chục tỷ": Decimal(10**10),
    },
    units={
        "money": (
            CURRENCY.code,
            {"đồng": "1", "đ": "1", "vnđ": "1", "vnd": "1", "₫": "1", "đồng việt nam": "1", "vn đồng": "1"},
        ),
        "percent": ("%", {"%": "1", "phần trăm": "1", "‰": "0.1", "phần nghìn": "0.1"}),
        "points": ("điểm %", {"điểm %": "1", "điểm%": "1", "điểm phần trăm": "1"}),
        "area": (
            "ha",
            {"ha": "1", "héc ta": "1", "hecta": "1", "m2": "0.0001", "m²": "0.0001", "km2": "100", "km²": "100",
             "mét vuông": "0.0001", "ki lô mét vuông": "100",
             "cây số vuông": "100"},
        ),
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
    },
    currency_names={
        "đô la": "$", "đô-la": "$", "đô": "$", "đô la mỹ": "USD", "đô mỹ": "USD", "đô-la mỹ": "USD",
        "đô la úc": "AUD", "đô la singapore": "SGD", "đô la xin-ga-po": "SGD", "đô la canada": "CAD",
        "đô la hồng kông": "HKD", "đô la hồng công": "HKD", "đô la đài loan": "TWD", "đài tệ": "TWD",
        "euro": "EUR", "ơ-rô": "EUR", "đồng euro": "EUR", "bảng anh": "GBP", "yên": "JPY", "yên nhật": "JPY",
        "yên nhật bản": "JPY", "nhân dân tệ": "CNY", "tệ": "CNY", "ndt": "CNY", "won": "KRW", "won hàn quốc": "KRW",
        "baht": "THB", "bạt": "THB", "baht thái": "THB", "bạt thái": "THB", "kíp": "LAK", "kíp lào": "LAK",
        "kip lào": "LAK", "riel": "KHR", "riên": "KHR", "rúp": "RUB", "rúp nga": "RUB", "franc thụy sĩ": "CHF",
        "phrăng thụy sĩ": "CHF", "ringgit": "MYR", "rupiah": "IDR", "rupee": "Rs", "rupee ấn độ": "INR",
    },
    amounts={
        "trđ": _MILLION,
        "tr.đ": _MILLION,
        "tr đ": _MILLION,
        "tr đồng": _MILLION,
        "tr.đồng": _MILLION,
        "trđồng": _MILLION,
        "1.000.000 đồng": _MILLION,
        "1000000 đồng": _MILLION,
        "1.000.000đ": _MILLION,
        "1000đ": _THOUSAND,
        "1.000đ": _THOUSAND,
        "1000 đồng": _THOUSAND,
        "1.000 đồng": _THOUSAND,
        "ng.đ": _THOUSAND,
        "nđ": _THOUSAND,
    },
    joined=("đồng", "đ", "vnđ", "vnd"),
    touching={"k": _THOUSAND, "tr": _MILLION, "tỷ": _BILLION},
    heading=Wording(r"\(?\s*(?:đơn vị(?: tính)?|đvt|đv tính)\s*[:：]?\s*"),
)  # fmt: skip
