"""How a language writes dates and periods."""

from collections.abc import Mapping
from typing import Literal

from dqcheck.language.wording import Wording
from dqcheck.model.record import record

Order = Literal["day-month", "month-day"]
Shape = Literal["day", "month", "quarter", "part", "year", "fiscal-year"]


@record
class DateWords:
    """How a text that is a date is written.

    ``orders`` are those of day and month in figures; a language with two of them leaves many dates open. ``lead`` are
    words before a date that add nothing. ``missing`` stands where a date is not known yet.

    ``forms`` are the shapes with words, met in small letters with single spaces. Their groups are ``d`` (day), ``m``
    (month, a number or one of ``months``), ``y`` (year), ``q`` (one of ``quarters``), ``n`` (how many months, a number
    or one of ``counts``) and ``first`` when those months open the year. Of a ``fiscal-year``, which
    may have its ``last`` year too, nothing says when it begins. ``until`` stands between the first and the last day of
    a period.
    """

    orders: tuple[Order, ...]
    lead: str
    missing: frozenset[str]
    months: Mapping[str, int]
    quarters: Mapping[str, int]
    counts: Mapping[str, int]
    forms: tuple[tuple[Shape, Wording], ...]
    until: Wording


@record
class DatesInText:
    """How dates and periods stand in running text. ``words`` read what is found.

    ``found`` names the shape of a date by its groups ``numeric``, ``long``, ``part``, ``month``, ``quarter``, ``year``
    and ``partial`` (a day and month without a year). ``before`` are words that end where a date begins.

    ``days`` and ``years`` are periods with both ends written: ``first`` and ``last`` (of days also their figures alone,
    ``first_figures`` and ``last_figures``), with the length ``stated`` beside them (of years also ``stated_first``,
    before a word for a period) and ``certain`` when a word joins the ends and no dash. Years are a period only with
    such a ``word`` or a length. ``day_word`` and ``year_word`` are what lengths count.
    """

    words: DateWords
    found: Wording
    before: Wording
    day_word: str
    days: Wording
    year_word: str
    years: Wording
