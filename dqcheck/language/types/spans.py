"""How lengths of time are told: against a limit, and between two days."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class SpanWords:
    """``limit`` ends before a length of time that is allowed, ``limit_behind`` follows one; ``over`` and ``under`` end
    before the time by which it was passed or kept, ``over_behind`` and ``under_behind`` follow it.

    ``period`` is a period with both days written, ``day`` a day with its month: groups ``d1`` (``m1``, ``y1``) and
    ``d2``, ``m2`` (``y2``), and ``d``, ``m``; months are numbers or in ``months``. ``lasting`` ends before the
    length of a period that follows at once, ``joining`` is all that may stand between them, and ``told_behind`` all
    that stands between the period and a length behind it. ``concluding`` is all that stands between the second of
    two days and the time from the first to it, ``due`` ends before the day until which a time runs. ``working``
    follows a length that counts working days only. ``ends`` is all that may follow a length at the
    end of its clause. ``day_units`` are the units of lengths in days.
    """

    limit: Wording
    limit_behind: Wording
    over: Wording
    over_behind: Wording
    under: Wording
    under_behind: Wording
    period: Wording
    day: Wording
    months: Mapping[str, int]
    lasting: Wording
    joining: Wording
    told_behind: Wording
    concluding: Wording
    due: Wording
    working: Wording
    ends: Wording
    day_units: frozenset[str]
