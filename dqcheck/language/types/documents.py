"""Words for how a report names itself and the documents it cites."""

import datetime as dt
from collections.abc import Mapping

from dqcheck.language.types.dates import DatesInText
from dqcheck.language.types.references import ReferencesInText
from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class CitingWords:
    """Words between a reference, its date and its issuer.

    ``to_date`` stands between a reference and its date, ``issued_to_date`` as well, with the issuer in ``words``;
    ``of`` names the issuer behind both. ``signed`` stands between a date and a reference that was issued on it,
    ``issued`` before a reference, with the issuer in ``words``. ``line`` begins a line of a register: its ``label`` and
    a ``number_word``.
    """

    to_date: Wording
    issued_to_date: Wording
    of: Wording
    signed: Wording
    issued: Wording
    line: Wording


@record
class BodyWords:
    """Words for the bodies that write reports and issue documents.

    ``levels`` are the kinds of administrative unit as written, each with its usual name; ``communes`` those of a
    commune, ``province`` and ``country`` the others that are told apart. ``named`` is a body with its ``level`` and
    ``name``, ``heading`` a unit's at the head of a report; ``mention`` stands in every text that ``named`` meets, one
    of ``heading_mentions`` in every line that ``heading`` does. ``titled`` is the unit that a title names as its own,
    unless ``another`` body stands above it. ``beside`` are words of another column of a heading.

    ``of_province`` begins a ``body`` whose level is the province, ``of_party`` one of the Party. ``central`` are
    the letters of central bodies of the Party, ``provincial_party`` and ``local_party`` those of its committees.
    ``formed_anew`` is the day on which most units were, and began to number again.
    """

    levels: Mapping[str, str]
    communes: tuple[str, ...]
    province: str
    country: str
    named: Wording
    mention: Wording
    heading: Wording
    heading_mentions: tuple[str, ...]
    titled: Wording
    another: Wording
    beside: frozenset[str]
    of_province: tuple[str, ...]
    of_party: str
    central: str
    provincial_party: str
    local_party: str
    formed_anew: dt.date


@record
class ReportWords:
    """Words that tell when a report was written, what period it covers, and what a date in it is the day of.

    ``place_and_date`` and ``place_and_figures`` stand at its head or foot, the day perhaps left blank; ``place`` ends
    where the first begins. ``released`` is a line that names the day of a release in ``date``. ``attached`` names the
    report that an annex belongs to. ``title`` begins its title.

    ``counted_to`` ends before the day to which figures are counted, ``period_to`` before the end of a period;
    ``estimate`` tells that the figures are estimated. ``plan`` is what is still to be done, ``past`` what happened,
    ``future`` what may yet. ``sent`` follows a document that sends a report.

    ``basis`` stands between a document and the one that it implements, not when ``other_way`` round or when a
    ``new_matter`` begins in between.
    """

    place_and_date: Wording
    place: Wording
    place_and_figures: Wording
    released: Wording
    attached: Wording
    title: Wording
    counted_to: Wording
    period_to: Wording
    plan: Wording
    estimate: Wording
    past: Wording
    future: Wording
    sent: Wording
    basis: Wording
    other_way: Wording
    new_matter: Wording


@record
class Step:
    """A step of a procedure; ``day`` ends before the date on which it was taken."""

    name: str
    day: Wording


@record
class CalendarWords:
    """Words for weekdays and for steps that only come one after the other.

    ``weekdays`` are their names from Monday on; ``before`` ends where a date begins, ``after`` begins behind one, with
    the groups ``weekday`` and ``day`` (its name or number, Monday the second; none for Sunday). ``ordinal`` ends before
    a name of a weekday that is an ordinal number there. ``some_on`` ends before the day on which some of what is
    counted took place.
    """

    weekdays: tuple[str, ...]
    before: Wording
    after: Wording
    ordinal: Wording
    some_on: Wording
    steps: tuple[tuple[Step, Step], ...]


@record
class DocumentReach:
    """How far what belongs together stands apart in a report, in paragraphs (passages) and characters.

    ``head`` is the head of a report, where its title, day and number stand, or its foot; ``unit`` the part of it where
    the unit stands, in one paragraph or ``joined`` from several; ``title`` counts a title's paragraphs. ``issuer``
    stands behind the date in a register, ``basis`` lies between two references, ``steps`` between two dates,
    ``statement`` on each side of one.
    """

    head_passages: int
    head_characters: int
    unit_passages: int
    joined_passages: int
    joined_characters: int
    title_passages: int
    issuer_characters: int
    basis_characters: int
    statement_characters: int
    steps_characters: int


@record
class DocumentWords:
    """Words for how a report names itself and the documents it cites."""

    dates: DatesInText
    references: ReferencesInText
    citing: CitingWords
    bodies: BodyWords
    report: ReportWords
    calendar: CalendarWords
    reach: DocumentReach
