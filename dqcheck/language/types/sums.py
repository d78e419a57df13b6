"""Words for how totals, parts, flows and listed things are told.

A wording that looks at the words before a figure ends with them.
"""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class SumReach:
    """How far, in text, words and figures belong together.

    ``behind_characters``: the words behind a figure that say what it is.
    ``clause_characters``: from a total to the last figure that is told of it in its sentence. ``opener_characters``:
    from the end of a sentence to the word that opens the parts of its total. ``bracket_characters``: from a noun to the
    bracket with the names of what is counted. ``opened_sentences``: the sentences that
    such a word opens. ``near_blocks``: from a figure to those before or behind its block that are told of it.
    ``recalled_blocks``: from a total to what is told of it later. ``listed_blocks``: under a total that no word
    announces, among which ``missed_blocks`` may have no part. ``line_characters`` and ``label_characters``: a line
    without a marker that is a label and its figure.
    """

    behind_characters: int
    clause_characters: int
    opener_characters: int
    bracket_characters: int
    opened_sentences: int
    near_blocks: int
    recalled_blocks: int
    listed_blocks: int
    missed_blocks: int
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

    ``rest`` names a part that is all that the others leave, ``pending`` one that is not done yet,
    ``negation`` are the words in a noun that deny it. ``balances`` are pairs of opposite words before changes
    and balances, which add up with their signs.

    ``opposites`` are pairs that exhaust a whole. ``places`` is a place or class with its ``kind`` and ``name``, of
    which nothing is in two; ``across`` names people who may be in any other class too. ``in_several_classes`` are
    nouns of what may be counted in more than one class, people first of all. ``in_kinds`` are first words of what
    comes in kinds of other names (``đơn vị``, ``tổ chức``). ``last_joined`` joins the last part of a list.
    ``in_all`` stands before a total behind its parts (``in_all_behind`` behind it), ``out_of`` before one of which they
    are some, ``so_many`` before what several
    figures told before may come to, ``renewed`` before the value that an addition made."""

    rest: Wording
    pending: Wording
    negation: Wording
    balances: tuple[tuple[Wording, Wording], ...]
    opposites: tuple[tuple[Wording, Wording], ...]
    places: Wording
    across: Wording
    in_several_classes: Wording
    in_kinds: frozenset[str]
    last_joined: Wording
    in_all: Wording
    out_of: Wording
    in_all_behind: Wording
    so_many: Wording
    renewed: Wording


@record
class PartWords:
    """What is a part of what, by its name.

    ``total`` stands before a total of which some are told next, by their ``state`` (done, not yet) or what they are
    ``mainly``; ``of_these`` stands before those of which some are told in the same sentence. ``population`` stands
    before the number of inhabitants, ``some_people`` before those of an age or sex, ``population_nouns`` are what
    people are counted in. ``staff`` are employees of an office. ``a_class`` follows a share of it, ``in_state``
    names those of a class that are or have something, unless ``beyond_plan`` says that the share is of a plan.
    ``all_of`` says that a base is everything. ``dossiers`` is what offices handle, ``all_dossiers`` stands before
    all of them."""

    total: Wording
    state: Wording
    mainly: Wording
    of_these: Wording
    population: Wording
    some_people: Wording
    population_nouns: Wording
    persons: frozenset[str]
    households: Wording
    staff: Wording
    a_class: Wording
    in_state: Wording
    beyond_plan: Wording
    all_of: Wording
    dossiers: Wording
    all_dossiers: Wording


@record
class PlanWords:
    """Words behind a percentage: that it is of the plan ``of_part`` of a year or ``of_year``."""

    of_part: Wording
    of_year: Wording


@record
class NameWords:
    """How things are named that are counted, and the months of a year told.

    ``in_bracket`` and ``listed_after`` hold the names in their first group, ``renamed`` comes before names that
    the noun is told anew with; ``apposed`` holds those right behind the noun. ``counted`` is a number in one ``word``
    that counts what is named. ``persons`` is a name with a title. ``open_end`` says that others are left out.
    ``joined`` begins a piece of a list that a word joins, ``last_joined`` joins the last. ``units`` are nouns of what
    has a proper name. ``first_months`` and ``last_months`` hold how many, in ``month``.
    """

    in_bracket: Wording
    renamed: Wording
    listed_after: Wording
    apposed: Wording
    counted: Wording
    persons: Wording
    open_end: Wording
    joined: Wording
    last_joined: Wording
    units: Wording
    first_months: Wording
    last_months: Wording
    month: str


@record
class RemainderWords:
    """What stands before the figures of what is done and ``left``; ``rest`` and ``rest_behind`` stand before and
    behind a figure of what is left where no other figure could be meant, ``of_all`` before that of the whole,
    ``so`` before what follows from what went away, ``some`` says a number that nobody knows.
    ``complement`` and ``complement_behind`` stand before and behind a figure of those that are not or have not, or of a
    ``difference``.
    ``steps`` are pairs of what is done to things one after the other, so that each number is no more than the one
    before it."""

    done: Wording
    left: Wording
    rest: Wording
    rest_behind: Wording
    of_all: Wording
    so: Wording
    some: Wording
    difference: Wording
    complement: Wording
    complement_behind: Wording
    steps: tuple[tuple[Wording, Wording], ...]


@record
class StockWords:
    """Words before the figures of an account: what there was at the start, what came, what went, and what there is at
    the end; and behind them. ``joined`` stands between two of them."""

    opening: Wording
    inflow: Wording
    outflow: Wording
    closing: Wording
    opening_behind: Wording
    inflow_behind: Wording
    outflow_behind: Wording
    closing_behind: Wording
    now: Wording
    joined: Wording


@record
class FlowWords:
    """How cases come and go.

    ``roles`` are the words beside a figure that say what it counts, the more specific first: ``carried`` (over from
    before), ``new``, ``withdrawn``, ``pending``, ``resolved``, ``received``. ``all_received`` is of all cases received,
    unless ``newly`` stands with it. ``cases`` are nouns of what is handled. ``results`` stands before a fraction of the
    cases resolved. ``due`` says that a percentage is of cases by their deadline.
    """

    roles: Mapping[str, Wording]
    all_received: Wording
    newly: Wording
    cases: Wording
    results: Wording
    due: Wording


@record
class TradeWords:
    """``amounts`` says what an amount of foreign trade is, in a group named for it: ``export``, ``imports``, ``trade``
    (both), ``surplus``, ``deficit``. ``balances`` are the words of one kind of account each, by role: ``inflow``,
    ``outflow``, ``surplus``, ``deficit``. ``of_all`` stands between such a word and its figure where nothing narrows
    it down."""

    amounts: Wording
    balances: tuple[Mapping[str, Wording], ...]
    of_all: Wording


@record
class RoundWords:
    """How rounds are told: ``fallen`` ends before what one takes away and ``fallen_behind`` follows it, ``stayed`` and
    ``stayed_behind`` those of what it leaves."""

    fallen: Wording
    fallen_behind: Wording
    stayed: Wording
    stayed_behind: Wording


@record
class SumWords:
    """Words for how totals, parts, flows and listed things are told.

    ``structure`` are the signs and words that give a text its structure, each in a group named for its kind: ``open``
    and ``close`` of a bracket, ``semi``, ``comma``, ``colon``, ``stop``, ``partial`` (some parts follow), ``whole``
    (all parts follow), ``side`` (something told aside) and ``join``. ``total`` is the word for a total, ``everywhere``
    says that something is of the whole place. ``people`` are nouns for persons.
    """

    structure: Wording
    total: Wording
    everywhere: Wording
    people: Wording
    breakdowns: BreakdownWords
    totals: TotalWords
    parts: PartWords
    names: NameWords
    plans: PlanWords
    remainders: RemainderWords
    flows: FlowWords
    stocks: StockWords
    rounds: RoundWords
    trade: TradeWords
    reach: SumReach
