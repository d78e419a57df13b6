"""What number formats show beside or instead of the digits of a column's figures: another unit than the column's,
figures divided by thousands, figures that nobody sees. It is told with how they were read."""

from collections.abc import Mapping

from dqcheck.forms.cell_looks import taken
from dqcheck.forms.context import Context
from dqcheck.forms.excess_digits import FiledColumn
from dqcheck.forms.found import FormDefect
from dqcheck.forms.grid import is_number
from dqcheck.model.place import Place, cell_address
from dqcheck.model.rule import Field, Severity, TableForm
from dqcheck.numerals.units import vocabulary


def tell_formats(context: Context, form: TableForm, field: Field, filed: FiledColumn, submission: str) -> None:
    """Tell once for a column what its formats show of its figures and how they were read."""
    if field.type not in ("count", "number", "percent", "money") or not context.dressed(filed.sheet):
        return
    look = context.look(filed.sheet, filed.at, filed.cells)
    if look is None:
        return
    kind = field.type
    looks = [(index, look.at(index)) for index, cell in enumerate(filed.cells) if is_number(cell) and cell]
    how = [(index, taken(one, kind, filed.unit, vocabulary(field.own_units))) for index, one in looks]
    strange = [(index, one.conflict) for index, one in how if one.conflict]
    divided = [index for index, one in how if one.divided]
    hidden = [index for index, one in looks if one.hidden]
    if strange:
        index, other = strange[0]
        used = filed.unit or field.called
        facts: dict[str, object] = {"column": filed.label, "used": used, "other": other, "sheet": filed.sheet}
        defect = _told("form.unit-conflict", Severity.WARNING, context, form, field, filed, index, facts, submission)
        context.defects.append(defect)
    for key, found in (("form.divided-figures", divided), ("form.hidden-figures", hidden)):
        if found:
            facts = {"column": filed.label, "sheet": filed.sheet, "count": len(found), "cell": _cell(filed, found[0])}
            context.notices.append(_told(key, Severity.INFO, context, form, field, filed, found[0], facts, submission))


def _cell(filed: FiledColumn, index: int) -> str:
    return cell_address(*filed.at[index])


def _told(
    key: str,
    severity: Severity,
    context: Context,
    form: TableForm,
    field: Field,
    filed: FiledColumn,
    index: int,
    facts: Mapping[str, object],
    submission: str,
) -> FormDefect:
    return FormDefect(
        key=key,
        severity=severity,
        source=context.workbook.source,
        place=Place(sheet=filed.sheet, cell=_cell(filed, index)),
        submission=submission,
        facts=facts,
        table=form.name,
        field=field.name,
    )
