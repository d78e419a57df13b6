"""Long sheets by their columns: whatever is read so, the reader of cells reads alike."""

import datetime as dt
import itertools
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.forms.cell_looks import kept
from dqcheck.sources import caution, long_sheets

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
GENERAL, DAY, GROUPED, HOUR, STRUCK = range(5)
"""The styles of the workbooks that are written here."""
STYLES = (
    f'<styleSheet xmlns="{S}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0&quot; nghìn&quot;"/></numFmts>'
    "<fonts><font/><font><strike/></font></fonts><cellXfs>"
    '<xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="3" fontId="0"/>'
    '<xf numFmtId="165" fontId="0"/><xf numFmtId="0" fontId="1"/>%s</cellXfs></styleSheet>'
)


@pytest.fixture(autouse=True)
def short_is_long(monkeypatch):
    monkeypatch.setattr(caution, "FEWEST_RECORDS", 1)
    monkeypatch.setattr(caution, "FEWEST_PACKED", 0)
    monkeypatch.setattr(caution, "FEWEST_UNPACKED", 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("long")


def written(
    path: Path, rows: str, *, strings: str = "", head: str = "", tail: str = "", book: str = "", styles: str = ""
) -> Path:
    """An .xlsx of rows, shared texts, what stands before and behind the rows, and what the workbook and its styles say
    beside the sheet."""
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(
            [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        )
    )
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{R}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}">{book}<sheets><sheet name="Biểu" sheetId="1" '
        'r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}">{relations}</Relationships>',
        "xl/styles.xml": STYLES % styles,
        "xl/sharedStrings.xml": f'{DECLARED}<sst xmlns="{S}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'{DECLARED}<worksheet xmlns="{S}">{head}<sheetData>{rows}</sheetData>{tail}'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}" spans="1:9">{"".join(cells)}</row>'


def cell(at: str, value: str, kind: str = "", style: int = GENERAL) -> str:
    styled, typed = f' s="{style}"' if style else "", f' t="{kind}"' if kind else ""
    inside = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
    return f'<c r="{at}"{styled}{typed}>{inside}</c>'


def by_columns(path: Path) -> list[list[object]] | None:
    found = sources.long_sheet(path, sources.look(path), lambda _: True)
    if found is None:
        return None
    assert found.name == "Biểu"
    columns = [[column.name, *column.values.to_list()] for column in found.columns]
    return trimmed([list(cells) for cells in zip(*columns, strict=True)])


def by_cells(path: Path) -> list[list[object]]:
    (sheet,) = sources.read(path).sheets
    return trimmed([[kept(float(one)) if type(one) in (int, float) else one for one in cells] for cells in sheet.rows])


def trimmed(rows: list[list[object]]) -> list[list[object]]:
    """Without the blank rows and columns at the end."""
    while rows and all(one is None for one in rows[-1]):
        rows.pop()
    width = max((at + 1 for cells in rows for at, one in enumerate(cells) if one is not None), default=0)
    return [cells[:width] for cells in rows]


NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.floats(-1e6, 1e6).map(lambda number: f"{number:.2f}"),
    st.floats(-1e6, 1e6).map(lambda number: f"{round(number, 2):.17g}"),
    st.sampled_from(["1E3", "1e-7", "-0", "007", "84.56999999999999", "5e-324", "123456789012345678"]),
)  # fmt: skip
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x7f", exclude_categories=["Cc", "Cs"]), max_size=8)
COLUMNS = st.sampled_from(["number", "grouped", "text", "shared", "day"])


@st.composite
def sheets(draw) -> tuple[str, str]:
    """The rows of a plain sheet, of which one cell may be made odd, and its shared texts."""
    kinds = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    count = draw(st.integers(2, 6))
    shared = draw(st.lists(TEXTS, min_size=1, max_size=4))
    rows = [[cell(f"{'ABCD'[at]}1", f"Cột {at}", "inlineStr") for at in range(len(kinds))]]
    for number in range(2, count + 2):
        cells = [_drawn(draw, kind, f"{'ABCD'[at]}{number}", len(shared)) for at, kind in enumerate(kinds)]
        rows.append(cells if any(cells) else [cell(f"A{number}", "1")])
    if draw(st.booleans()):
        number, at = draw(st.integers(1, count)), draw(st.integers(0, len(kinds) - 1))
        while len(rows[number]) <= at:
            rows[number].append("")
        rows[number][at] = draw(st.sampled_from(ODD)).replace("@", f"{'ABCD'[at]}{number + 1}")
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    return "".join(row(number, *cells) for number, cells in enumerate(rows, 1)), strings


def _drawn(draw, kind: str, at: str, shared: int) -> str:
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(["", f'<c r="{at}" s="{DAY}"/>', f'<c r="{at}"/>', f'<c r="{at}" t="n"></c>']))
    if kind in ("number", "grouped"):
        return cell(at, draw(NUMBERS), draw(st.sampled_from(["", "n"])), GROUPED if kind == "grouped" else GENERAL)
    if kind == "day":
        return cell(at, str(draw(st.integers(61, 80_000))), style=DAY)
    if kind == "shared":
        return cell(at, str(draw(st.integers(0, shared - 1))), "s")
    return cell(at, escape(draw(TEXTS)), "inlineStr", draw(st.sampled_from([GENERAL, DAY])))


ODD = [
    '<c r="@"><f>1+1</f><v>2</v></c>',
    '<c r="@" t="str"><f>"a"</f><v>a</v></c>',
    '<c r="@" t="b"><v>1</v></c>',
    '<c r="@" t="e"><v>#N/A</v></c>',
    '<c r="@" t="s"><v>99</v></c>',
    '<c r="@" t="s"><v>-1</v></c>',
    '<c r="@" s="1"><v>60</v></c>',
    '<c r="@" s="1"><v>45000.5</v></c>',
    '<c r="@" s="3"><v>1</v></c>',
    '<c r="@" s="4"><v>5</v></c>',
    '<c r="@" s="77"><v>5</v></c>',
    '<c r="@"><v></v></c>',
    '<c r="@"><v/></c>',
    '<c r="@"><v> 5 </v></c>',
    '<c r="@"><v>1e999</v></c>',
    '<c r="@"><v>inf</v></c>',
    '<c r="@"><v>a</v></c>',
    '<c r="@" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c r="@" t="inlineStr"><is><t>a_x000D_b</t></is></c>',
    '<c r="@" t="inlineStr"><is><t>&#65;</t></is></c>',
    '<c r="@" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    '<c r="@" t="inlineStr"><is><t>a&amp;lt;b</t></is></c>',
    '<c r="@" t="inlineStr"><is><t/></is></c>',
    '<c t="n" r="@"><v>5</v></c>',
    "<c><v>5</v></c>",
    '<c r="@"><!-- 7 --><v>5</v></c>',
    '<c r="@"><v><![CDATA[5]]></v></c>',
    '<c r="@" ><v>5</v></c>',
    '<c r="@"\n><v>5</v></c>',
    '<c r="@"><v>5</v><v>6</v></c>',
    '<c r="A1"><v>5</v></c>',
    '<c r="ZZ9"><v>5</v></c>',
    '<c r="@"> <v>5</v></c>',
    '<c r="@"><v>5</v></c><c r="@"><v>6</v></c>',
    '<c r="@"/></c>',
    '<c r="@" t="s"></c>',
    '<c r="@" t="n"/>',
    '<c r="@" t="d"><v>2025-01-01</v></c>',
    '<c r="@"><v>+5</v></c>',
    '<c r="@"><v>0x10</v></c>',
    '<c r="@"><v>1_000</v></c>',
    '</row><row r="3" hidden="1"><c r="@"><v>5</v></c>',
    '</row><row r="2"><c r="@"><v>5</v></c>',
    '</row><row><c r="@"><v>5</v></c>',
]


@given(sheets())
def test_whatever_is_read_by_columns_is_what_the_reader_of_cells_reads(folder, sheet):
    rows, strings = sheet
    path = written(folder / "mau.xlsx", rows, strings=strings)
    found = by_columns(path)
    if found is not None:
        assert found == by_cells(path)


@given(st.lists(st.tuples(NUMBERS, TEXTS, st.integers(61, 80_000)), min_size=2, max_size=5))
def test_a_plain_sheet_is_read_by_columns(folder, records):
    rows = row(1, cell("A1", "a", "inlineStr"), cell("B1", "b", "inlineStr"), cell("C1", "c", "inlineStr"))
    for at, (number, text, day) in enumerate(records, 2):
        rows += row(
            at, cell(f"A{at}", number), cell(f"B{at}", escape(text), "inlineStr"), cell(f"C{at}", str(day), style=DAY)
        )
    path = written(folder / "plain.xlsx", rows)
    found = by_columns(path)
    if any(text.strip(" \t\r\n") != text for _, text, _ in records):
        assert found is None
    else:
        assert found == by_cells(path)
        assert isinstance(found[1][2], dt.date)


PLAIN = row(1, cell("A1", "a", "inlineStr")) + "".join(row(at, cell(f"A{at}", str(at))) for at in range(2, 6))


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_left_to_the_reader_of_cells(folder, odd):
    path = written(folder / "odd.xlsx", PLAIN.replace(cell("A3", "3"), odd.replace("@", "A3")))
    try:
        cells = by_cells(path)
    except SourceError:
        cells = None
    found = by_columns(path)
    assert found is None or found == cells


@pytest.mark.parametrize(
    "more",
    [
        {"head": '<cols><col min="1" max="1" hidden="1"/></cols>'},
        {"tail": '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'},
        {"book": '<workbookPr date1904="1"/>'}, {"head": "<!-- <sheetData> -->"}, {"tail": "<!-- -->"},
        {"styles": '<xf numFmtId="166" fontId="0"/>'},
    ],
)  # fmt: skip
def test_what_the_workbook_says_beside_its_values(folder, more):
    assert by_columns(written(folder / "plain.xlsx", PLAIN)) is not None
    assert by_columns(written(folder / "more.xlsx", PLAIN, **more)) is None


def test_a_row_that_is_left_out(folder):
    assert by_columns(written(folder / "gap.xlsx", PLAIN.replace(row(3, cell("A3", "3")), ""))) is None


def test_blank_rows_at_the_end_are_no_records(folder):
    path = written(folder / "end.xlsx", PLAIN + row(6, '<c r="A6" s="2"/>'))
    found = sources.long_sheet(path, sources.look(path), lambda _: True)
    assert found is not None and [len(column.values) for column in found.columns] == [4]


@pytest.mark.parametrize("text", [" ", "a ", " a", "a\n"])
def test_blanks_at_an_end_are_for_the_reader_of_cells(folder, text):
    inside = PLAIN.replace("<v>3</v></c>", f"<v>3</v></c>{cell('B3', text, 'inlineStr')}")
    named = inside.replace("</c></row>", f"</c>{cell('B1', 'b', 'inlineStr')}</row>", 1)
    assert by_columns(written(folder / "blanks.xlsx", named)) is None
    assert by_columns(written(folder / "none.xlsx", named.replace(f">{text}<", ">a<"))) is not None


def test_two_sheets(folder):
    path = written(folder / "two.xlsx", PLAIN)
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</sheets>", b'<sheet name="B" r:id="r0"/></sheets>')
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    assert by_columns(path) is None


def test_blocks_meet_anywhere(folder, monkeypatch):
    rows = "".join(row(at, cell(f"A{at}", str(at)), cell(f"B{at}", f"Xã {at}", "inlineStr")) for at in range(2, 400))
    path = written(folder / "blocks.xlsx", row(1, cell("A1", "a", "inlineStr"), cell("B1", "b", "inlineStr")) + rows)
    cells = by_cells(path)
    for size in itertools.chain(range(1, 200, 37), (1000, 5000)):
        monkeypatch.setattr(long_sheets.sheet_scan, "_BLOCK", size)
        assert by_columns(path) == cells


def test_columns_of_one_name_are_told_by_nobody(folder):
    twice = PLAIN.replace("</c></row>", '</c><c r="B1" t="inlineStr"><is><t>a</t></is></c></row>', 1)
    assert by_columns(written(folder / "twice.xlsx", twice)) is None


def test_a_sheet_whose_first_records_are_not_worth_it_is_not_read(folder):
    path, seen = written(folder / "asked.xlsx", PLAIN), []
    assert sources.long_sheet(path, sources.look(path), lambda first: seen.append(first.head) or False) is None
    (head,) = seen
    full = sources.long_sheet(path, sources.look(path), lambda _: True)
    assert full is not None and [list(row) for row in head] == [list(row) for row in full.head]


def test_the_first_records_are_enough_to_ask(folder, monkeypatch):
    monkeypatch.setattr(long_sheets, "_FIRST_ROWS", 2)
    path, seen = written(folder / "first.xlsx", PLAIN), []
    sources.long_sheet(path, sources.look(path), lambda first: seen.append(len(first.head)) or False)
    assert seen == [3]  # the names and two records, of more
