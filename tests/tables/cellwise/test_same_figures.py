"""The same figure on two sheets or in two files."""

from dataclasses import replace

from any_tables import sheet

from dqcheck.model.document import Workbook
from dqcheck.tables.any_table import read_tables
from dqcheck.tables.cellwise.same_figures import between_files

FIGURES = (412, 233, 518, 145, 377, 298, 301, 264, 190, 356, 221)


def listed(heading: str = "Số hộ", *, wrong: int = -1, above: str = "", unit: str = "Thôn") -> str:
    rows = [f"{unit} {chr(65 + at)};{one + (9 if at == wrong else 0)}" for at, one in enumerate(FIGURES)]
    return "\n".join([*([above] if above else []), f"{unit};{heading}", *rows])


def book(*texts: str, source: str = "a.xlsx") -> Workbook:
    sheets = tuple(replace(sheet(text), name=f"Bảng {at}") for at, text in enumerate(texts))
    return Workbook(source=source, path="", media="xlsx", sheets=sheets)


def disagreeing(*texts: str):
    claims = [claim for claim in read_tables(book(*texts)).claims if claim.kind == "table-agreement"]
    return [claim for claim in claims if len({one.value.value for one in claim.roles["values"]}) > 1]


def test_one_figure_that_differs_among_many_that_agree() -> None:
    (claim,) = disagreeing(listed(), listed(wrong=3))
    assert [(one.place.sheet, one.place.cell) for one in claim.roles["values"]] == [("Bảng 0", "B5"), ("Bảng 1", "B5")]
    assert not claim.doubt and claim.facts == {"lines": 10}


def test_other_names_other_periods_other_figures() -> None:
    assert disagreeing(listed(), listed("Số khẩu", wrong=3)) == []
    assert disagreeing(listed(), listed(unit="Tổ", wrong=3)) == []
    assert disagreeing(listed(above="Quý I năm 2024"), listed(wrong=3, above="Quý I năm 2025")) == []
    assert disagreeing(listed(above="Quý I năm 2025"), listed(wrong=3, above="Quý II năm 2025")) == []
    doubled = "\n".join(["Thôn;Số hộ", *(f"Thôn {chr(65 + at)};{2 * one}" for at, one in enumerate(FIGURES))])
    assert disagreeing(listed(), doubled) == []


def test_small_figures_bear_nothing_out() -> None:
    small = [f"Thôn {at};{at % 7 + 1}" for at in range(12)]
    text = "\n".join(["Thôn;Số cơ sở", *small])
    assert disagreeing(text, text.replace("Thôn 3;4", "Thôn 3;5")) == []


def test_between_files_both_take_part_and_the_first_tells() -> None:
    first = read_tables(book(listed()))
    second = read_tables(book(listed(wrong=2), source="b.xlsx"))
    other = read_tables(book("Mục;Số\nA;1\nB;2", source="c.xlsx"))
    found = between_files([first, second, other])
    assert (len(found[0].claims), len(found[1].claims)) == (11, 0) and found[1].checked == 11
    assert found[2] is other


def near(off: float) -> tuple[str, str]:
    years = ";".join(str(2015 + at) for at in range(7))
    amounts = [19085.1, 20257.2, 20278.5, 22545.7, 23787.2, 24081.5, 25048.2]
    tables = []
    for name, one in (("Loại", 0.0), ("Ngành", off)):
        whole = [amount - one for amount in amounts]
        halves = [round(amount * 0.413 + len(name), 1) for amount in whole]
        rows = [
            ("Phần một của " + name, halves),
            ("Phần hai của " + name, [round(a - b, 1) for a, b in zip(whole, halves, strict=True)]),
            ("Tổng", whole),
        ]
        lines = [f"{label};" + ";".join(f"{value:.1f}".replace(".", ",") for value in row) for label, row in rows]
        tables.append("\n".join([f"{name};{years}", *lines]))
    return tables[0], tables[1]


def test_a_row_whose_figures_are_all_hardly_apart_is_one_doubt() -> None:
    (claim,) = disagreeing(*near(0.9))
    assert claim.doubt and claim.facts == {"lines": 7}
    assert [one.place.cell for one in claim.roles["values"]] == ["B4", "B4"]
    assert disagreeing(*near(0.0)) == []
    assert disagreeing(*near(90)) == []


def test_what_its_column_tells_is_not_told_again_by_its_row() -> None:
    def grid(off: int) -> str:
        head = "Thôn;" + ";".join(f"Chỉ tiêu {column}" for column in range(7))
        figures = [[4000 + 137 * row + 91 * column**2 for column in range(7)] for row in range(8)]
        figures[3][3] += off
        return "\n".join([head, *(f"Thôn {chr(65 + at)};" + ";".join(map(str, row)) for at, row in enumerate(figures))])

    (claim,) = disagreeing(grid(0), grid(2))
    assert [one.place.cell for one in claim.roles["values"]] == ["E5", "E5"]
