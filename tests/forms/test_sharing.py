"""What other processes read is the same when it shares its headers with what was read before."""

import pickle
from pathlib import Path

from dqcheck import sources
from dqcheck.api import load_ruleset
from dqcheck.forms import bind, recognise
from dqcheck.forms.location import RowsLocator
from dqcheck.forms.merging import sharing


def test_workbooks_on_one_form_share_their_headers_and_say_the_same(root: Path) -> None:
    ruleset = load_ruleset("khcn-cds")
    bounds = []
    for name in ("xa-ba-to", "xa-mo-duc"):
        workbook = sources.read(root / f"fixtures/communes/{name}.xlsx")
        bounds.append(pickle.loads(pickle.dumps(bind(workbook, recognise(workbook, [ruleset]), ruleset))))
    known: dict[object, object] = {}
    first, second = (sharing(one, known) for one in bounds)
    assert [first, second] == bounds
    shared = [
        (one.locator.columns is second.tables[name].locator.columns, one.locator.columns)
        for name, one in first.tables.items()
        if isinstance(one.locator, RowsLocator)
    ]
    assert len(shared) > 5 and all(same for same, columns in shared)
