"""The form of a table as its header shows it: a field for each column of a family (``{year} / Number``), the columns
of a long table.

Everything that finds and reads columns works on this form, as on any other; what was read is put together again by
``folding``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dqcheck.forms.found import Column
from dqcheck.forms.headings import named, template
from dqcheck.forms.labels import BARE, FULL, phrases, vocabulary
from dqcheck.model.record import record
from dqcheck.model.rule import Field, TableForm, placeholders
from dqcheck.numerals.folding import fold

INDICATOR, VALUE, UNIT = "pivot.indicator", "pivot.value", "pivot.unit"
"""The columns of a long table. No field of a ruleset has a dot in its name."""

Member = Mapping[str, str]
"""What the headings of some columns say of the fields that their placeholders name, as printed."""


@record
class SpreadForm:
    """A form with a field for each column. ``members`` are what headings say, in the order of the columns; the field
    of a family is there once for each, under the name that ``spread_name`` gives."""

    form: TableForm
    vocabulary: Mapping[str, tuple[str, ...]]
    members: tuple[Member, ...] = ()


def spread_name(field: str, member: int) -> str:
    """The name of a field of a family in one of its columns."""
    return f"{field}.{member}"


def base_name(name: str) -> str:
    """The field of the ruleset that a field of a spread form is of: ``number`` of ``number.0``."""
    head, _, tail = name.rpartition(".")
    return head if tail.isdecimal() else name


def spread(form: TableForm, columns: Iterable[Column]) -> SpreadForm | None:
    """The form of a table in which these columns stand; None where none of them is of a family that the table has."""
    printed = of_header(form)
    families = {name: field for name, field in printed.items() if any(map(placeholders, field.label))}
    plain = {name: field for name, field in printed.items() if name not in families}
    known = vocabulary(_with(form, plain))
    if not families:
        return SpreadForm(form=_with(form, plain), vocabulary=known)
    free = [
        column
        for column in columns
        if not any(grade in (FULL, BARE) and phrase in known for grade, phrase in phrases(column.labels))
    ]
    members: dict[tuple[str, ...], tuple[int, Member]] = {}
    spread_fields: dict[str, Field] = {}
    for claim in _claimed(free, families, form.fields):
        identity = tuple(fold(f"{key}={text}") for key, text in sorted(claim.member.items()))
        at = members.setdefault(identity, (len(members), claim.member))[0]
        own = spread_name(claim.family, at)
        spread_fields[own] = replace(families[claim.family], name=own, label=(" / ".join(claim.column.labels),))
    if not members:
        return None
    made = _with(form, {**plain, **spread_fields})
    return SpreadForm(form=made, vocabulary=vocabulary(made), members=tuple(one for _, one in members.values()))


def of_header(form: TableForm) -> Mapping[str, Field]:
    """The fields of a table that have columns: not those that headings name, and of a long table the fields of its
    records and the columns of indicators, units and values."""
    if form.pivot is None:
        return {name: field for name, field in form.fields.items() if name not in form.headed}
    own = {name: form.fields[name] for name in form.pivot.by if name in form.fields}
    own[INDICATOR] = Field(name=INDICATOR, label=form.pivot.indicator)
    if form.pivot.unit:
        own[UNIT] = Field(name=UNIT, label=form.pivot.unit)
    own[VALUE] = Field(name=VALUE, label=form.pivot.value, type="number")
    return own


def _with(form: TableForm, fields: Mapping[str, Field]) -> TableForm:
    return replace(form, fields=fields, key=form.key if form.key in fields else None, layout="rows", pivot=None)


@record
class _Claim:
    """A column of a family: the family, what its heading says, the titles over that, how much of it is fixed."""

    column: Column
    family: str
    member: Member
    over: tuple[str, ...]
    literal: int


def _claimed(columns: Sequence[Column], families: Mapping[str, Field], fields: Mapping[str, Field]) -> Sequence[_Claim]:
    """The columns of families. Of several families that a column may be of it is that whose heading says most; of none
    where two say as much. A title over all columns of a family is none of its levels; where its columns stand under
    different ones, nobody can tell what these mean."""
    found: list[_Claim] = []
    for column in columns:
        claims = [claim for name, field in families.items() if (claim := _claim(column, name, field, fields))]
        most = max((claim.literal for claim in claims), default=0)
        best = [claim for claim in claims if claim.literal == most]
        if len(best) == 1 and best[0].member:
            found += best
    titles: dict[str, set[tuple[str, ...]]] = {}
    for claim in found:
        titles.setdefault(claim.family, set()).add(claim.over)
    return [claim for claim in found if len(titles[claim.family]) == 1]


def _claim(column: Column, name: str, field: Field, fields: Mapping[str, Field]) -> _Claim | None:
    """A column as one of a family, by the template that fixes most; None where it has the form of none."""
    wanted = sorted(map(template, filter(placeholders, field.label)), key=lambda one: -one.literal)
    for levels_over in range(len(column.labels)):
        for one in wanted:
            member = named(column.labels[levels_over:], one, fields)
            if member is not None:
                over = column.labels[:levels_over]
                return _Claim(column=column, family=name, member=member, over=over, literal=one.literal)
    return None
