"""Find the form a workbook was filed on: the ruleset whose labels explain most of its headers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dqcheck.forms import dated_columns, headers, pairs, value_columns
from dqcheck.forms.abbreviations import abbreviated, propose
from dqcheck.forms.families import INDICATOR, VALUE, SpreadForm, base_name, spread
from dqcheck.forms.form_words import FormWords, words_of
from dqcheck.forms.found import Column, FormDefect, Header, LabelProposal, Recognition, Region
from dqcheck.forms.grid import LISTED, some
from dqcheck.forms.indicators import long_rows
from dqcheck.forms.labels import bare, names_blank, occurrence, phrases, vocabulary
from dqcheck.forms.matching import Assignment, assign, ignorable
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.place import Place, cell_address
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, Severity, TableForm
from dqcheck.numerals.folding import fold
from dqcheck.tables.wordings import WORDS, folded

_CONTINUED = frozenset(folded(WORDS.titles.continued))


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
        regions, left = _tables(sheet, header, index, words, forms, named)
        by_row += regions
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
    sheet: Sheet, header: Header, index: int, words: FormWords, forms: Mapping[str, TableForm], named: frozenset[str]
) -> tuple[list[Region], tuple[Column, ...]]:
    """The tables that share a header: the one that explains it best, and others side by side with it."""
    regions: list[Region] = []
    left: Sequence[Column] = header.columns
    shared: Column | None = None
    done: set[str] = set()
    printed = _phrases(header, words)
    while True:
        best: tuple[tuple[int, int, int], _Fit] | None = None
        for name in forms:
            if name in done or name not in words.in_rows:
                continue
            # Several tables may stand in one long table, told apart by their indicators.
            free = header.columns if name in words.long else left
            columns = free if shared is None or shared.index in {c.index for c in free} else [shared, *free]
            fit = _fit(sheet, header, columns, name, words, printed, named=name in named, first=not regions)
            if fit is None:
                continue
            score = (
                fit.score + 2 * (name in named),
                1000 * fit.own // max(len(fit.seen.form.fields), 1),
                -len(regions),
            )
            if best is None or score > best[0]:
                best = (score, fit)
        if best is None:
            break
        name, result, seen = best[1].name, best[1].result, best[1].seen
        form, vocabulary = seen.form, seen.vocabulary
        dated = dated_columns.split(header.columns, vocabulary, words.period)
        done.add(name)
        regions.append(
            Region(
                table=name,
                sheet=index,
                header=header,
                columns=result.fields,
                ambiguous={field: tuple(c.text for c in given) for field, given in result.ambiguous.items()},
                unit_line=header.unit_line,
                versions=dated.versions(vocabulary),
                corner=next((f for f, c in result.fields.items() if c in header.blank and _unnamed(f, form)), ""),
                form=form if name in words.unfolded else None,
                members=seen.members,
            )
        )
        shared = shared or result.fields.get(form.key or "")
        taken = {column.index for of in (result.fields, *regions[-1].versions.values()) for column in of.values()}
        taken |= {column.index for given in result.ambiguous.values() for column in given}
        left = [column for column in left if column.index not in taken and not ignorable(column)]
        if len(left) < 2 and not words.long - done:
            break
    regions = [replace(region, proposals=_proposed(region, left, words)) for region in regions]
    return regions, tuple(c for c in left if not ignorable(c)) if regions else tuple(
        c for c in header.columns if not ignorable(c)
    )


@record
class _Fit:
    """A table that a header may be of: its form as the header shows it, the columns of its fields, how many ``own``
    fields these are, and with the indicators of a long table (``score``)."""

    name: str
    seen: SpreadForm
    result: Assignment
    own: int
    score: int


def _fit(
    sheet: Sheet,
    header: Header,
    columns: Sequence[Column],
    name: str,
    words: FormWords,
    printed: frozenset[str],
    *,
    named: bool,
    first: bool,
) -> _Fit | None:
    """A table in the columns of a header, None where it is not there. ``printed`` are the phrases of the header."""
    seen = _seen(name, columns, words)
    if seen is None:
        return None
    form = seen.form
    if name not in words.unfolded and not _enough(
        _reach(printed, seen.vocabulary, form), form, len(columns), named, first=first
    ):
        return None
    dated = dated_columns.split([*columns, *header.blank], seen.vocabulary, words.period)
    result = _cornered(assign(dated.of_period, seen.vocabulary), form, header)
    said = _said(sheet, header, words.forms[name], result) if name in words.long else 0
    if name in words.long and not said:
        return None
    own = len(result.fields) - (form.key in result.fields)
    if not _enough(own, form, len(dated.of_period), named, first=first):
        return None
    return _Fit(name=name, seen=seen, result=result, own=own, score=own + said)


def _proposed(region: Region, left: Sequence[Column], words: FormWords) -> tuple[LabelProposal, ...]:
    form = region.form or words.forms[region.table]
    own = (name for name in form.fields if base_name(name) == name)
    missing = [name for name in own if name not in region.columns and name not in region.ambiguous]
    return propose([column for column in left if not ignorable(column)], form, missing, words.ruleset)


def _seen(name: str, columns: Sequence[Column], words: FormWords) -> SpreadForm | None:
    """A table as its header shows it, None where it does not; any but a long table or one with families is as it is
    declared."""
    if name in words.unfolded:
        return spread(words.forms[name], columns)
    return SpreadForm(form=words.forms[name], vocabulary=words.vocabularies[name])


def _said(sheet: Sheet, header: Header, form: TableForm, result: Assignment) -> int:
    """How many fields of a long table its indicators are; none where it lacks a column that it cannot do without."""
    indicator = result.fields.get(INDICATOR)
    if indicator is None or not any(base_name(name) == VALUE for name in result.fields):
        return 0
    return len({row.field for row in long_rows(sheet, header, form, indicator, None)})


def _cornered(result: Assignment, form: TableForm, header: Header) -> Assignment:
    """The assignment with the field that names the records, where no header does: it is the first column of the table,
    under an empty corner."""
    texts = [name for name, field in form.fields.items() if field.type == "text" and name not in result.fields]
    naming = form.key if form.key in texts else texts[0] if form.key is None and len(texts) == 1 else None
    first = min((column.index for column in result.fields.values()), default=0)
    corner = next((column for column in header.blank if column.index < first), None)
    if naming is None or naming in result.ambiguous or corner is None:
        return result
    return replace(result, fields={**result.fields, naming: corner})


def _unnamed(name: str, form: TableForm) -> bool:
    """Whether a field does not itself say that its column has no header."""
    return not any(map(names_blank, form.fields[name].label))


def _phrases(header: Header, words: FormWords) -> frozenset[str]:
    """Every phrase by which a field may be found in a header."""
    columns = (*header.columns, *header.blank)
    bare_labels = [value_columns.strip(column.labels, words.period)[1] for column in columns]
    whole = {phrase for labels in (*(c.labels for c in columns), *bare_labels) for _, phrase in phrases(labels)}
    alike = Counter(" ".join(map(bare, column.labels)) for column in columns)
    return frozenset(whole) | {occurrence(p, n + 1) for p, count in alike.items() if count > 1 for n in range(count)}


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


def _abbreviated(workbook: Workbook, rulesets: Sequence[Ruleset]) -> Recognition | None:
    """A layout whose headers are a form's, most of them short; None for any other."""
    sheet, header = _likely(workbook)
    if sheet is None or header is None:
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
            if not proposals or not _enough(own, form, columns, is_named(sheet.name, form), first=True):
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
