"""The tables of a form that stand under a header: whose fields its columns are."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from dqcheck.forms import dated_columns, value_columns
from dqcheck.forms.abbreviations import propose
from dqcheck.forms.families import INDICATOR, VALUE, SpreadForm, base_name, spread
from dqcheck.forms.form_words import FormWords
from dqcheck.forms.found import Column, Header, LabelProposal, Region
from dqcheck.forms.indicators import long_rows
from dqcheck.forms.labels import bare, names_blank, occurrence, phrases
from dqcheck.forms.matching import Assignment, assign, ignorable
from dqcheck.model.document import Sheet
from dqcheck.model.identity import Identity
from dqcheck.model.record import record
from dqcheck.model.rule import TableForm

_FEW_WORDS = 1
"""Words with letters in the name of a sheet that is hardly more than a number."""
_FEWEST_LIKE = 3
"""Fields that most columns of a sheet must be for a table of which more are lacking."""

_Key = tuple[tuple[int, tuple[str, ...], tuple[str, ...]], ...]
"""Columns of a header as a key: index, labels, all that is printed."""

_Named = tuple[frozenset[str], frozenset[str]]
"""The tables whose name a sheet bears, and those of them whose name tells something."""

_Indicated = Callable[[str, Assignment], int]
"""How many fields of a long table its indicators are, in the columns that were assigned."""


def tables_under(
    sheet: Sheet, header: Header, words: FormWords, forms: Mapping[str, TableForm], named: frozenset[str]
) -> tuple[Sequence[Region], tuple[Column, ...]]:
    """The tables that share a header. Where there is no long table, for which the rows are asked too, they depend on
    the header alone, which is the same in all workbooks of a batch. ``named`` are those whose name the sheet bears;
    a name that is a number and hardly more (``Biểu 01``) is that of other people's sheets too."""
    telling = named if not _is_numbered(sheet.name) else frozenset[str]()
    if words.long & forms.keys():
        said = partial(_said, sheet, header, words)
        return _sharing(header.columns, header.blank, words, tuple(forms), (named, telling), said)
    return _by_header(Identity(words), _key(header.columns), _key(header.blank), tuple(forms), (named, telling))


def _is_numbered(name: str) -> bool:
    words = name.split()
    return any(map(str.isdigit, name)) and sum(any(map(str.isalpha, word)) for word in words) <= _FEW_WORDS


def _key(columns: Sequence[Column]) -> _Key:
    return tuple((one.index, one.labels, one.printed) for one in columns)


@lru_cache(maxsize=512)
def _by_header(
    words: Identity[FormWords], columns: _Key, blank: _Key, forms: tuple[str, ...], named: _Named
) -> tuple[Sequence[Region], tuple[Column, ...]]:
    labelled, empty = (
        tuple(Column(index=index, labels=labels, printed=printed) for index, labels, printed in given)
        for given in (columns, blank)
    )
    return _sharing(labelled, empty, words.of, forms, named, lambda _, __: 0)


def _sharing(
    columns_: tuple[Column, ...],
    blank: tuple[Column, ...],
    words: FormWords,
    forms: Sequence[str],
    named: _Named,
    indicated: _Indicated,
) -> tuple[Sequence[Region], tuple[Column, ...]]:
    """The tables that share a header: the one that explains it best, and others side by side with it."""
    regions: list[Region] = []
    left: Sequence[Column] = columns_
    shared: Column | None = None
    done: set[str] = set()
    printed = _phrases(columns_, blank, words)
    while True:
        best: tuple[tuple[int, int, int], _Fit] | None = None
        for name in forms:
            if name in done or name not in words.in_rows:
                continue
            # Several tables may stand in one long table, told apart by their indicators.
            free = columns_ if name in words.long else left
            columns = free if shared is None or shared.index in {c.index for c in free} else [shared, *free]
            fit = _fit(columns, blank, name, words, printed, indicated, named=name in named[1], first=not regions)
            if fit is None:
                continue
            score = (
                fit.score + 2 * (name in named[0]),
                1000 * fit.own // max(len(fit.seen.form.fields), 1),
                -len(regions),
            )
            if best is None or score > best[0]:
                best = (score, fit)
        if best is None:
            break
        name, result, seen = best[1].name, best[1].result, best[1].seen
        form, vocabulary = seen.form, seen.vocabulary
        dated = dated_columns.split(columns_, vocabulary, words.period)
        done.add(name)
        regions.append(
            Region(
                table=name,
                sheet=0,
                columns=result.fields,
                ambiguous={field: tuple(c.text for c in given) for field, given in result.ambiguous.items()},
                versions=dated.versions(vocabulary),
                corner=next((f for f, c in result.fields.items() if c in blank and _unnamed(f, form)), ""),
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
        c for c in columns_ if not ignorable(c)
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
    columns: Sequence[Column],
    blank: tuple[Column, ...],
    name: str,
    words: FormWords,
    printed: frozenset[str],
    indicated: _Indicated,
    *,
    named: bool,
    first: bool,
) -> _Fit | None:
    """A table in the columns of a header, None where it is not there. ``printed`` are the phrases of the header, and
    ``blank`` its columns of texts under no label."""
    seen = _seen(name, columns, words)
    if seen is None:
        return None
    form = seen.form
    if name not in words.unfolded and not enough(
        _reach(printed, seen.vocabulary, form), form, len(columns), named, first=first
    ):
        return None
    dated = dated_columns.split([*columns, *blank], seen.vocabulary, words.period)
    result = _cornered(assign(dated.of_period, seen.vocabulary), form, blank)
    said = indicated(name, result) if name in words.long else 0
    if name in words.long and not said:
        return None
    own = len(result.fields) - (form.key in result.fields)
    naming = [field for field, one in form.fields.items() if one.required and one.type == "text"]
    if naming and not named and not any(field in (*result.fields, *result.ambiguous) for field in naming):
        return None  # figures of the same names are on other people's tables too
    whole = all(field in result.fields for field, one in form.fields.items() if one.required)
    if not enough(own, form, len(dated.of_period), named, first=first, whole=whole):
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


def _said(sheet: Sheet, header: Header, words: FormWords, name: str, result: Assignment) -> int:
    """How many fields of a long table its indicators are; none where it lacks a column that it cannot do without."""
    indicator = result.fields.get(INDICATOR)
    if indicator is None or not any(base_name(name) == VALUE for name in result.fields):
        return 0
    return len({row.field for row in long_rows(sheet, header, words.forms[name], indicator, None)})


def _cornered(result: Assignment, form: TableForm, blank: tuple[Column, ...]) -> Assignment:
    """The assignment with the field that names the records, where no header does: it is the first column of the table,
    under an empty corner."""
    texts = [name for name, field in form.fields.items() if field.type == "text" and name not in result.fields]
    naming = form.key if form.key in texts else texts[0] if form.key is None and len(texts) == 1 else None
    first = min((column.index for column in result.fields.values()), default=0)
    corner = next((column for column in blank if column.index < first), None)
    if naming is None or naming in result.ambiguous or corner is None:
        return result
    return replace(result, fields={**result.fields, naming: corner})


def _unnamed(name: str, form: TableForm) -> bool:
    """Whether a field does not itself say that its column has no header."""
    return not any(map(names_blank, form.fields[name].label))


def _phrases(labelled: Sequence[Column], blank: Sequence[Column], words: FormWords) -> frozenset[str]:
    """Every phrase by which a field may be found in a header."""
    columns = (*labelled, *blank)
    bare_labels = [value_columns.strip(column.labels, words.period)[1] for column in columns]
    whole = {phrase for labels in (*(c.labels for c in columns), *bare_labels) for _, phrase in phrases(labels)}
    alike = Counter(" ".join(map(bare, column.labels)) for column in columns)
    return frozenset(whole) | {occurrence(p, n + 1) for p, count in alike.items() if count > 1 for n in range(count)}


def _reach(said: frozenset[str], words: Mapping[str, tuple[str, ...]], form: TableForm) -> int:
    """The most fields, without the key, that columns saying these phrases can have."""
    return len({name for phrase in said & words.keys() for name in words[phrase]} - {form.key})


def enough(own: int, form: TableForm, columns: int, named: bool, *, first: bool, whole: bool = True) -> bool:
    """Whether the fields found, without the key, make a table: half of the form's, half of the sheet's that are three
    at least and the ``whole`` of those that the form requires, or any two on a sheet that bears its name. Less is a
    likeness, as of tables with dates."""
    fields = len(form.fields) - (form.key is not None)
    if fields <= 1:
        return own == fields and (named or columns <= 3)
    if own < min(2, fields):
        return False
    if not first:
        return own * 2 >= fields
    return named or own * 2 >= fields or (whole and own * 2 >= columns and own >= _FEWEST_LIKE)
