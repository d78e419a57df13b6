"""Words for how percentages, growth, products, means and repeated quantities are told."""

from collections.abc import Mapping

from dqcheck.language.wording import Wording
from dqcheck.model.quantity import Qualifier
from dqcheck.model.record import record


@record
class RateReach:
    """How far apart words and figures of one statement stand."""

    beside_characters: int
    """Between two figures of which one explains the other."""
    phrase_characters: int
    """Between a figure and what is said of it in the same breath."""
    clause_characters: int
    """Between a figure and what is said of it a clause or two away."""
    sentence_characters: int
    """Between a figure and what is said of it at the other end of a long sentence."""
    next_blocks: int
    """Back to a figure that a following line or sentence speaks of without naming it."""
    near_blocks: int
    """Back to a whole that counts the same things."""
    far_blocks: int
    """Back to a whole that figures of several digits prove to be meant."""


@record
class PercentageWords:
    """What percentages are of. ``fraction_behind`` is what stands between a percentage and the fraction behind it.
    ``nameless`` is the label of a percentage without a name of its own. ``another_rate`` is what stands between a
    figure and its percentage in the next clause. ``against`` are the words behind a percentage ``before`` a period or
    a ``plan`` of which it is; ``earlier`` and ``planned`` are words around a figure of such a period or plan. ``of``
    are words before a whole behind the percentage, ``of_all`` such that it can only be that one. ``linked`` stands
    before a percentage that tells a share, ``explained`` opens the figures behind one that it is of. ``takes`` is all
    that stands between a part and the percentage that says how large a share it is, ``reaches`` the same where no plan
    is named, ``of_value`` between a percentage and the value it is of, ``of_amount`` between one and the amount that
    it is of, ``comes_to`` between that and what it comes to. ``among`` ends before a whole of which something is told,
    ``in_bracket`` is all that stands between a percentage and the whole in a bracket behind its name. ``concluded``
    stands before a percentage that follows from what is told right before it, ``named_rate`` and ``named_share``
    before one that bears the ``name`` of its part, ``loss_rate`` before the share of an amount that another does not
    hold any more, with the ``name`` of what is lost."""

    fraction_behind: Wording
    nameless: Wording
    another_rate: Wording
    against: Wording
    earlier: Wording
    planned: Wording
    of: Wording
    of_all: Wording
    linked: Wording
    explained: Wording
    takes: Wording
    reaches: Wording
    of_value: Wording
    of_amount: Wording
    comes_to: Wording
    among: Wording
    in_bracket: Wording
    concluded: Wording
    named_rate: Wording
    named_share: Wording
    loss_rate: Wording


@record
class GrowthWords:
    """How growth and decline are told. ``period_before`` stands before a value of the period before, ``against``
    between a change and such a value, ``start`` and ``end`` before the values between which it lies. ``rate_of``
    names a percentage as that of an amount of change, ``corresponding`` says that one is another form of the other.
    ``in_bracket`` opens a bracket with a rate between a change and it, ``gap`` follows a figure that is a difference.
    ``started`` is a value before a change anywhere before its end. ``beyond`` says that a plan was passed. ``led_to``
    stands before what a change led to, not how large it was, and ``became`` between the value before and the value
    after. ``parts`` opens the parts of the earlier value. ``base`` is all that stands between a change and the value
    it is from, ``reached`` between it and the value it led to. ``since`` stands before the value in brackets from
    which the change is that is told behind it. ``earlier`` ends before a value of an earlier time, ``planned`` before
    that of a plan, and ``earlier_behind`` follows one. ``of_plan`` and ``of_time`` are words around a change that is
    against them. ``against_value`` ends before a value that another is held against, ``turn`` before one of a period
    or round with its ``number``, ``turn_behind`` follows one. ``before_event`` and ``after_event`` stand before
    values of the time before and after one ``event``. ``onward`` is all that stands between a value and the change
    from it in the next step, ``again`` before one that has no verb of its own and the direction of the change before
    it, and ``again_behind`` behind it. ``concluding`` opens a clause that concludes from what was told or compares
    it, and ``named`` a comparison with one of several times or things of which values were told. ``compounded`` ends
    before what changes come to together."""

    period_before: Wording
    against: Wording
    start: Wording
    started: Wording
    end: Wording
    rate_of: Wording
    corresponding: Wording
    in_bracket: Wording
    gap: Wording
    beyond: Wording
    led_to: Wording
    became: Wording
    parts: Wording
    base: Wording
    reached: Wording
    since: Wording
    earlier: Wording
    planned: Wording
    earlier_behind: Wording
    of_plan: Wording
    of_time: Wording
    against_value: Wording
    turn: Wording
    before_event: Wording
    after_event: Wording
    turn_behind: Wording
    onward: Wording
    again: Wording
    again_behind: Wording
    concluding: Wording
    named: Wording
    compounded: Wording


@record
class ShareWords:
    """``apart`` are words of rates that are no shares of one whole, ``of_another`` those behind such a rate.
    ``of_class`` stands behind the percentage of a class in a whole of its own. ``structure`` stands before shares that
    leave nothing out.
    ``exhaustive`` are the names of classes that leave nothing of their whole out; ``joining`` joins two of them.
    ``below``, ``from_to`` and ``above`` are ranges, with their ends ``low`` and ``high``."""

    apart: Wording
    of_another: Wording
    of_class: Wording
    structure: Wording
    exhaustive: tuple[tuple[Wording, ...], ...]
    joining: str
    below: Wording
    from_to: Wording
    above: Wording


@record
class ProductWords:
    """``times`` is what stands between two factors. ``footprint``, ``floors`` and ``floor_area`` name the size of a
    building. ``paid`` (with ``equal`` for a sign) stands before what all get, ``per`` behind and ``each`` before what
    each gets. ``concluded`` stands before what comes of the figures before it. ``harvest`` are the words around an area
    or yield that do not name its crop."""

    times: Wording
    footprint: Wording
    floors: Wording
    floor_area: Wording
    paid: Wording
    per: Wording
    each: Wording
    concluded: Wording
    harvest: frozenset[str]


@record
class MeanWords:
    """``mean`` says that a figure is an average. ``each`` stands before one with what it is per (``base``),
    ``average`` and ``price`` before one that has its unit behind it. ``apiece`` stands behind what each of the things
    counted (``base``, empty for the only ones) gets, ``spread`` says before any of them that it is an average,
    ``amount`` stands before an amount for all, ``copulas`` are words before a figure for each that say no more of it,
    ``norm`` stands behind one that is a rule. ``of_many`` stands between a rate and the hundred or thousand that it is
    for, ``every_many`` before those where the rate follows."""

    mean: Wording
    each: Wording
    average: Wording
    price: Wording
    spread: Wording
    amount: Wording
    apiece: Wording
    copulas: frozenset[str]
    norm: Wording
    of_many: Wording
    every_many: Wording


@record
class MultipleWords:
    """``told`` is a multiple with its ``number``, written or one of ``words``; ``ends`` stands behind the number of one
    that names nothing else to be compared with."""

    told: Wording
    ends: Wording
    words: Mapping[str, str]


@record
class OnlyValue:
    """A quantity that one unit has one value of, by the words right ``before`` the figure and its ``noun``; ``base``
    stands behind a percentage of it."""

    before: Wording
    noun: Wording
    base: Wording


@record
class RepetitionWords:
    """How a quantity is told again. ``only_values`` are by name. ``people`` are those who take part in an event.
    ``again`` stands between an amount and the same one in another unit, ``again_ends`` behind it;
    ``said_again`` is such that it can be nothing else.
    ``pointed_back`` stands behind a figure that was told before.
    ``base_of`` stands behind a fraction and names in ``base`` what it is of.
    ``total_named`` stands before a total, with its ``name``.
    ``total`` stands before the number of a whole group, ``of_them`` between it and what is said of that group.
    ``qualifiers`` are how a rounded number is told."""

    only_values: Mapping[str, OnlyValue]
    people: Wording
    again: Wording
    again_ends: Wording
    said_again: Wording
    pointed_back: Wording
    base_of: Wording
    total_named: Wording
    total: Wording
    of_them: Wording
    qualifiers: Mapping[Qualifier, str]


@record
class RateWords:
    """Words for how percentages, growth, products, means and repeated quantities are told. ``in_words`` is the amount
    in ``words`` behind one in figures, in the unit ``currency``."""

    reach: RateReach
    percentages: PercentageWords
    growth: GrowthWords
    shares: ShareWords
    products: ProductWords
    means: MeanWords
    multiples: MultipleWords
    repetitions: RepetitionWords
    in_words: Wording
    currency: str
