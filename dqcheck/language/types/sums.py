"""Words for how totals, parts, flows and listed things are told.

A wording that looks at the words before a figure ends with them.
"""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class SumReach:
    """How far, in text, words and figures belong together.

    ``before_characters``: the words before a figure that say what it is. ``opener_characters``: from the end of a
    sentence to the word that opens the parts of its total. ``opened_sentences``: the sentences that such a word opens.
    ``near_blocks``: from a total to its parts where no word joins them. ``recalled_blocks``: from a total to
    what is told of it later. ``line_characters`` and ``label_characters``: a line without a marker that is a label
    and its figure.
    """

    before_characters: int
    opener_characters: int
    opened_sentences: int
    near_blocks: int
    recalled_blocks: int
    line_characters: int
    label_characters: int


@record
class BreakdownWords:
    """How the parts of a total are laid out.

    ``along_with`` joins what is counted in the same noun. ``list_openers`` end a line with a list under it. ``of_all``
    says that a figure is of everything, so that lines on its own level are its parts. ``moved`` are before an end of a
    change (``từ 28 lên 38``), which is no part.
    """

    along_with: Wording
    list_openers: tuple[str, ...]
    of_all: Wording
    moved: Wording


@record
class TotalWords:
    """How a total and its parts are named.

    ``opposites`` are pairs that exhaust a whole. ``in_several_classes`` are nouns of what may be counted in more than
    one class, people first of all. ``in_kinds`` are first words of what comes in kinds of other names (``đơn vị``,
    ``tổ chức``). ``last_joined`` joins the last part of a list. ``in_all`` stands before a total behind its parts,
    ``so_many`` before what several figures told before may come to.
    """

    opposites: tuple[tuple[Wording, Wording], ...]
    in_several_classes: Wording
    in_kinds: frozenset[str]
    last_joined: Wording
    in_all: Wording
    so_many: Wording


@record
class SumWords:
    """Words for how totals, parts, flows and listed things are told.

    ``structure`` are the signs and words that give a text its structure, each in a group named for its kind: ``open``
    and ``close`` of a bracket, ``semi``, ``comma``, ``colon``, ``stop``, ``partial`` (some parts follow), ``whole``
    (all parts follow), ``side`` (something told aside) and ``join``. ``total`` is the word for a total. ``people`` are
    nouns for persons.
    """

    structure: Wording
    total: Wording
    people: Wording
    breakdowns: BreakdownWords
    totals: TotalWords
    reach: SumReach
