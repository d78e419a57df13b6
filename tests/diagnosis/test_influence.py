"""What a discrepancy would do to the figure of the province."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from dqcheck.diagnosis.influence import influence
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Field, Ruleset, TableForm
from dqcheck.model.text import LocalText

NAME = LocalText(vi="Bảng", en="Table")


@pytest.mark.parametrize(
    ("field", "share"),
    [
        (Field(name="f", label=("Thành tiền",), type="money"), "0.25"),
        (Field(name="f", label=(), type="money"), "0.25"),
        (Field(name="f", label=("Đơn giá",), type="money", summed=False), None),
        (Field(name="f", label=("Tỷ lệ",), type="percent"), None),
    ],
)
def test_only_figures_that_add_up_have_an_influence(field: Field, share: str | None) -> None:
    form = TableForm(name="t", title=NAME, fields={"f": field})
    ruleset = Ruleset(name="r", version="1", title=NAME, tables={"t": form})
    values = tuple(Quantity(text=str(n), value=Decimal(n)) for n in (30, 10))
    locator: Any = SimpleNamespace()
    tables = {"t": Table(name="t", columns={"f": values}, submissions=("a", "b"), locator=locator)}
    found = influence(Ref("t", 0, "f"), Decimal(-10), tables, ruleset, {})
    assert (found and found.share_of_total) == share
