"""Relations that a table tells: lines that hold and fail, and what becomes of them."""

from decimal import Decimal

import pytest

from dqcheck.model.document import Sheet
from dqcheck.tables.number_grid import number_grid
from dqcheck.tables.number_labels import Labelled, labelled
from dqcheck.tables.told_relations import Told, ToldKind, held, told_claims


def _table(text: str) -> Labelled:
    rows = tuple(tuple(cell.strip() or None for cell in line.split(";")) for line in text.strip().splitlines())
    return labelled(number_grid(Sheet(name="Biểu", rows=rows)))


def _told(kind: ToldKind, plus: tuple[int, ...], less: tuple[int, ...] = (), **more: object) -> Told:
    lines = (1, 2, 3)
    return Told(kind=kind, axis="columns", target=3, plus=plus, less=less, lines=lines, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "plus", "less", "stated"),
    [
        ("sum", (1, 2), (), ("30", "70", "35")),
        ("sum", (1,), (2,), ("10", "-10", "5")),
        ("product", (1, 2), (), ("200", "1200", "300")),
        ("quotient", (1,), (2,), ("200", "75", "133,3")),
        ("quotient", (1,), (2,), ("2", "0,75", "1,33")),
        ("change", (1,), (2,), ("100", "-25", "33,3")),
    ],
)
def test_lines_that_hold(kind: ToldKind, plus: tuple[int, ...], less: tuple[int, ...], stated: tuple[str, ...]) -> None:
    rows = [f"X{at};{a};{b};{c}" for at, (a, b, c) in enumerate(zip((20, 30, 20), (10, 40, 15), stated, strict=True))]
    one = held(_table("\n".join(["Xã;Một;Hai;Ba", *rows])), _told(kind, plus, less, percent=kind == "change"))
    assert one.holds.tolist() == [1, 2, 3]
    assert one.fails.tolist() == []
    assert one.telling == 3


def test_a_dash_states_nothing() -> None:
    one = held(_table("Xã;Một;Hai;Ba\nX;20;10;-\nY;30;40;70\nZ;20;15;36"), _told("sum", (1, 2)))
    assert one.fails.tolist() == [3]


def test_reversed_where_all_lines_are() -> None:
    table = _table("Xã;Một;Hai;Ba\nX;20;10;-10\nY;30;40;10\nZ;20;15;-5")
    one = held(table, _told("sum", (1,), (2,)))
    assert one.reversed_
    claims = list(told_claims(table, one, "a.csv", keep_held=True))
    assert [claim.kind for claim in claims] == ["table-signs-reversed"]
    assert claims[0].of_form


def test_not_reversed_where_one_line_is_right() -> None:
    one = held(_table("Xã;Một;Hai;Ba\nX;20;10;-10\nY;30;40;-10\nZ;20;15;-5"), _told("sum", (1,), (2,)))
    assert not one.reversed_


def test_a_probable_reading_that_is_not_borne_out_says_nothing() -> None:
    table = _table("Xã;Một;Hai;Ba\nX;20;10;31\nY;30;40;70\nZ;20;15;36")
    one = held(table, _told("sum", (1, 2), doubt=True))
    assert list(told_claims(table, one, "a.csv", keep_held=True)) == []


def test_the_scale_of_a_product_is_a_parameter_of_its_claim() -> None:
    table = _table("Xã;Một;Hai;Ba\nX;20;10;0,2\nY;30;40;1,2\nZ;20;15;0,3")
    one = held(table, _told("product", (1, 2), scale=Decimal("0.001")))
    claims = list(told_claims(table, one, "a.csv", keep_held=True))
    assert [claim.params for claim in claims] == [{"scale": Decimal("0.001")}] * 3
