"""Reports in .pdf, from text at given places."""

import subprocess

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError
from dqcheck.sources.grids import aligned, ruled

SENTENCES = [
    "Trong kỳ, xã đã tiếp nhận 1.226 hồ sơ, trong đó trực tiếp 603 hồ sơ, trực tuyến 623 hồ sơ; đã trả 1.200 hồ sơ.",
    "Việc số hóa hồ sơ được làm theo Kế hoạch số 15/KH-UBND ngày 05/8/2025 của Ủy ban nhân dân xã và các văn bản khác.",
]


def lines_of(sentence, width=70):
    lines, line = [], ""
    for word in sentence.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def column(lines, x=72, top=72, step=16, size=12):
    return [(x, top + at * step, size, line) for at, line in enumerate(lines)]


def body(narrative):
    return [" ".join(p.text.split()) for p in narrative.paragraphs if p.kind in ("body", "list")]


def test_lines_are_joined_into_paragraphs(pdf):
    narrative = sources.read(pdf([column([line for s in SENTENCES * 3 for line in lines_of(s)])]))
    assert body(narrative) == SENTENCES * 3
    first = narrative.paragraphs[1]
    assert (first.place.page, first.place.paragraph, first.place.line) == (1, 2, 3)
    assert first.lines == ((len(lines_of(SENTENCES[1])[0]) + 1, 1, 4),)
    assert narrative.properties == {"pages": "1"}


def test_a_paragraph_goes_on_over_a_page_break_and_furniture_is_dropped(pdf):
    lines = [line for s in SENTENCES * 6 for line in lines_of(s)]
    pages = []
    for number, start in enumerate(range(0, len(lines), 5), 1):
        head = [(200, 40, 10, "Báo cáo của xã Mẫu")]
        foot = [(290, 800, 10, str(number))]
        pages.append([*head, *column(lines[start : start + 5]), *foot])
    narrative = sources.read(pdf(pages))
    assert body(narrative) == SENTENCES * 6
    assert [p.text for p in narrative.paragraphs if p.kind == "header"] == ["Báo cáo của xã Mẫu"]
    crossing = next(p for p in narrative.paragraphs if len({page for _, page, _ in p.lines} | {p.place.page}) == 2)
    assert crossing.lines[-1][1] == crossing.place.page + 1


def test_a_symbol_cut_at_its_hyphen_is_joined(pdf):
    lines = ["Thực hiện tốt các nhiệm vụ được giao tại Nghị quyết số 57-", "NQ/TW ngày 22/12/2024."]
    (paragraph,) = sources.read(pdf([column(lines)])).paragraphs
    assert paragraph.text == "Thực hiện tốt các nhiệm vụ được giao tại Nghị quyết số 57-\nNQ/TW ngày 22/12/2024."


def rules(xs, ys):
    return [*((xs[0], y, xs[-1], y) for y in ys), *((x, ys[0], x, ys[-1]) for x in xs)]


def test_a_ruled_table(pdf):
    xs, ys = [72, 120, 300, 420], [195, 215, 235, 255]
    cells = [
        ["TT", "Đơn vị", "Hồ sơ"],
        ["1", "Thôn Một", "1.226"],
        ["2", "Thôn Hai", "12,5%"],
    ]
    text = [(xs[c] + 4, ys[r] + 14, 12, cells[r][c]) for r in range(3) for c in range(3)]
    page = [*column(lines_of(SENTENCES[0])), *text, *column(lines_of(SENTENCES[1]), top=290)]
    narrative = sources.read(pdf([page], strokes=[rules(xs, ys)]))
    (sheet,) = narrative.tables
    assert sheet.rows == cells
    assert narrative.table_after == (0,)
    assert body(narrative) == SENTENCES
    place = next(p.place for p in narrative.paragraphs if p.text == "1.226")
    assert (place.sheet, place.cell, place.page) == ("Bảng 1", "C2", 1)


def test_a_cell_over_two_columns_and_two_rows(pdf):
    xs, ys = [72, 172, 272, 372], [100, 120, 140, 160]
    strokes = [
        (72, 100, 372, 100), (172, 120, 372, 120), (72, 140, 372, 140), (72, 160, 372, 160),
        (72, 100, 72, 160), (172, 100, 172, 160), (272, 120, 272, 160), (372, 100, 372, 160),
    ]  # fmt: skip
    text = [(76, 124, 12, "Xã"), (176, 114, 12, "Hồ sơ"), (176, 134, 12, "Nhận"), (276, 134, 12, "Trả")]
    text += [(xs[c] + 4, 154, 12, value) for c, value in enumerate(("Một", "12", "10"))]
    (sheet,) = sources.read(pdf([text], strokes=[strokes])).tables
    assert sheet.rows == [["Xã", "Hồ sơ", None], [None, "Nhận", "Trả"], ["Một", "12", "10"]]
    assert sorted(sheet.merged) == [(0, 0, 1, 0), (0, 1, 0, 2)]
    del ys


def test_a_table_goes_on_over_a_page_break(pdf):
    xs, ys = [72, 172, 272], [100, 120, 140]
    head, strokes = ["Xã", "Số"], rules(xs, ys)

    def page(row):
        return [
            (xs[c] + 4, ys[r] + 14, 12, value) for r, cells in enumerate((head, row)) for c, value in enumerate(cells)
        ]

    (sheet,) = sources.read(pdf([page(["A", "1"]), page(["B", "2"])], strokes=[strokes, strokes])).tables
    assert sheet.rows == [["Xã", "Số"], ["A", "1"], ["B", "2"]]


def test_a_table_aligned_by_white_space(pdf):
    text = column([line for s in SENTENCES * 2 for line in lines_of(s)])
    rows = [["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Dân số", "7.758", "7.539"], ["Số hộ", "2.215", "2.200"]]
    table = [(72 + 150 * c, 300 + 16 * r, 12, value) for r, row in enumerate(rows) for c, value in enumerate(row)]
    narrative = sources.read(pdf([[*text, *table]]))
    assert narrative.tables[0].rows == rows
    assert body(narrative) == SENTENCES * 2


def test_texts_side_by_side_are_parted_by_a_tab(pdf):
    text = column([line for s in SENTENCES * 2 for line in lines_of(s)], top=150)
    head = [(72, 60, 12, "Số: 12/BC-UBND"), (330, 60, 12, "Xã Mẫu, ngày 9 tháng 9")]
    narrative = sources.read(pdf([[*head, *text]]))
    assert narrative.paragraphs[0].text == "Số: 12/BC-UBND\tXã Mẫu, ngày 9 tháng 9"
    assert narrative.tables == ()


def test_a_footnote_is_moved_and_its_mark_taken_out(pdf):
    lines = lines_of(SENTENCES[0])
    text = column([*lines, *lines_of(SENTENCES[1])])
    last = len(lines) - 1
    x = 72 + 6 * len(lines[last])
    marked = [*text[: last + 1], (x, 72 + 16 * last - 5, 7, "1"), *text[last + 1 :]]
    narrative = sources.read(pdf([[*marked, (72, 780, 8, "1 Theo hệ thống của tỉnh.")]]))
    assert body(narrative) == SENTENCES
    note = narrative.paragraphs[-1]
    assert (note.kind, note.text, note.anchor) == ("footnote", "1 Theo hệ thống của tỉnh.", 1)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_as_shown(pdf, rotate):
    """The columns of a turned page lie where the reader sees them, so that its ruled table is found."""
    xs, ys = [72, 172, 272], [100, 120, 140]
    cells = [["Xã", "Số"], ["A", "1.226"]]
    text = [(xs[c] + 4, ys[r] + 14, 12, cells[r][c]) for r in range(2) for c in range(2)]
    (sheet,) = sources.read(pdf([text], strokes=[rules(xs, ys)], rotate=rotate)).tables
    flat = [value for row in sheet.rows for value in row]
    assert sorted(flat) == ["1.226", "A", "Số", "Xã"]
    if rotate == 0:
        assert sheet.rows == cells
    if rotate == 180:
        assert sheet.rows == [["1.226", "A"], ["Số", "Xã"]]
    if rotate == 90:
        assert sheet.rows == [["A", "Xã"], ["1.226", "Số"]]


def test_a_scan_is_told(pdf):
    picture = "q 100 0 0 100 72 72 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    with pytest.raises(SourceError) as caught:
        sources.read(pdf([[], []], boxes=[picture]))
    assert caught.value.key == "error.scanned"


def test_pages_without_text_are_counted(pdf):
    narrative = sources.read(pdf([column(lines_of(SENTENCES[0])), []]))
    assert narrative.properties == {"pages": "2", "pages_without_text": "2"}


@pytest.mark.needs("soffice")
def test_a_password_is_told(tmp_path, soffice):
    source = tmp_path / "a.txt"
    source.write_text("Nội dung", encoding="utf-8")
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to",
         f"pdf:writer_pdf_Export:{options}", "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pytest.raises(SourceError) as caught:
        sources.read(tmp_path / "a.pdf")
    assert caught.value.key == "error.encrypted"


def test_strokes_that_cross_rule_a_table():
    (table,) = ruled([(0, 0, 100), (10, 0, 50), (10, 52, 100), (20, 0, 100)], [(0, 0, 20), (50, 0, 20), (100, 0, 20)])
    assert (len(table.xs), len(table.ys)) == (3, 3)
    assert table.cell(25, 5) == (0, 0)
    assert table.cell(75, 15) == (1, 1)
    assert table.cell(175, 15) is None
    assert table.merged() == []


def test_a_frame_and_an_underline_rule_no_table():
    frame = ruled([(0, 0, 100), (20, 0, 100)], [(0, 0, 20), (100, 0, 20)])
    assert frame == []
    assert ruled([(0, 0, 100)], []) == []


def test_alignment_needs_three_lines_and_figures():
    words = [[(0, 40, "a"), (100, 140, "b")]] * 3
    assert aligned(words) is None
    figures = [[(0, 40, "a"), (100, 140, "12")]] * 3
    assert aligned(figures) == [["a", "12"]] * 3
    assert aligned(figures[:2]) is None


LEFT = ["Trong kỳ, xã đã tiếp", "nhận 1.226 hồ sơ, trong", "đó trực tuyến 603 hồ sơ,", "trực tiếp 623 hồ sơ."]
RIGHT = ["Toàn xã có 90 hộ, trong", "đó hộ nghèo là 40 hộ và", "hộ cận nghèo là 50 hộ", "theo kết quả rà soát."]


def side_by_side(left, right, at=330):
    return column(left, x=50) + column(right, x=at)


def test_text_in_two_columns_is_read_column_by_column(pdf):
    """The lines of a page are drawn across, as programs that justify tables of text do."""
    rows = [piece for pair in zip(column(LEFT, x=50), column(RIGHT, x=330), strict=True) for piece in pair]
    heading = [(50, 40, 12, "Báo cáo của xã về hồ sơ và hộ nghèo trong kỳ vừa qua, viết theo mẫu.")]
    narrative = sources.read(pdf([heading + rows]))
    assert body(narrative)[1:] == [" ".join(LEFT), " ".join(RIGHT)]
    assert narrative.paragraphs[1].place.line == narrative.paragraphs[2].place.line == 2


def test_a_line_of_one_column_alone_stays_in_it(pdf):
    rows = [piece for pair in zip(column(LEFT, x=50), column(RIGHT, x=330), strict=True) for piece in pair]
    narrative = sources.read(pdf([[*rows, (50, 136, 12, "Còn lại 5 hồ sơ khác.")]]))
    assert body(narrative) == [" ".join([*LEFT, "Còn lại 5 hồ sơ khác."]), " ".join(RIGHT)]


def test_labels_beside_figures_are_no_columns(pdf):
    labels, figures = (
        ["Hồ sơ trực tuyến của xã", "Hồ sơ trực tiếp của xã", "Tổng số hồ sơ của xã"],
        ["603", "623", "1.226"],
    )
    rows = [piece for pair in zip(column(labels, x=50), column(figures, x=330), strict=True) for piece in pair]
    narrative = sources.read(pdf([[*rows, *column([line for s in SENTENCES for line in lines_of(s)], top=300)]]))
    assert narrative.tables[0].rows[0] == ["Hồ sơ trực tuyến của xã", "603"]


def test_a_gap_in_a_line_of_usual_length_parts_nothing(pdf):
    lines = [line for s in SENTENCES for line in lines_of(s)]
    gap = [(72, 200, 12, "Trong kỳ, xã đã tiếp nhận"), (240, 200, 12, "1.226 hồ sơ, trong đó trực tuyến 603 hồ sơ.")]
    narrative = sources.read(pdf([[*column(lines), *gap]]))
    assert body(narrative)[-1] == "Trong kỳ, xã đã tiếp nhận 1.226 hồ sơ, trong đó trực tuyến 603 hồ sơ."


def test_a_raised_digit_is_no_digit_of_the_figure(pdf):
    line = [(72, 72, 12, "Có 966"), (108, 67, 7, "1"), (113, 72, 12, "hồ sơ, 25 km"), (185, 67, 7, "2")]
    narrative = sources.read(pdf([line]))
    assert body(narrative)[0].startswith("Có 966¹")
    assert [(one.key, one.facts["text"], one.place.line) for one in narrative.remarks] == [("source.raised", "966¹", 1)]


@pytest.mark.parametrize(
    ("stroke", "text"),
    [
        ((108, 68, 126, 68), "Còn 123 hộ"),
        ((108, 74, 126, 74), "Còn 456 123 hộ"),  # underlined
        ((40, 68, 500, 68), "Còn 456 123 hộ"),  # a line of a drawing
    ],
)
def test_what_is_struck_through_is_no_longer_stated(pdf, stroke, text):
    narrative = sources.read(pdf([[(72, 72, 12, "Còn"), (108, 72, 12, "456"), (138, 72, 12, "123 hộ")]], [[stroke]]))
    assert body(narrative) == [text]
    struck = [(one.key, one.facts["text"]) for one in narrative.remarks]
    assert struck == ([] if "456" in text else [("source.struck", "456")])


def filled_form(*annotations):
    """A page with a sentence that has a hole, and annotations over it."""
    content = b"BT /F 12 Tf 1 0 0 1 72 700 Tm (Co) Tj ET BT /F 12 Tf 1 0 0 1 130 700 Tm (ho so) Tj ET"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    numbers = range(6, 6 + len(annotations))
    references = b" ".join(b"%d 0 R" % number for number in numbers)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]/DR<</Font<</Helv 5 0 R>>>>/DA(/Helv 0 Tf 0 g)>>>>"
        % references,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R/Annots[%s]>>"
        % references,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        font,
        *annotations,
    ]
    data, offsets = b"%PDF-1.5\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


FIELD = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(n)/V(966)/F 4/Rect[90 696 126 712]/DA(/Helv 12 Tf 0 g)/P 3 0 R>>"
SIGNATURE = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 4/Rect[90 600 126 612]/P 3 0 R>>"
TEXT_BOX = b"<</Type/Annot/Subtype/FreeText/Contents(12 ho)/F 4/Rect[90 500 126 512]/DA(/Helv 12 Tf 0 g)/P 3 0 R>>"
COMMENT = b"<</Type/Annot/Subtype/Text/Contents(xem 15)/F 4/Rect[90 400 126 412]/P 3 0 R>>"


def test_what_is_filled_into_a_form_is_read_in_its_sentence(tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(filled_form(FIELD, SIGNATURE, COMMENT))
    narrative = sources.read(path)
    assert body(narrative) == ["Co 966 ho so"]
    assert narrative.remarks == ()


def test_a_text_box_with_a_figure_is_told(tmp_path):
    path = tmp_path / "form.pdf"
    path.write_bytes(filled_form(TEXT_BOX))
    (remark,) = sources.read(path).remarks
    assert (remark.key, remark.facts["text"], remark.place.page, remark.lost) == ("source.text-boxes", "12 ho", 1, True)


def test_what_a_mark_strikes_out_is_no_longer_stated(tmp_path):
    """The words "ho so" stand from 130 to 164 points."""
    box = b"/QuadPoints[129 711 166 711 129 697 166 697]/Rect[129 697 166 711]"
    mark = b"<</Type/Annot/Subtype/StrikeOut/F 4/P 3 0 R%s>>" % box
    path = tmp_path / "form.pdf"
    path.write_bytes(filled_form(mark))
    narrative = sources.read(path)
    assert body(narrative) == ["Co"]
    assert [(one.key, one.facts["text"]) for one in narrative.remarks] == [("source.struck", "ho so")]
