"""Find the form a workbook was filed on: the ruleset whose labels explain most of its headers."""

from collections.abc import Mapping, Sequence

from dqcheck.forms import headers, pairs
from dqcheck.forms.found import Column, FormDefect, Header, Recognition, Region
from dqcheck.forms.grid import LISTED, some
from dqcheck.forms.labels import bare, phrases, tokens, vocabulary
from dqcheck.forms.matching import Assignment, assign, ignorable
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.place import Place, cell_address
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, Severity, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.tables.wordings import WORDS, folded

_CONTINUED = frozenset(folded(WORDS.titles.continued))


@record
class _Words:
    """The labels of a ruleset, folded: what each table calls its fields, and every piece of a label."""

    forms: Mapping[str, TableForm]
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]]
    tokens: frozenset[str]


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
        return _unknown(workbook, best)
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


_KEPT: list[tuple[Ruleset, _Words]] = []
"""The words of the rulesets used last: a folder of a hundred files asks for the same again and again."""


def _words(ruleset: Ruleset) -> _Words:
    for known, words in _KEPT:
        if known is ruleset:
            return words
    made = _Words(
        forms=ruleset.tables,
        vocabularies={name: vocabulary(form) for name, form in ruleset.tables.items()},
        tokens=frozenset().union(*(tokens(form) for form in ruleset.tables.values())),
    )
    _KEPT[:] = [(ruleset, made), *_KEPT[:7]]
    return made


def _look(workbook: Workbook, ruleset: Ruleset) -> _Found:
    words = _words(ruleset)
    regions: list[Region] = []
    stray: list[str] = []
    columns = 0
    for index, sheet in enumerate(workbook.sheets):
        found, seen, left = _sheet(sheet, index, words)
        regions += found
        stray += left
        columns += seen
    return _Found(
        regions=tuple(regions),
        matched=sum(len(region.columns) + len(region.cells) for region in regions),
        columns=columns,
        stray=tuple(dict.fromkeys(stray)),
    )


def _sheet(sheet: Sheet, index: int, words: _Words) -> tuple[list[Region], int, list[str]]:
    """The regions of a sheet, the number of its headers, and those that are no field's."""
    named = frozenset(name for name, form in words.forms.items() if is_named(sheet.name, form))
    found = headers.find(sheet, words.tokens)
    by_row: list[Region] = []
    stray: list[str] = []
    for header in found:
        regions, left = _tables(header, index, words, named)
        by_row += regions
        stray += [column.text for column in left]
    in_rows = sum(len(region.columns) for region in by_row)
    seen = sum(not ignorable(column) for header in found for column in header.columns)
    if in_rows > 3 and in_rows * 2 > seen:
        return by_row, seen, stray
    by_pair = pairs.find(sheet, index, words.forms, words.vocabularies, words.tokens, named=named)
    in_pairs = sum(len(region.cells) for region in by_pair)
    if in_pairs > in_rows:
        return by_pair, in_pairs, []
    return by_row, seen, stray


def is_named(name: str, form: TableForm) -> bool:
    """Whether a sheet's name is one the form gives, numbered or continued perhaps: ``TTHC (tiếp)``, ``2. TTHC``."""
    plain = fold(name)
    for wanted in map(fold, form.sheet):
        if plain == wanted or bare(name) == wanted:
            return True
        words = plain.split(" ")
        if " ".join(words[1:]) == wanted and len(words[0]) <= 3:
            return True
        if plain.startswith(wanted + " ") and (plain[len(wanted) + 1 :].isdigit() or _CONTINUED & set(words)):
            return True
    return False


def _tables(
    header: Header, index: int, words: _Words, named: frozenset[str]
) -> tuple[list[Region], tuple[Column, ...]]:
    """The tables that share a header: the one that explains it best, and others side by side with it."""
    regions: list[Region] = []
    left: Sequence[Column] = header.columns
    shared: Column | None = None
    done: set[str] = set()
    said = frozenset(phrase for column in header.columns for _, phrase in phrases(column.labels))
    while True:
        best: tuple[tuple[int, int, int], str, Assignment] | None = None
        for name, form in words.forms.items():
            if name in done or form.layout == "pairs":
                continue
            if not _enough(
                _reach(said, words.vocabularies[name], form), form, len(left), name in named, first=not regions
            ):
                continue
            columns = left if shared is None or shared in left else [shared, *left]
            result = assign(columns, words.vocabularies[name])
            own = len(result.fields) - (form.key in result.fields)
            if not _enough(own, form, len(left), name in named, first=not regions):
                continue
            score = (own + 2 * (name in named), 1000 * own // max(len(form.fields), 1), -len(regions))
            if best is None or score > best[0]:
                best = (score, name, result)
        if best is None:
            break
        _, name, result = best
        form = words.forms[name]
        done.add(name)
        regions.append(
            Region(
                table=name,
                sheet=index,
                header=header,
                columns=result.fields,
                ambiguous={field: tuple(c.text for c in given) for field, given in result.ambiguous.items()},
                unit_line=header.unit_line,
            )
        )
        shared = shared or result.fields.get(form.key or "")
        left = [column for column in result.unmatched if column != shared]
        if len(left) < 2:
            break
    return regions, tuple(c for c in left if not ignorable(c)) if regions else tuple(
        c for c in header.columns if not ignorable(c)
    )


def _reach(said: frozenset[str], words: Mapping[str, tuple[str, ...]], form: TableForm) -> int:
    """The most fields, without the key, that columns saying these phrases can have."""
    return len({name for phrase in said & words.keys() for name in words[phrase]} - {form.key})


def _enough(own: int, form: TableForm, columns: int, named: bool, *, first: bool) -> bool:
    """Whether the fields found, without the key, make a table: half of the form's or half of the sheet's, or any two on
    a sheet that bears its name."""
    fields = len(form.fields) - (form.key is not None)
    if fields <= 1:
        return own == fields and (named or columns <= 3)
    if own < min(2, fields):
        return False
    if not first:
        return own * 2 >= fields
    return named or own * 2 >= fields or own * 2 >= columns


def _written(sheet: Sheet) -> bool:
    return any(cell is not None for row in sheet.rows for cell in row)


def _unknown(workbook: Workbook, best: tuple[tuple[int, int], Ruleset, _Found] | None) -> Recognition:
    sheet, header = _likely(workbook)
    printed = [column.text for column in header.columns if not ignorable(column)] if header is not None else []
    stray, nearest = printed, None
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
