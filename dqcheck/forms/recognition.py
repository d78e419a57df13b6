"""Find the form a workbook was filed on: the ruleset whose labels explain most of its headers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dqcheck.forms import headers, pairs
from dqcheck.forms.abbreviations import abbreviated, propose
from dqcheck.forms.form_words import FormWords, words_of
from dqcheck.forms.found import FormDefect, Header, LabelProposal, Recognition, Region
from dqcheck.forms.grid import LISTED, some
from dqcheck.forms.header_tables import enough, tables_under
from dqcheck.forms.labels import bare, vocabulary
from dqcheck.forms.matching import assign, ignorable
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.place import Place, cell_address
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, Severity, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.tables.wordings import WORDS, folded

_CONTINUED = frozenset(folded(WORDS.titles.continued))
_MOST_SHORTENED = 400
"""Columns of a sheet up to which its headers are asked what they may be short for: each is held against each label."""
_FEWEST_NEAR = 2
"""Headers of a form that a table of none must have to be called like it."""


@record
class _Found:
    """What one ruleset finds in a workbook. ``columns`` counts all headers, ``stray`` are those of no field."""

    regions: tuple[Region, ...]
    matched: int
    columns: int
    stray: tuple[str, ...]


def recognise(workbook: Workbook, rulesets: Sequence[Ruleset]) -> Recognition:
    """The form of a workbook among ``rulesets``, scored by the share of headers and fields that meet.

    An unknown layout has no ruleset and one defect that names the nearest form and the headers that did not match.
    """
    best: tuple[tuple[int, int], Ruleset, _Found] | None = None
    for ruleset in rulesets:
        found = _look(workbook, ruleset)
        score = (found.matched, 1000 * found.matched // max(found.columns, 1))
        if best is None or score > best[0]:
            best = (score, ruleset, found)
    if best is None or not best[2].regions:
        return _abbreviated(workbook, rulesets) or _unknown(workbook, best)
    _, ruleset, found = best
    used = {region.sheet for region in found.regions}
    return Recognition(
        ruleset=ruleset.name,
        regions=found.regions,
        matched=found.matched,
        seen=max(found.columns, found.matched),
        unmatched=found.stray,
        unused=tuple(
            sheet.name for index, sheet in enumerate(workbook.sheets) if index not in used and _written(sheet)
        ),
    )


def _look(workbook: Workbook, ruleset: Ruleset) -> _Found:
    words = words_of(ruleset)
    regions: list[Region] = []
    stray: list[str] = []
    columns = 0
    named = [
        frozenset(name for name, form in words.forms.items() if is_named(sheet.name, form)) for sheet in workbook.sheets
    ]
    elsewhere = frozenset().union(*named)
    for index, sheet in enumerate(workbook.sheets):
        # A table whose sheet bears its name stands on no other.
        forms = {name: form for name, form in words.forms.items() if name in named[index] or name not in elsewhere}
        found, seen, left = _sheet(sheet, index, words, forms, named[index])
        regions += found
        stray += left
        columns += seen
    return _Found(
        regions=tuple(regions),
        matched=sum(len(region.columns) + len(region.cells) for region in regions),
        columns=columns,
        stray=tuple(dict.fromkeys(stray)),
    )


def _sheet(
    sheet: Sheet, index: int, words: FormWords, forms: Mapping[str, TableForm], named: frozenset[str]
) -> tuple[list[Region], int, list[str]]:
    """The regions of a sheet on which tables of ``forms`` may stand, the number of its headers, and those that are no
    field's; ``named`` are the tables whose name the sheet bears."""
    found = headers.find(sheet, words.tokens, words.heads if words.families else None)
    by_row: list[Region] = []
    stray: list[str] = []
    for header in found:
        regions, left = tables_under(sheet, header, words, forms, named)
        by_row += [replace(one, sheet=index, header=header, unit_line=header.unit_line) for one in regions]
        stray += [column.text for column in left]
    in_rows = sum(len(region.columns) for region in by_row)
    seen = sum(not ignorable(column) for header in found for column in header.columns)
    if in_rows > 3 and in_rows * 2 > seen:
        return by_row, seen, stray
    by_pair = pairs.find(sheet, index, forms, words, named=named)
    in_pairs = sum(len(region.cells) or len(region.ambiguous) for region in by_pair)
    if in_pairs > in_rows:
        return by_pair, in_pairs, []
    return by_row, seen, stray


def is_named(name: str, form: TableForm) -> bool:
    """Whether a sheet's name is one the form gives, numbered or continued perhaps: ``TTHC (tiếp)``, ``2. TTHC``."""
    return _is_any(name, tuple(form.sheet))


@lru_cache(maxsize=4096)
def _is_any(name: str, given: tuple[str, ...]) -> bool:
    plain = fold(name)
    for wanted in map(fold, given):
        if plain == wanted or bare(name) == wanted:
            return True
        words = plain.split(" ")
        if " ".join(words[1:]) == wanted and len(words[0]) <= 3:
            return True
        if plain.startswith(wanted + " ") and (plain[len(wanted) + 1 :].isdigit() or _CONTINUED & set(words)):
            return True
    return False


def _written(sheet: Sheet) -> bool:
    return any(cell is not None for row in sheet.rows for cell in row)


def _abbreviated(workbook: Workbook, rulesets: Sequence[Ruleset]) -> Recognition | None:
    """A layout whose headers are a form's, most of them short; None for any other."""
    sheet, header = _likely(workbook)
    if sheet is None or header is None or len(header.columns) > _MOST_SHORTENED:
        return None
    best: tuple[int, Ruleset, TableForm, tuple[LabelProposal, ...]] | None = None
    for ruleset in rulesets:
        words = words_of(ruleset)
        for name, form in ruleset.tables.items():
            if name in words.unfolded:
                continue
            found = assign(header.columns, words.vocabularies[name])
            missing = [field for field in form.fields if field not in found.fields]
            proposals = propose(found.unmatched, form, missing, ruleset.name)
            own = len({*found.fields, *(one.field for one in proposals)} - {form.key})
            columns = sum(not ignorable(column) for column in header.columns)
            if not proposals or not enough(own, form, columns, is_named(sheet.name, form), first=True):
                continue
            if best is None or own > best[0]:
                best = own, ruleset, form, proposals
    if best is None:
        return None
    own, ruleset, form, proposals = best
    place = Place(sheet=sheet.name, cell=cell_address(header.top, header.columns[0].index))
    return Recognition(
        ruleset=None,
        matched=own,
        seen=len(header.columns),
        nearest=ruleset.name,
        unused=tuple(other.name for other in workbook.sheets if _written(other)),
        defects=(abbreviated(workbook.source, form, place, proposals, "form.headers-abbreviated.unread"),),
    )


def _unknown(workbook: Workbook, best: tuple[tuple[int, int], Ruleset, _Found] | None) -> Recognition:
    sheet, header = _likely(workbook)
    printed = [column.text for column in header.columns if not ignorable(column)] if header is not None else []
    stray, nearest, near = printed, None, list[str]()
    if best is not None:
        ruleset = best[1]
        known = frozenset().union(*(vocabulary(form) for form in ruleset.tables.values()))
        near = [text for text in printed if bare(text) in known]
        stray = [text for text in printed if bare(text) not in known]
        nearest = ruleset if near or len(ruleset.tables) else None
    place = Place(sheet=sheet.name) if sheet is not None else Place()
    if sheet is not None and header is not None and header.columns:
        place = Place(sheet=sheet.name, cell=cell_address(header.top, header.columns[0].index))
    facts: dict[str, object] = {"headers": some(stray or printed)}
    if nearest is not None:
        facts["nearest"] = nearest.title
        if len(near) >= _FEWEST_NEAR:
            facts["near"] = some(near)
    defect = FormDefect(
        key="form.layout-unknown" if printed else "form.layout-empty",
        severity=Severity.ERROR,
        source=workbook.source,
        submission=workbook.source,
        place=place,
        facts=facts,
        sentence="form.layout-unknown.few" if printed and not stray else "",
        text=" | ".join(printed[:LISTED]),
    )
    return Recognition(
        ruleset=None,
        seen=len(printed),
        matched=len(printed) - len(stray),
        nearest=nearest.name if nearest is not None else None,
        unmatched=tuple(stray),
        unused=tuple(sheet.name for sheet in workbook.sheets if _written(sheet)),
        defects=(defect,),
    )


def _likely(workbook: Workbook) -> tuple[Sheet | None, Header | None]:
    """The sheet that looks most like a table, with its header."""
    found = [(sheet, header) for sheet in workbook.sheets if (header := headers.guess(sheet)) is not None]
    if not found:
        return next((sheet for sheet in workbook.sheets if _written(sheet)), None), None
    return max(found, key=lambda item: len(item[1].columns))
