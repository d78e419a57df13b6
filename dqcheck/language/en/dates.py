"""How English writes dates and periods."""

from dqcheck.language.types.dates import DatesInText, DateWords
from dqcheck.language.wording import Wording, one_of

_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {word: number for number, name in enumerate(_NAMES, 1) for word in (name, name[:3])} | {"sept": 9}
_MONTH = rf"(?P<m>{one_of(_MONTHS)})\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_COUNT = "three|six|nine"
_YEAR = r"(?P<y>\d{4})"

DATES = DateWords(
    orders=("day-month", "month-day"),
    lead="on ",
    missing=frozenset(("", "x", "-", "n/a", "none", "not available", "not yet")),
    months=_MONTHS,
    quarters={"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "first": 1, "second": 2, "third": 3,
              "fourth": 4},
    counts={"three": 3, "six": 6, "nine": 9, "half": 6},
    forms=(
        ("day", Wording(rf"{_MONTH} {_DAY},? {_YEAR}")),
        ("day", Wording(rf"(?:the )?{_DAY}[ \-](?:of )?{_MONTH},?[ \-]{_YEAR}")),
        ("month", Wording(rf"{_MONTH},? (?:of )?{_YEAR}")),
        ("month", Wording(rf"(?P<m>\d{{1,2}})\s?[/\-.]\s?{_YEAR}")),
        ("quarter", Wording(rf"(?:q|quarter )(?P<q>iv|i{{1,3}}|[1-4])(?:/| of | )?{_YEAR}")),
        ("quarter", Wording(rf"(?:the )?(?P<q>first|second|third|fourth) quarter (?:of )?{_YEAR}")),
        ("part", Wording(rf"(?:the )?(?:(?P<first>first)|last) (?P<n>\d{{1,2}}|{_COUNT}) months (?:of )?{_YEAR}")),
        ("part", Wording(rf"(?:the )?(?:(?P<first>first)|last|second) (?P<n>half) (?:of )?{_YEAR}")),
        ("year", Wording(rf"(?:the )?(?:year )?{_YEAR}")),
        (
            "fiscal-year",
            Wording(r"(?:fy ?|(?:fiscal|financial) year )(?P<y>\d{4}|\d{2})(?:[/\-–](?P<last>\d{4}|\d{2}))?"),
        ),
    ),
    until=Wording(r" (?:to|until|through) "),
)  # fmt: skip

_FULL_MONTH = "|".join(name for name in _NAMES)
_DAY_MONTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_FULL_MONTH})|(?:{_FULL_MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?)"

DATES_IN_TEXT = DatesInText(
    words=DATES,
    found=Wording(
        rf"(?<!\w)(?:(?P<long>{_DAY_MONTH},?\s\d{{4}})|(?P<month>(?:{_FULL_MONTH}),?\s(?:of\s)?\d{{4}})|"
        r"(?P<quarter>(?:first|second|third|fourth)\squarter\s(?:of\s)?\d{4}))(?!\d)|"
        r"(?<![\d/.,])(?P<numeric>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{4})(?!\d|[/.]\d)"
    ),
    before=Wording(r"(?<!\w)on\s{0,3}$"),
    day_word="days",
    days=Wording(
        rf"(?<!\w)(?:from|between)\s(?P<first>(?P<first_figures>{_DAY_MONTH}(?:,?\s\d{{4}})?))\s"
        rf"(?P<certain>to|until|and|through)\s(?P<last>(?P<last_figures>{_DAY_MONTH},?\s\d{{4}}))(?!\d)"
        r"(?:\s{0,3}\(\s?(?P<stated>\d{1,3})\s{1,2}days\s?\))?"
    ),
    year_word="years",
    years=Wording(r"(?!)"),
)
"""Of dates in figures nothing says whether the day or the month is first, so they are found and not read."""
