"""How numbers are written in Vietnamese."""

from dqcheck.language.types.numerals import NumberNotation, NumberWords, NumeralWords
from dqcheck.language.vi.units import UNITS
from dqcheck.model.quantity import Qualifier

NUMERALS = NumeralWords(
    notation=NumberNotation(group=".", decimal=","),
    qualifiers={
        "khoảng": Qualifier.ABOUT,
        "ước khoảng": Qualifier.ABOUT,
        "ước": Qualifier.ABOUT,
        "ước đạt": Qualifier.ABOUT,
        "ước tính": Qualifier.ABOUT,
        "ước chừng": Qualifier.ABOUT,
        "xấp xỉ": Qualifier.ABOUT,
        "chừng": Qualifier.ABOUT,
        "gần": Qualifier.NEARLY,
        "hơn": Qualifier.OVER,
        "trên": Qualifier.OVER,
        "dưới": Qualifier.UNDER,
        "chưa đến": Qualifier.UNDER,
        "chưa đầy": Qualifier.UNDER,
        "ít nhất": Qualifier.AT_LEAST,
        "tối thiểu": Qualifier.AT_LEAST,
        "không dưới": Qualifier.AT_LEAST,
        "tối đa": Qualifier.AT_MOST,
        "không quá": Qualifier.AT_MOST,
        "nhiều nhất": Qualifier.AT_MOST,
    },
    lone_qualifiers={"từ": Qualifier.AT_LEAST},
    estimates=frozenset({"ước", "ước khoảng", "ước đạt", "ước tính", "ước chừng"}),
    nil=frozenset(
        {"-", "–", "—", "−", "--", "không", "không có", "không phát sinh", "chưa phát sinh", "ko", "không."}
    ),
    not_available=frozenset(
        {"x", "n/a", "na", "null", "chưa có", "chưa có số liệu", "không có số liệu", "chưa thống kê",
         "chưa xác định", "chưa tổng hợp", "chưa rà soát", "không xác định", "không thống kê", "chưa rõ", "?"}
    ),
    number_words=NumberWords(
        ones={
            "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
            "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
        },
        tens={"mười": 10},
        multipliers={"trăm": 100, "mươi": 10, "chục": 10},
        scales={"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9},
        silent=frozenset({"linh", "lẻ", "chẵn", "và"}),
    ),
    units=UNITS,
)  # fmt: skip
