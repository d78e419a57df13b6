"""How numbers are written in English."""

from dqcheck.language.en.units import UNITS
from dqcheck.language.types.numerals import NumberNotation, NumberWords, NumeralWords
from dqcheck.model.quantity import Qualifier

NUMERALS = NumeralWords(
    notation=NumberNotation(group=",", decimal="."),
    qualifiers={
        "about": Qualifier.ABOUT,
        "around": Qualifier.ABOUT,
        "approximately": Qualifier.ABOUT,
        "approx.": Qualifier.ABOUT,
        "approx": Qualifier.ABOUT,
        "roughly": Qualifier.ABOUT,
        "some": Qualifier.ABOUT,
        "circa": Qualifier.ABOUT,
        "c.": Qualifier.ABOUT,
        "ca.": Qualifier.ABOUT,
        "estimated": Qualifier.ABOUT,
        "an estimated": Qualifier.ABOUT,
        "nearly": Qualifier.NEARLY,
        "almost": Qualifier.NEARLY,
        "close to": Qualifier.NEARLY,
        "just under": Qualifier.NEARLY,
        "over": Qualifier.OVER,
        "more than": Qualifier.OVER,
        "above": Qualifier.OVER,
        "exceeding": Qualifier.OVER,
        "just over": Qualifier.OVER,
        "under": Qualifier.UNDER,
        "less than": Qualifier.UNDER,
        "fewer than": Qualifier.UNDER,
        "below": Qualifier.UNDER,
        "at least": Qualifier.AT_LEAST,
        "not less than": Qualifier.AT_LEAST,
        "no fewer than": Qualifier.AT_LEAST,
        "a minimum of": Qualifier.AT_LEAST,
        "at most": Qualifier.AT_MOST,
        "up to": Qualifier.AT_MOST,
        "not more than": Qualifier.AT_MOST,
        "no more than": Qualifier.AT_MOST,
        "a maximum of": Qualifier.AT_MOST,
    },
    lone_qualifiers={"from": Qualifier.AT_LEAST, "min.": Qualifier.AT_LEAST, "max.": Qualifier.AT_MOST},
    estimates=frozenset({"estimated", "an estimated"}),
    nil=frozenset({"-", "–", "—", "−", "--", "nil", "none", "zero"}),
    not_available=frozenset(
        {"x", "[x]", "n/a", "na", "n.a.", "n.a", "#n/a", "null", ":", "[:]", "..", "...", "…", "?", "not available",
         "not applicable", "no data", "unknown", "tbc", "tbd", "[c]", "c", "[z]", "*", "**", "***",
         "s", "[s]", "[low]", "[u]"}
    ),
    number_words=NumberWords(
        ones={
            "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
            "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
            "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
        },
        tens={
            "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
            "ninety": 90,
        },
        multipliers={"hundred": 100, "dozen": 12},
        scales={"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
        silent=frozenset({"and", "a"}),
    ),
    units=UNITS,
)  # fmt: skip
