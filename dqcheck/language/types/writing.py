"""Words for the form of writing: what is proper, what is faulty, what is left out."""

from dqcheck.language.types.amounts import AmountWords
from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class NumberWriting:
    """Words beside a number that say what it is.

    ``measure`` are units and scales, ``counted`` what is counted, ``indivisible`` what cannot be counted in fractions;
    they begin behind a number. ``against_plan`` begins behind a fraction of what was planned. ``name`` ends before a
    number that names something.
    """

    measure: Wording
    counted: Wording
    indivisible: Wording
    against_plan: Wording
    name: Wording


@record
class UnitFault:
    """A unit that cannot be meant as it is written. ``meant`` is what probably is, with the ``unit`` that was found;
    ``case`` names the sentence that says why. Where ``found`` has a ``number``, the fault begins there."""

    case: str
    found: Wording
    meant: str
    doubt: bool = False


@record
class DateWriting:
    """Dates that are malformed or blank.

    ``month_word`` ends before a full date. ``year_digits`` is a date whose year has too many or too few digits,
    ``short_year`` one with two; ``day_left_out`` a month behind the word for a day; ``no_month`` and ``no_quarter`` are
    numbers that no month or quarter has, not behind ``pay`` (``lương tháng 13``). ``blank_number``, ``blank_day`` and
    ``blank_month`` are left to be filled in; ``annex`` says that what follows belongs to a report. ``day_form`` and
    ``month_form`` are how a date and a month are properly written.
    """

    month_word: Wording
    year_digits: Wording
    short_year: Wording
    day_left_out: Wording
    no_month: Wording
    no_quarter: Wording
    pay: Wording
    blank_number: Wording
    blank_day: Wording
    blank_month: Wording
    annex: Wording
    day_form: str
    month_form: str


@record
class BaseWriting:
    """Words around a percentage that say whether its part and whole belong beside it.

    ``count`` is a count that may be either. ``stated`` ends before a percentage that is a result, ``target`` is what is
    none; ``rough`` ends before one that is not exact. ``need`` begins behind a percentage of what is needed, which
    ``need_word`` names. ``total_as_fraction`` is a total told by its ``part`` and ``whole``. ``rate`` begins a line
    with a ``rate`` whose figure, a ``figure`` of any kind, should follow in its ``rest``.
    """

    count: Wording
    stated: Wording
    target: Wording
    rough: Wording
    need: Wording
    need_word: str
    total_as_fraction: Wording
    rate: Wording
    figure: Wording


@record
class ListWriting:
    """``label`` is that of a heading or of a line of a list: ``roman``, ``upper``, ``dotted`` with ``last``,
    ``arabic``, ``paren`` or ``letter``; ``alphabet`` are the letters in which such labels run."""

    label: Wording
    alphabet: str


@record
class ReferenceWriting:
    """``year_behind`` is a year in place of a document's date; ``joined`` stand between documents of one date."""

    year_behind: Wording
    joined: frozenset[str]


@record
class ProperWriting:
    """Examples of what is written properly: a number with its unit, and the number of a report."""

    measured: Wording
    own_number: Wording


@record
class WritingReach:
    """How far what belongs together stands apart. ``clauses`` lie on each side of a percentage; ``annex`` is where a
    paragraph names the report that it belongs to, ``blank`` how far behind that a blank may stand."""

    clauses_characters: int
    annex_characters: int
    blank_characters: int


@record
class WritingWords:
    """Words for the form of writing: what is proper, what is faulty, what is left out."""

    numbers: NumberWriting
    units: tuple[UnitFault, ...]
    dates: DateWriting
    bases: BaseWriting
    lists: ListWriting
    references: ReferenceWriting
    proper: ProperWriting
    amounts: AmountWords
    reach: WritingReach
