"""English words for the dates of a release: days of the week, periods, days until which figures are counted.

Documents are cited by the customs of an administration, of which English knows none of its own here: those of the
Vietnamese one find nothing in an English text.
"""

from dataclasses import replace

from dqcheck.language.en.dates import DATES, DATES_IN_TEXT
from dqcheck.language.types.documents import CalendarWords
from dqcheck.language.vi.documents import DOCUMENTS as VIETNAMESE
from dqcheck.language.wording import Wording

_NEVER = Wording(r"(?!)")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?<!\w)(?P<weekday>(?P<day>{'|'.join(_DAYS)}))(?!\w)"
_MONTHS = "|".join(sorted((name for name in DATES.months if len(name) > len("june") or name in ("june", "july", "may")),
                          key=len, reverse=True))  # fmt: skip
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:{_MONTHS})|(?:{_MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?),?\s\d{{4}}"

_CALENDAR = CalendarWords(
    weekdays=_DAYS,
    before=Wording(rf"{_WEEKDAY}\s?,?\s?(?:\(\s?)?(?:the\s)?$"),
    after=Wording(rf"\s?[,(]\s?{_WEEKDAY}"),
    ordinal=_NEVER,
    some_on=Wording(r"(?<!\w)(?:of which|of whom|including)(?!\w)[^;.]{0,40}(?<!\w)on\s$"),
    steps=(),
)

_REPORT = replace(
    VIETNAMESE.report,
    place_and_date=_NEVER,
    place_and_figures=_NEVER,
    attached=_NEVER,
    title=_NEVER,
    released=Wording(
        rf"(?:^|\n)\s{{0,4}}(?:date of (?:release|publication)|release(?:d| date)?|published(?: on)?|"
        rf"publication date|issued)"
        rf"\s?:?\s{{0,3}}(?:(?:{'|'.join(_DAYS)}),?\s)?(?P<date>{_DATE})"
    ),
    counted_to=Wording(r"(?<!\w)(?:as (?:at|of)|up to(?: and including)?|until)\s(?:the\s)?(?:end of\s)?$"),
    period_to=_NEVER,
    plan=Wording(r"(?<!\w)(?:will|planned|plan|target|expected|projected|forecast|deadline|due|open until)(?!\w)"),
    estimate=Wording(r"(?<!\w)(?:estimated|projected|forecast|expected)(?!\w)"),
    past=Wording(
        r"(?<!\w)(?:was|were)\s(?:held|collected|carried out|conducted|completed|signed|opened|launched|"
        r"interviewed)(?!\w)|"
        r"(?<!\w)took place(?!\w)"
    ),
    future=Wording(r"(?<!\w)(?:will|next|due|scheduled|planned|by|until|before|from|expected)(?!\w)"),
    sent=_NEVER,
    basis=_NEVER,
)

DOCUMENTS = replace(VIETNAMESE, dates=DATES_IN_TEXT, report=_REPORT, calendar=_CALENDAR)
