"""What is shown of the relations of a table, of whatever kind."""

from typing import get_args

import pytest
from any_tables import table

from dqcheck.drafting.seen_relations import SeenRelation, seen_relations
from dqcheck.messages import sentence
from dqcheck.tables.any_table import believed
from dqcheck.tables.told_relations import ToldKind


def _seen(text: str, *, typed: bool = False) -> dict[str, SeenRelation]:
    given = table(text, typed=typed)
    return {one.formula: one for one in seen_relations(given, believed(given), "a")}


def test_what_a_table_declares_is_shown_as_such() -> None:
    found = _seen(
        "Xã;Tổng;Nam;Nữ;Tăng\nA;1=2+3;2;3;4=2-3\nBa Tơ;412;210;202;8\nBa Xa;300;160;150;10\nBa Vì;90;50;40;10"
    )
    one = found["B = C + D"]
    assert (one.kind, one.declared, one.holds, one.failing) == ("sum", True, 2, ("B4",))
    assert found["E = C − D"].kind == "balance"


def test_running_totals_are_shown_by_their_cells() -> None:
    rows = [12, 25, 31, 47, 18, 22, 36]
    lines = [f"Tháng {n};{one};{sum(rows[:n])}" for n, one in enumerate(rows, 1)]
    found = _seen("\n".join(["Kỳ;Trong tháng;Lũy kế", *lines]), typed=True)
    (one,) = [one for one in found.values() if one.kind == "running-total"]
    assert one.formula.startswith("C") and one.formula.endswith("C8")
    assert not one.failing


def test_days_in_order_are_shown_with_the_cell_that_fails() -> None:
    rows = [f"Việc {n};{n + 12}/03/2025;{n + 14}/04/2025" for n in range(1, 9)]
    rows[2] = "Việc 3;15/05/2025;17/04/2025"
    found = _seen("\n".join(["Việc;Ngày bắt đầu;Ngày kết thúc", *rows]))
    one = found["B ≤ C"]
    assert (one.kind, one.holds, one.failing) == ("dates", 7, ("B4",))


@pytest.mark.parametrize("kind", [*get_args(ToldKind), "average", "balance", "dates"])
def test_every_kind_has_its_words(kind: str) -> None:
    assert sentence(f"read.kind-{kind}", "vi") != sentence(f"read.kind-{kind}", "en")
