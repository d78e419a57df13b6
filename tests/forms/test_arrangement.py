"""However the same figures are arranged on a sheet, the same values are bound."""

from formkit import HEAD, MERGED, NUMBERS, bound, figures, sheet, workbook
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.place import cell_address

LEAVES = ["Tổng số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận / Trực tuyến", "Hồ sơ tiếp nhận / Trực tiếp",
          "Hồ sơ đã giải quyết / Tổng số", "Tỷ lệ đúng hạn (%)"]  # fmt: skip
COUNTS = st.one_of(
    st.integers(0, 99999).map(float), st.sampled_from(["1.226", "-", "08", "không có", None, "2,415", "..."])
)
RATES = st.one_of(st.decimals(2, 100, places=2).map(float), st.sampled_from(["99,57%", "100%", None]))
RECORD = st.tuples(COUNTS, COUNTS, COUNTS, COUNTS, RATES)
NAMES = ("Xã Ba Động", "Xã Ba Tơ", "Phường Kon Tum", "Xã Sơn Hà", "Xã Tịnh Khê")


@st.composite
def filings(draw: st.DrawFn) -> tuple[list[list[object]], list[list[object]], int]:
    """Records, and a sheet on which they stand in some order of rows and columns, with the row of its header."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    records = [[name, *draw(RECORD)] for name in names]
    columns = draw(st.permutations(range(6)))
    rows = draw(st.permutations(records))
    titles = draw(
        st.lists(st.sampled_from([[], ["BIỂU SỐ 02"], ["Kèm theo báo cáo số 12"], [None, "9 tháng"]]), max_size=4)
    )
    left = draw(st.integers(0, 2))
    arranged: list[list[object]] = [list(title) for title in titles]
    header = ["Đơn vị", *LEAVES]
    arranged.append([None] * left + [header[c] for c in columns])
    if draw(st.booleans()):
        arranged.append([None] * left + [f"({c + 1})" for c in range(6)])
    for row in rows:
        arranged += [[]] * draw(st.integers(0, 1))
        arranged.append([None] * left + [row[c] for c in columns])
    arranged += draw(st.sampled_from([[], [["Ghi chú: ..."]], [[], ["Người lập biểu", None, None, "Chủ tịch"]]]))
    return records, arranged, len(titles)


def plainly(records: list[list[object]]) -> dict[str, dict[str, object]]:
    return figures(bound(workbook(sheet([["Đơn vị", *LEAVES], *records]))).tables["dossiers"])


@given(filings())
def test_order_titles_and_blank_rows_do_not_matter(filing: tuple[list[list[object]], list[list[object]], int]) -> None:
    records, arranged, _ = filing
    table = bound(workbook(sheet(arranged))).tables["dossiers"]
    assert figures(table) == plainly(records)
    for row in range(len(table.submissions)):
        for name in table.columns:
            place = table.locator.place(row, name)
            there = {cell_address(r, c): cell for r, cells in enumerate(arranged) for c, cell in enumerate(cells)}
            written = there.get(place.cell)
            if isinstance(written, str):
                assert table.columns[name][row].text == written


@given(st.lists(RECORD, min_size=1, max_size=5), st.booleans())
def test_headers_of_one_and_of_two_rows_bind_alike(figures_given: list[tuple[object, ...]], numbered: bool) -> None:
    records = [[name, *cells] for name, cells in zip(NAMES, figures_given, strict=False)]
    two = [*HEAD, *([NUMBERS] if numbered else []), *([float(n), *row] for n, row in enumerate(records, 1))]
    merged = figures(bound(workbook(sheet(two, merged=MERGED))).tables["dossiers"])
    assert merged == plainly(records)
    assert figures(bound(workbook(sheet(two))).tables["dossiers"]) == merged
