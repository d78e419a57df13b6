"""OpenDocument spreadsheets element by element."""

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.model.document import CellError
from dqcheck.sources.formats import NumberFormat

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("style", "style"),
        ("number", "datastyle"),
        ("text", "text"),
        ("calcext", "calcext"),
        ("fo", "xsl-fo-compatible"),
    )
)
PERCENT = (
    '<number:percentage-style style:name="N11"><number:number number:decimal-places="2" number:min-integer-digits="1"/>'
    "<number:text>%</number:text></number:percentage-style>"
)


@pytest.fixture
def ods(package):
    """``ods(tables, styles=..., common=..., name=...)``: a spreadsheet of raw elements."""

    def build(tables, styles="", common="", head=""):
        return package(
            "mau.ods",
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": "<manifest/>",
                "styles.xml": f"{head}<office:document-styles {SPACES}><office:styles>{common}</office:styles>"
                '<office:automatic-styles><number:number-style style:name="N11"/></office:automatic-styles>'
                "</office:document-styles>",
                "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>"
                "</office:body></office:document-content>",
            },
        )

    return build


def table(rows, name="S", columns="", style=""):
    return f'<table:table table:name="{name}"{style}>{columns}{rows}</table:table>'


def row(*cells, more=""):
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def cell(value=1.0, kind="float", style="", more="", text="x"):
    style = f' table:style-name="{style}"' if style else ""
    paragraph = f"<text:p>{text}</text:p>" if text is not None else ""
    typed = f' office:value-type="{kind}" office:value="{value}"' if kind else ""
    return f"<table:table-cell{style}{typed}{more}>{paragraph}</table:table-cell>"


def cell_style(name, data="", parent="Default"):
    shown = f' style:data-style-name="{data}"' if data else ""
    return f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}"{shown}/>'


def number_style(name, content, kind="number"):
    return f'<number:{kind}-style style:name="{name}">{content}</number:{kind}-style>'


@pytest.mark.parametrize(
    ("content", "code", "expected"),
    [
        (
            number_style("N1", '<number:number number:decimal-places="1"/><number:text>%</number:text>', "percentage"),
            "0.0%",
            NumberFormat(1, True),
        ),
        (
            number_style("N1", '<number:number number:decimal-places="1"/>', "percentage"),
            "0.0%",
            NumberFormat(1, True),
        ),
        (
            number_style("N1", '<number:number number:decimal-places="2"/><number:text>%</number:text>'),
            '0.00"%"',
            NumberFormat(2, False, behind="%"),
        ),
        (
            number_style(
                "N1",
                '<number:number number:decimal-places="3" number:min-decimal-places="1" number:grouping="true"/>'
                "<number:text> tỷ</number:text>",
            ),
            '#,##0.0##" tỷ"',
            NumberFormat(3, False, behind="tỷ"),
        ),
        (
            number_style("N1", '<number:number number:decimal-places="1" number:display-factor="1000000"/>'),
            "0.0,,",
            NumberFormat(-5, False, thousands=2),
        ),
        (number_style("N1", '<number:number number:min-integer-digits="1"/>'), None, NumberFormat(None, False)),
        (
            number_style("N1", '<number:scientific-number number:decimal-places="2"/>'),
            "0.00E+00",
            NumberFormat(None, False),
        ),
        (number_style("N1", "<number:fraction/>"), "# ?/?", NumberFormat(None, False)),
        (number_style("N1", "<number:text-content/>", "text"), "@", NumberFormat(None, False)),
        (
            number_style("N1", "<number:day/><number:text>/</number:text><number:month/>", "date"),
            'dd"/"mm',
            NumberFormat(None, False),
        ),
        (
            number_style("P", '<number:number number:decimal-places="2"/>', "currency")
            + number_style(
                "N1",
                '<number:text>-</number:text><number:number number:decimal-places="4"/>'
                '<style:map style:condition="value()&gt;=0" style:apply-style-name="P"/>',
                "currency",
            ),
            '[>=0]0.00;"-"0.0000',
            NumberFormat(2, False),
        ),
        (
            number_style("N1", '<number:number number:decimal-places="0" number:min-integer-digits="5"/>'),
            "00000",
            NumberFormat(0, False),
        ),
        (
            number_style(
                "N1",
                '<number:number number:decimal-places="0" number:grouping="true"/><number:text> </number:text>'
                "<number:currency-symbol>₫</number:currency-symbol>",
                "currency",
            ),
            '#,##0" ""₫"',
            NumberFormat(0, False, behind="₫"),
        ),
    ],
)
def test_what_a_data_style_shows(ods, content, code, expected):
    path = ods(table(row(cell(style="ce1"))), styles=content + cell_style("ce1", "N1"))
    details = sources.details(sources.read(path))
    assert details.number_format("S", 0, 0) == code
    assert details.shown("S", 0, 0) == expected


def test_styles_are_inherited_and_have_defaults_by_row_and_column(ods):
    common = (
        PERCENT
        + cell_style("Tỷ lệ", "N11", "")
        + number_style("N2", '<number:number number:decimal-places="1"/>')
        + '<style:default-style style:family="table-cell" style:data-style-name="N2"/>'
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="Default"/>'
        '<table:table-column table:default-cell-style-name="ce1"/>'
    )
    rows = row(cell(0.5, style="ce1"), cell(0.5), cell(0.5), cell(0.5, style="ce2"))
    rows += row(cell(0.5), cell(0.5, style="ce2"), cell(0.5), more=' table:default-cell-style-name="Tỷ lệ"')
    styles = cell_style("ce1", parent="Tỷ lệ") + cell_style("ce2") + cell_style("ce3", parent="ce3")
    details = sources.details(sources.read(ods(table(rows, columns=columns), styles=styles, common=common)))
    assert [details.shown("S", 0, column) for column in range(4)] == [
        NumberFormat(2, True),
        NumberFormat(1, False),
        NumberFormat(2, True),
        NumberFormat(1, False),
    ]
    assert [details.is_percent("S", 1, column) for column in range(3)] == [True, False, True]


def test_a_percentage_without_a_style_is_one_by_its_type(ods):
    rows = row(cell(0.5, "percentage"), cell(0.5), cell(0.5, "percentage", style="ce1"))
    styles = number_style("N1", '<number:number number:decimal-places="4"/>') + cell_style("ce1", "N1")
    details = sources.details(sources.read(ods(table(rows), styles=styles)))
    assert [details.shown("S", 0, column) for column in range(3)] == [
        NumberFormat(None, True),
        NumberFormat(None, False),
        NumberFormat(4, False),
    ]


def test_repeated_cells_and_rows_take_their_places(ods):
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    far = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16000"/>'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    rows = row(empty, cell(0.5, style="ce1", more=' table:number-columns-repeated="2"'), covered, cell(2), far)
    rows += row('<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="4"')
    rows += row(cell(0.5, style="ce1"), more=' table:number-rows-repeated="3" table:visibility="filter"')
    rows += row(cell(0.5, style="ce1"), more=' table:number-rows-repeated="1"')
    rows += row(empty, more=' table:number-rows-repeated="1048000" table:visibility="collapse"')
    read = sources.read(ods(table(rows), styles=PERCENT + cell_style("ce1", "N11")))
    details = sources.details(read)
    assert read.sheets[0].rows[0] == [None, None, None, 0.5, 0.5, None, None, 2.0]
    assert [details.is_percent("S", 0, column) for column in range(8)] == [False] * 3 + [True] * 2 + [False] * 3
    assert [details.is_percent("S", row, 0) for row in range(4, 9)] == [False, True, True, True, True]
    assert [details.hidden_row("S", row) for row in (4, 5, 7, 8)] == [False, True, True, False]


def test_formulas_with_and_without_a_result(ods):
    def computed(formula, kind="", text=None, more=""):
        return cell(2, kind, more=f' table:formula="{formula}"{more}', text=text)

    rows = row(
        cell(1),
        computed("of:=[.A1]*2", "float", "2"),
        computed("of:=[.A1]*2"),
        computed("=&quot;&quot;", text=""),
        computed("msoxl:=A1&gt;0", text="có"),
        cell(3),
    )
    details = sources.details(sources.read(ods(table(rows))))
    assert [details.formula("S", 0, at) for at in range(6)] == [None, "[.A1]*2", "[.A1]*2", '""', "A1>0", None]
    assert [details.uncached("S", 0, at) for at in range(6)] == [False, False, True, False, False, False]
    assert not details.quiet("S")


def test_errors_by_type_and_by_text(ods):
    note = "<office:annotation><text:p>#REF!</text:p></office:annotation>"
    error = ' office:value-type="string" office:string-value="" calcext:value-type="error"'
    rows = row(
        cell(1),
        f'<table:table-cell table:formula="of:=1/0"{error}><text:p>#DIV/0!</text:p></table:table-cell>',
        f'<table:table-cell{error} table:number-columns-repeated="2">{note}<text:p>Err:508</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=A1"><text:p>#N/A</text:p></table:table-cell>',
        f'<table:table-cell table:formula="of:=A1">{note}<text:p>số</text:p></table:table-cell>',
        '<table:table-cell office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
        cell(2),
    )
    details = sources.details(sources.read(ods(table(rows))))
    errors = [details.error("S", 0, column) for column in range(8)]
    assert [error and error.text for error in errors] == [
        None, "#DIV/0!", "Err:508", "Err:508", "#N/A", None, None, None,
    ]  # fmt: skip
    assert errors[1] == CellError(text="#DIV/0!")


def test_hidden_columns_groups_and_sheets(ods):
    columns = (
        "<table:table-column/>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-column-group table:display="false"><table:table-column/></table:table-column-group>'
        "<table:table-column/>"
    )
    group = "<table:table-row-group{}>{}</table:table-row-group>"
    shut = ' table:display="false"'
    full = row(cell(1, more=' table:number-columns-repeated="5"'))
    computed = row(cell(1, more=' table:formula="of:=1"'))
    rows = full + group.format(shut, computed + group.format("", full) + full) + full + group.format("", full) + full
    shown = '<style:table-properties table:display="false"/>'
    hidden = f'<style:style style:name="ta1" style:family="table">{shown}</style:style>'
    tables = table(rows, columns=columns) + table(full, name="Nháp", style=' table:style-name="ta1"')
    details = sources.details(sources.read(ods(tables, styles=hidden)))
    assert [details.hidden_row("S", at) for at in range(7)] == [False, True, True, True, False, False, False]
    assert [details.hidden_column("S", at) for at in range(5)] == [False, True, True, True, False]
    assert (details.hidden_sheet("S"), details.hidden_sheet("Nháp")) == (False, True)
    assert (details.quiet("S"), details.quiet("Nháp"), details.quiet("Không có")) == (False, True, True)


def test_a_document_type_is_refused_and_nothing_is_read_before_it_is_asked(ods):
    bomb = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'
    details = sources.details(sources.read(ods(table(row(cell(1))), head=bomb)))
    with pytest.raises(SourceError) as caught:
        details.quiet("S")
    assert caught.value.key == "error.damaged"


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (row(cell(more=' table:number-columns-repeated="60000000"')), "error.damaged"),
        (row(cell(), more=' table:number-rows-repeated="60000000"'), "error.damaged"),
        (row(cell()) + row(more=' table:number-rows-repeated="60000000"') + row(cell()), "error.too-sparse"),
        (row('<table:table-cell table:number-columns-repeated="60000000"/>', cell()), "error.too-sparse"),
        (row(cell(more=f' table:number-columns-repeated="{"9" * 4000}"')), "error.damaged"),
    ],
)  # fmt: skip
def test_an_open_sheet_that_repeats_itself(ods, rows, key):
    with pytest.raises(SourceError) as caught:
        sources.look(ods(table(rows)))
    assert caught.value.key == key


def test_blank_rows_to_the_end_of_an_open_sheet_are_nothing(ods):
    blank = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', more=' table:number-rows-repeated="1048576"'
    )
    assert sources.look(ods(table(row(cell()) + blank)))[:2] == ("ods", False)


@pytest.mark.parametrize(
    ("through", "position"),
    [
        ('text-line-through-style="solid"', "super 58%"),
        ('text-line-through-type="single" style:text-position="0% 100%"', "33% 58%"),
    ],
)
def test_spans_and_styles_that_strike_out_raise_or_indent(ods, through, position):
    styles = (
        f'<style:style style:name="bo" style:family="text"><style:text-properties style:{through}/></style:style>'
        '<style:style style:name="cao" style:family="text"><style:text-properties '
        f'style:text-position="{position}" style:text-line-through-type="none"/></style:style>'
        '<style:style style:name="ce1" style:family="table-cell"><style:text-properties '
        'style:text-line-through-style="solid" fo:font-weight="bold"/><style:paragraph-properties '
        'fo:margin-left="0.706cm"/></style:style>'
    )

    def text(content, style=""):
        style = f' table:style-name="{style}"' if style else ""
        return f'<table:table-cell office:value-type="string"{style}><text:p>{content}</text:p></table:table-cell>'

    first = row(
        text('966<text:span text:style-name="cao">1</text:span>'),
        '<table:table-cell table:number-columns-repeated="2"/>',
        text('<text:span text:style-name="bo">40</text:span><text:s/>41'),
    )
    read = sources.read(ods(table(first + row(text("bỏ", "ce1"), text("giữ"))), styles=styles))
    assert read.sheets[0].rows == [["966¹", None, None, "41"], [None, "giữ", None, None]]
    assert [(one.key, one.facts["count"], one.facts["text"], one.place.cell) for one in read.remarks] == [
        ("source.struck", 2, "40", "D1"),
        ("source.raised", 1, "966¹", "A1"),
    ]
    details = sources.details(read)
    assert (details.bold("S", 1, 0), details.indent("S", 1, 0), details.bold("S", 0, 0)) == (True, 2, False)


@pytest.mark.parametrize(
    ("margin", "weight", "indent", "bold"),
    [("10pt", "700", 1, True), ("0.139in", "normal", 1, False), ("x", "500", 0, False), ("3.53mm", "bold", 1, True)],
)
def test_indents_and_weights_of_cell_styles(ods, margin, weight, indent, bold):
    styles = (
        '<style:style style:name="ce0" style:family="table-cell">'
        f'<style:paragraph-properties fo:margin-left="{margin}"/>'
        f'<style:text-properties fo:font-weight="{weight}"/></style:style>' + cell_style("ce1", parent="ce0")
    )
    details = sources.details(sources.read(ods(table(row(cell(style="ce1"))), styles=styles)))
    assert (details.indent("S", 0, 0), details.bold("S", 0, 0)) == (indent, bold)
    assert details.quiet("S")
