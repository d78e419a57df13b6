"""Words of tables and forms: rows, columns, titles, units.

Words of a tuple or set are spelt as they should be; whoever meets them may fold accents and case away. Patterns are
written for the text that they are held against: as spelt, or where their docstring says so folded.
"""

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class RowWords:
    """What labels of rows say.

    ``totals`` are labels of a total row, ``scopes`` what such a row is the total of, said alone or behind it.
    ``subtotals`` begin the labels of rows that are the total of some rows, whatever follows.
    ``averages`` begin the labels of rows that are neither records nor totals. ``notes`` begin notes below a table,
    ``signers`` name those who sign it, ``signing_date`` (folded) is the date over a signature. ``some_of`` opens parts
    that need not be all, ``divided_by`` a breakdown of what is above. ``structure`` heads shares of one whole.
    ``growth``, ``ratio`` and ``mean`` label rows that tell these of other rows, ``opening`` and ``closing`` those with
    what there was at the beginning and end of a period.
    """

    totals: tuple[str, ...]
    scopes: tuple[str, ...]
    subtotals: tuple[str, ...]
    averages: tuple[str, ...]
    notes: tuple[str, ...]
    signers: tuple[str, ...]
    signing_date: Wording
    some_of: tuple[str, ...]
    divided_by: Wording
    structure: Wording
    growth: Wording
    ratio: Wording
    mean: Wording
    opening: Wording
    closing: Wording


@record
class ColumnWords:
    """What labels of columns say. ``serial`` columns count the rows, ``remarks`` hold no figure of the form. ``totals``
    and ``values`` label the figures themselves, ``current`` begins labels of those of the period, ``percent`` labels
    those that are percentages.

    ``blank`` is what a ruleset calls a header in which nothing is written. ``identifiers`` begin or end labels of what
    is written in digits and is no amount (codes, telephone numbers), ``years`` begin those of columns of years.

    The others are met in folded labels: ``planned``, ``previous``, ``cumulative`` and ``compared`` are in those of
    plans, of the period before, of sums to date, of comparisons with other columns; ``months`` are wordings that tell
    how many months the figures are of (0: the number that is their first group); ``period_only`` is a label that tells
    nothing else.
    """

    serial: tuple[str, ...]
    remarks: tuple[str, ...]
    totals: tuple[str, ...]
    values: tuple[str, ...]
    percent: tuple[str, ...]
    current: tuple[str, ...]
    planned: Wording
    previous: Wording
    cumulative: Wording
    compared: Wording
    months: tuple[tuple[int, Wording], ...]
    period_only: Wording
    blank: tuple[str, ...]
    identifiers: Wording
    years: Wording


@record
class RelationWords:
    """Words in labels of rows or columns that say how their figures come about: as a ``total`` or balance of others, as
    an ``average``, or as a ``rate``: a share, quotient or change. ``unlike`` are labels of figures that are not added
    up across: averages, extremes, rates, prices and codes. ``each`` names what one of something costs or yields,
    ``worth`` what all of it comes to; ``rounded`` is in texts of tables whose figures may be rounded."""

    total: Wording
    average: Wording
    rate: Wording
    unlike: Wording
    each: Wording
    worth: Wording
    rounded: Wording


@record
class FormulaWords:
    """Words beside formulas that a table states of itself. ``codes`` name columns of codes and notes, which no formula
    speaks of, ``percent`` what is stated in percent, ``quotient`` what is a rate or comparison.

    ``change`` names what a figure went up or down by, ``both_ways`` says that it may be either and so has a sign.
    ``naming`` stands before the name of a column or row in a formula (``cột 2``).
    ``earlier`` names the earlier of two periods. ``came`` and ``went`` name flows into and out of a balance."""

    codes: Wording
    percent: Wording
    quotient: Wording
    naming: Wording
    change: Wording
    both_ways: Wording
    earlier: Wording
    came: Wording
    went: Wording


@record
class CellWords:
    """Words in labels that say how single cells stand to each other. ``running`` names what adds up from line to line,
    ``share`` is in the label of shares of one total, ``within`` stands in a label between a whole and what is a part of
    it, ``counted_again`` is the whole label of a group that its total counts too. ``start`` and ``end`` name the first
    and the last day of something."""

    running: Wording
    share: Wording
    within: Wording
    counted_again: Wording
    start: Wording
    end: Wording


@record
class TitleWords:
    """What stands above a table. ``captions`` begin the name of a table or the line of an appendix, ``titles`` are in
    one, ``letterheads`` begin the lines of who sent it. ``continued`` is in the name of a sheet that goes on from
    another one."""

    captions: tuple[str, ...]
    titles: tuple[str, ...]
    letterheads: tuple[str, ...]
    continued: tuple[str, ...]


@record
class TableWords:
    """Words of tables and forms. ``unit_lines`` stand before the unit that holds for a table, ``units`` before one or
    before the name of who reports. ``joining`` stands between two units. ``item_letters`` are the small letters, beyond
    ``a-z``, that number rows."""

    rows: RowWords
    columns: ColumnWords
    relations: RelationWords
    formulas: FormulaWords
    cells: CellWords
    titles: TitleWords
    unit_lines: tuple[str, ...]
    units: tuple[str, ...]
    joining: tuple[str, ...]
    item_letters: str
