"""Notes on how the texts of tables of any form were read."""

from dqcheck.engine.table_notes import table_notes
from dqcheck.model.claim import NotationUse, TableReading

USE = NotationUse(notation="en", why="counting", figures=("1,234",))


def reading(source: str, *uses: NotationUse) -> TableReading:
    return TableReading(source=source, seen=1, checked=0, claims=(), notations=uses)


def test_one_file_is_named_and_several_are_counted() -> None:
    (one,) = table_notes([reading("a.csv", USE), reading("b.csv")])
    assert one.vi.startswith("a.csv: “1,234” có thể hiểu theo hai cách")
    (several,) = table_notes([reading("a.csv", USE), reading("b.csv", USE)])
    assert several.en.startswith("2 files, the first a.csv: ")


def test_the_notation_of_a_line_is_told_beside_that_of_the_sheet() -> None:
    line = NotationUse(notation="vi", why="line", figures=("2.450",))
    assert len(list(table_notes([reading("a.csv", USE, line)]))) == 2
