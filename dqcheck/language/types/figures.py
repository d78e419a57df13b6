"""Words for what the words around a number say that it is."""

from collections.abc import Mapping

from dqcheck.language.types.numerals import NumeralWords
from dqcheck.language.types.text import TextWords
from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class WrittenUnits:
    """Units as they stand behind a number in a sentence. ``unit`` has the groups ``scale``, ``unit`` and ``per``;
    ``spoken`` are other names of a unit. ``smaller`` is the rest of an amount told in two scales, with its ``number``
    and ``scale``. A scale of ``money_scales`` alone is money where ``bare`` follows. A minus stands behind one of
    ``before_minus``. ``currency_before`` is the name of money (``unit``) before its number."""

    unit: Wording
    spoken: Mapping[str, str]
    smaller: Wording
    money_scales: frozenset[str]
    bare: Wording
    before_minus: tuple[str, ...]
    currency_before: Wording


@record
class NumberNames:
    """What tells a number that is a name, a date, a document or a time.

    ``reference``, ``range_end`` and ``clock`` begin behind its digits or with them, ``date_before``, ``week_before``,
    ``ratio_before`` and ``rank_before`` end where it begins, as do ``named``, which is one of ``words``, and
    ``year_before``. ``counted_before`` is a number and its noun before a slash. ``always`` are the words of ``named``
    that no noun behind the number outweighs, ``levels`` those with numbers of one or two digits, unless ``each`` stands
    before them; ``struck_out`` is such a word where what it takes away, or what was counted at that time, follows;
    ``serial`` is the word for a number itself. ``period_before`` names a period; ``most_of_period`` is the highest
    number that one of its kind has. ``day_before`` is a day with the word that joins it to a later one of its
    month, ``day_after`` that later one. ``age_before`` and ``age_behind`` stand beside an end of a range of ages.
    ``share_before`` stands before a fraction that is no count (``hơn 2/3 diện tích``). ``at_year`` ends before a number
    at the start or the end of a year, not its name (``đầu năm 135``). Of ``sorting``, words of names, ``sorted_out``
    behind the number says that so many were sorted out (``loại 18 hồ sơ``).
    """

    reference: Wording
    range_end: Wording
    clock: Wording
    counted_before: Wording
    date_before: Wording
    date_valued: Wording
    week_before: Wording
    ratio_before: Wording
    rank_before: Wording
    named: Wording
    words: tuple[str, ...]
    always: frozenset[str]
    levels: frozenset[str]
    struck_out: Wording
    serial: str
    each: Wording
    year_before: Wording
    at_year: Wording
    sorted_out: Wording
    sorting: tuple[str, ...]
    duration: Wording
    period_before: Wording
    most_of_period: Mapping[str, int]
    day_before: Wording
    day_after: Wording
    age_before: Wording
    age_behind: Wording
    share_before: Wording


@record
class LimitWords:
    """What tells a limit: a figure that others are held against and that measures nothing itself. ``before`` ends where
    it begins, ``behind`` begins behind its unit."""

    before: Wording
    behind: Wording


@record
class NounWords:
    """What is counted. ``phrase`` are the words behind a number, ``spelt`` what short forms among them stand for; the
    noun ends at one of ``function_words``, but for a noun of ``beginning_so``, or before a ``participle``. No noun
    begins with ``never``. An ``abbreviation`` behind a number may be one; ``vowel`` is found in every word that is no
    abbreviation. A count for each of ``rate_units`` is a rate. ``counted_in_words`` is a number as a ``word`` with its
    ``noun``, where a count may stand; ``words_count`` says that there it always is one, whatever else is counted;
    ``counted_beside`` is one anywhere, an ``article`` at the end of an item, where its noun is counted in figures too.
    ``alone_in_words`` is one anywhere, which is a count where the text counts the same ``noun`` in several words.
    ``several_words`` are numbers of several words with what they count (``number``, ``percent`` of a percentage), which
    are always counts; a text without any of ``word_signs``, whole words, has none.
    ``per`` is what stands behind a figure that is one for each ``unit`` of something."""

    phrase: Wording
    spelt: Mapping[str, str]
    function_words: frozenset[str]
    beginning_so: Wording
    participle: Wording
    never: tuple[str, ...]
    abbreviation: Wording
    vowel: Wording
    counted_in_words: Wording
    counted_beside: Wording
    words_count: bool
    alone_in_words: Wording
    several_words: Wording
    word_signs: tuple[str, ...]
    per: Wording
    per_signs: tuple[str, ...]
    rate_units: frozenset[str]
    head_last: bool


@record
class SignWords:
    """Signs in or beside a figure. ``joined`` stands between a numerator with its ``noun`` and a denominator,
    ``certain`` when it can be nothing else. ``any_case`` is the noun of a denominator that says nothing of what it
    counts. ``footnote`` are raised figures that point to a note."""

    joined: Wording
    any_case: Wording
    footnote: Wording


@record
class ChangeWords:
    """Words before a figure that say that it is a change, upwards or downwards; ``equal`` before one that tells the
    same change again. ``bracketed`` stands between a change and its percentage in brackets, ``signed`` before an amount
    with a sign. ``rising`` and ``falling`` tell anywhere in
    a sentence which way things went. ``up_behind`` and ``down_behind`` follow a change. ``compared`` are
    comparatives, in which the word for more is no qualifier. ``joined`` stands between the changes of a list that is
    told ``respectively``, in the order of its values."""

    up: Wording
    down: Wording
    rising: Wording
    falling: Wording
    equal: Wording
    bracketed: Wording
    told_again: Wording
    ends: Wording
    signed: Wording
    up_behind: Wording
    down_behind: Wording
    compared: Wording
    joined: Wording
    respectively: Wording


@record
class LabelWords:
    """Words that only join a label to its sentence, at its beginning and at its end."""

    leading: frozenset[str]
    trailing: frozenset[str]


@record
class FigureReach:
    """How far, in characters, the words reach that say what a figure is. ``kind`` are those before it that tell its
    kind, ``change`` those that tell a change, ``equal`` those between a change and the same one told again, ``label``
    those that say what it is."""

    kind_characters: int
    change_characters: int
    equal_characters: int
    label_characters: int


@record
class FigureWords:
    """Words for what the words around a number say that it is."""

    numerals: NumeralWords
    text: TextWords
    written: WrittenUnits
    names: NumberNames
    limits: LimitWords
    nouns: NounWords
    signs: SignWords
    changes: ChangeWords
    labels: LabelWords
    reach: FigureReach
