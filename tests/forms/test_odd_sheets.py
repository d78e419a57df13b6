"""Whatever stands on a sheet, recognising and binding answer and never break."""

import datetime as dt

from formkit import DOSSIERS, FORM, HEAD, SPENDING, UNITS, sheet, workbook
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.forms import batch_defects, bind, merge, recognise
from dqcheck.model.document import CellError

LABELS = [label for form in (DOSSIERS, SPENDING) for field in form.fields.values() for label in field.label]
PIECES = [cell for row in HEAD for cell in row if cell]
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        [*LABELS, *PIECES, *UNITS, "Tổng cộng", "Ghi chú", "(1)", "(2)", "I", "Đơn vị tính: triệu đồng", "UBND xã"]
    ),
    st.sampled_from(
        ["", " ", "\u200b", "1.226", "99,57%", "-", "...", "2,415", "\n", "(", ")", "=1+1", "I.", "1.", "- "]
    ),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.text(max_size=8),
    st.sampled_from(
        [dt.date(2025, 1, 2), dt.datetime(2025, 1, 2, 3), dt.time(1), dt.timedelta(1), CellError(text="#REF!")]
    ),
)
SPANS = st.tuples(st.integers(0, 8), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)).map(
    lambda span: (span[0], span[1], span[0] + span[2], span[1] + span[3])
)
SHEETS = st.builds(
    lambda rows, merged, name, headed: sheet([*(HEAD if headed else []), *rows], name=name, merged=tuple(merged)),
    st.lists(st.lists(CELLS, max_size=8), max_size=9),
    st.lists(SPANS, max_size=4),
    st.sampled_from(["TTHC", "Kinh phí", "Sheet1", "", "Xã Ba Động"]),
    st.booleans(),
)


@given(st.lists(SHEETS, max_size=3), st.sampled_from(["a.xlsx", "xa-ba-dong.csv", "", "."]))
def test_no_sheet_breaks_recognising_or_binding(sheets: list[object], source: str) -> None:
    book = workbook(*sheets, source=source)
    recognition = recognise(book, [FORM])
    assert (recognition.ruleset is None) == (recognition.regions == ())
    if recognition.ruleset is None:
        assert len(recognition.defects) == 1
        return
    bound = bind(book, recognition, FORM)
    for name, table in merge([bound, bound]).items():
        records = len(table.submissions)
        assert records == 2 * len(bound.tables[name].submissions)
        for field, column in table.columns.items():
            assert len(column) == records
            for row in range(records):
                assert table.locator.place(row, field).sheet is not None
                assert table.locator.source(row) == source
    batch_defects([bound], FORM)
