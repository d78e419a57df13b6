"""What other processes read is the same when it shares its headers with what was read before."""

import pickle
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dqcheck import sources
from dqcheck.api import load_ruleset
from dqcheck.forms import bind, recognise
from dqcheck.forms.found import Bound
from dqcheck.forms.location import RowsLocator
from dqcheck.forms.merging import SharedHeaders, merge, sharing
from dqcheck.model.dataset import Table

NOWHERE = RowsLocator(file="a.xlsx", sheet="T", rows=(0,), columns={}, labels=())


def told(bound: Bound) -> tuple[Mapping[str, object], Bound]:
    """All that a workbook states and where, and the rest of it."""
    tables = {name: (list(one.submissions), columns(one), places(one)) for name, one in bound.tables.items()}
    return tables, replace(bound, tables={})


def columns(table: Table) -> list[tuple[str, list[object]]]:
    return [(name, list(values)) for name, values in table.columns.items()]


def places(table: Table) -> list[object]:
    rows = range(len(table.submissions))
    return [(table.locator.source(row), table.locator.place(row, name)) for row in rows for name in table.columns]


def test_workbooks_on_one_form_share_their_headers_and_say_the_same(root: Path) -> None:
    ruleset = load_ruleset("khcn-cds")
    bounds = []
    for name in ("xa-ba-to", "xa-mo-duc"):
        workbook = sources.read(root / f"fixtures/communes/{name}.xlsx")
        bounds.append(pickle.loads(pickle.dumps(bind(workbook, recognise(workbook, [ruleset]), ruleset))))
    known = SharedHeaders()
    first, second = (sharing(one, known) for one in bounds)
    assert [told(one) for one in (first, second)] == [told(one) for one in bounds]
    shared = [
        (one.locator.columns is second.tables[name].locator.columns, one.locator.columns)
        for name, one in first.tables.items()
        if isinstance(one.locator, RowsLocator)
    ]
    assert len(shared) > 5 and all(same for same, columns in shared)


def test_merged_tables_are_those_of_workbooks_that_share_nothing(root: Path) -> None:
    ruleset = load_ruleset("khcn-cds")
    workbook = sources.read(root / "fixtures/submissions.xlsx")
    bound = bind(workbook, recognise(workbook, [ruleset]), ruleset)
    known = SharedHeaders()
    shared, plain = merge([sharing(bound, known), sharing(bound, known)]), merge([bound, bound])
    assert [columns(one) for one in shared.values()] == [columns(one) for one in plain.values()]
    assert "unheard-of" not in sharing(bound, known).tables["dossiers"].columns


def test_columns_of_other_lengths_stay_as_they_are() -> None:
    table = Table(name="t", columns={"a": (), "b": ()}, submissions=("Xã A",), locator=NOWHERE)
    bound = Bound(source="a.xlsx", ruleset="r", tables={"t": table})
    assert sharing(bound, SharedHeaders()).tables["t"].columns == {"a": (), "b": ()}
