"""Reports in .docx, from elements written out by hand."""

import pytest

from dqcheck import sources
from dqcheck.errors import SourceError


def texts(path, kind=None):
    return [p.text for p in sources.read(path).paragraphs if kind is None or p.kind == kind]


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_runs_of_a_paragraph_are_one_text(docx):
    tab, line = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"
    body = f"<w:p>{run('Tiếp nhận 1.2')}{run('26 hồ sơ')}{tab}{run('đạt')}{line}{run('99%')}</w:p>"
    assert texts(docx(body)) == ["Tiếp nhận 1.226 hồ sơ\tđạt\n99%"]


def test_paragraphs_are_numbered_and_blank_ones_are_not_counted(docx, para):
    narrative = sources.read(docx(para("Một") + para("  ") + para("Hai")))
    assert [(p.text, p.place.paragraph) for p in narrative.paragraphs] == [("Một", 1), ("Hai", 2)]
    assert (narrative.media, narrative.source) == ("docx", "report.docx")


def test_tracked_changes_read_as_accepted(docx):
    body = (
        f"<w:p>{run('Có ')}<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins>{run('21')}</w:ins>{run(' hồ sơ')}"
        f"<w:moveFrom>{run(' cũ')}</w:moveFrom><w:moveTo>{run(' mới')}</w:moveTo></w:p>"
    )
    assert texts(docx(body)) == ["Có 21 hồ sơ mới"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(docx, para):
    body = para("Tổng số 966 hồ sơ, ", "<w:rPr><w:del/></w:rPr>") + para("gồm 603 và 363.") + para("Hết")
    assert texts(docx(body)) == ["Tổng số 966 hồ sơ, gồm 603 và 363.", "Hết"]


def test_an_alternative_counts_once(docx):
    box = f"<w:txbxContent><w:p>{run('Trong khung 12 hồ sơ')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{run('Ngoài khung')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    narrative = sources.read(docx(body))
    assert [(p.text, p.kind) for p in narrative.paragraphs] == [
        ("Ngoài khung", "body"),
        ("Trong khung 12 hồ sơ", "textbox"),
    ]


def test_hidden_text_field_codes_and_contents_are_no_text(docx, para):
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = (
        f"<w:p>{run('Trang ')}<w:r><w:instrText>PAGE 7</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn 5</w:t></w:r>"
        f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện 6</w:t></w:r></w:p>'
        + para("I. Mở đầu 3", '<w:pStyle w:val="T1"/>')
    )
    narrative = sources.read(docx(body, styles=styles))
    assert [(p.text, p.kind) for p in narrative.paragraphs] == [("Trang hiện 6", "body"), ("I. Mở đầu 3", "header")]


def test_a_table_keeps_its_place_its_cells_and_its_merged_ranges(docx, para):
    table = (
        "<w:tbl><w:tr>"
        + cell(para("Đơn vị"), '<w:vMerge w:val="restart"/>')
        + cell(para("Hồ sơ"), '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("<w:p/>", "<w:vMerge/>")
        + cell(para("Nhận"))
        + cell(para("Trả"))
        + "</w:tr><w:tr>"
        + cell(para("Thôn Một"))
        + cell(para("12"))
        + cell(para("10") + para("đã trả"))
        + "</w:tr></w:tbl>"
    )
    narrative = sources.read(docx(para("Trước") + table + para("Sau")))
    (sheet,) = narrative.tables
    assert sheet.rows == [["Đơn vị", "Hồ sơ", None], [None, "Nhận", "Trả"], ["Thôn Một", "12", "10\nđã trả"]]
    assert sorted(sheet.merged) == [(0, 0, 1, 0), (0, 1, 0, 2)]
    assert narrative.table_after == (0,)
    cells = {(p.place.sheet, p.place.cell): p.text for p in narrative.paragraphs if p.kind == "cell"}
    assert cells["Bảng 1", "B3"] == "12"
    assert [p.text for p in narrative.paragraphs if p.kind == "body"] == ["Trước", "Sau"]


def test_a_table_that_only_sets_texts_side_by_side_is_no_table(docx, para):
    head = (
        "<w:tbl><w:tr>" + cell(para("ỦY BAN NHÂN DÂN")) + cell(para("CỘNG HÒA")) + "</w:tr><w:tr>"
        + cell(para("Số:     /BC-UBND")) + cell(para("Ngày     tháng 9 năm 2025")) + "</w:tr></w:tbl>"
    )  # fmt: skip
    frame = "<w:tbl><w:tr>" + cell(para("Đóng khung: 15 hộ")) + "</w:tr></w:tbl>"
    narrative = sources.read(docx(head + frame + para("Hết")))
    assert narrative.tables == ()
    assert [(p.text, p.kind, p.place.cell) for p in narrative.paragraphs] == [
        ("ỦY BAN NHÂN DÂN", "cell", None),
        ("CỘNG HÒA", "cell", None),
        ("Số:     /BC-UBND", "cell", None),
        ("Ngày     tháng 9 năm 2025", "cell", None),
        ("Đóng khung: 15 hộ", "body", None),
        ("Hết", "body", None),
    ]


def test_a_footnote_keeps_its_anchor_and_its_mark_is_no_text(docx, para):
    notes = (
        f'<w:footnote w:type="separator" w:id="-1"><w:p>{run("---")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("Theo số liệu tháng 9.")}</w:p></w:footnote>'
    )
    body = para("Mở đầu") + f'<w:p>{run("Có 15 hộ")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" nghèo")}</w:p>'
    narrative = sources.read(docx(body, footnotes=notes))
    assert [p.text for p in narrative.paragraphs] == ["Mở đầu", "Có 15 hộ nghèo", "Theo số liệu tháng 9."]
    assert (narrative.paragraphs[2].kind, narrative.paragraphs[2].anchor) == ("footnote", 2)


def test_headers_and_footers_are_kept_apart_and_page_numbers_dropped(docx, para):
    path = docx(para("Nội dung"), header=para("UBND xã Mẫu"), footer=para("2"))
    assert [(p.text, p.kind) for p in sources.read(path).paragraphs] == [
        ("Nội dung", "body"),
        ("UBND xã Mẫu", "header"),
    ]


def test_pages_are_told_where_word_wrote_them(docx):
    broken = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = f"<w:p>{run('Một ')}{broken}{run('hai')}</w:p><w:p>{broken}{run('Ba')}</w:p>"
    first, second = sources.read(docx(body)).paragraphs
    assert (first.place.page, first.lines, second.place.page) == (1, ((4, 2, None),), 3)
    assert sources.read(docx(f"<w:p>{run('Một')}</w:p>")).paragraphs[0].place.page is None


def test_a_paragraph_that_begins_with_a_closing_mark_was_cut(docx, para):
    assert texts(docx(para("Phòng Văn hóa phường") + para(", Ủy ban báo cáo") + para("Mới"))) == [
        "Phòng Văn hóa phường\n, Ủy ban báo cáo",
        "Mới",
    ]


def test_lines_that_are_paragraphs_of_their_own_are_joined(docx, para):
    lines = [
        "Trong kỳ, xã đã tiếp nhận 1.226 hồ sơ, trong đó có",
        "603 hồ sơ nộp trực tiếp và 623 hồ sơ nộp qua mạng,",
        "đã giải quyết 1.200 hồ sơ.",
        "- Tỷ lệ giải quyết đúng hạn của xã trong kỳ báo cáo",
        "đạt 97,88%, cao hơn so với cùng kỳ năm trước là 1,2",
        "điểm phần trăm.",
    ]
    expected = [" ".join(lines[:3]), " ".join(lines[3:])]
    read = texts(docx("".join(para(line) + para("") for line in lines * 3)))
    assert [" ".join(text.split()) for text in read] == expected * 3
    assert len(texts(docx("".join(para(line) for line in lines[:3])))) == 3


def test_headings_by_style_and_by_outline_level(docx, para):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Mục"/><w:basedOn w:val="H"/></w:style>'
    )
    body = para("Một", '<w:pStyle w:val="H2"/>') + para("Hai", '<w:outlineLvl w:val="0"/>') + para("Ba")
    narrative = sources.read(docx(body, styles=styles))
    assert [p.kind for p in narrative.paragraphs] == ["heading", "heading", "body"]


def test_any_prefix_will_do(docx):
    body = "<ns0:p><ns0:r><ns0:t>Có 12 hồ sơ</ns0:t></ns0:r></ns0:p>"
    assert texts(docx(body, prefix="ns0")) == ["Có 12 hồ sơ"]


LISTS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl>
 <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def test_automatic_numbers_are_what_the_reader_sees(docx, para):
    def item(text, depth, number=1):
        return para(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')

    body = "".join(
        [
            item("Tình hình", 0), item("Dân số", 1), item("Nam", 2), item("Nữ", 2), item("Hộ", 1), item("Kết quả", 0),
            item("Hồ sơ", 1), item("toàn trình", 3), item("một phần", 4), item("Khác", 0, 2), para("Thường"),
        ]
    )  # fmt: skip
    narrative = sources.read(docx(body, numbering=LISTS))
    assert [p.text for p in narrative.paragraphs] == [
        "I. Tình hình", "1.1. Dân số", "a) Nam", "b) Nữ", "1.2. Hộ", "II. Kết quả", "2.1. Hồ sơ", "+ toàn trình",
        "• một phần", "V. Khác", "Thường",
    ]  # fmt: skip
    assert [p.kind for p in narrative.paragraphs] == ["list"] * 10 + ["body"]


def test_a_style_may_number_and_a_paragraph_may_refuse(docx, para):
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Danh mục"/><w:pPr><w:numPr><w:ilvl w:val="2"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = para("Một", '<w:pStyle w:val="L"/>') + para(
        "Hai", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert texts(docx(body, styles=styles, numbering=LISTS)) == ["a) Một", "Hai"]


def test_documents_made_after_one_model_number_their_lists_each_from_the_first(docx, para):
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = para("Tình hình", listed) + para("Kết quả", listed) + para("Chung", '<w:pStyle w:val="H"/>')
    for name in ("a.docx", "b.docx"):
        narrative = sources.read(docx(body, name, numbering=LISTS, styles=styles))
        assert [p.text for p in narrative.paragraphs] == ["I. Tình hình", "II. Kết quả", "Chung"]
        assert narrative.paragraphs[2].kind == "heading"


def test_a_damaged_part_is_told_of_each_document_that_has_it(docx, para):
    for name in ("a.docx", "b.docx"):
        with pytest.raises(SourceError) as error:
            sources.read(docx(para("Chung"), name, numbering="<w:num"))
        assert error.value.facts["file"] == name


def dressed(text, properties):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


STRUCK, RAISED = "<w:strike/>", '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize("mark", [STRUCK, "<w:dstrike/>", '<w:rStyle w:val="Bo"/>', '<w:strike w:val="1"/>'])
def test_what_is_struck_out_is_no_longer_stated(docx, mark):
    styles = '<w:style w:type="character" w:styleId="Bo"><w:name w:val="Bỏ"/><w:rPr><w:strike/></w:rPr></w:style>'
    body = f"<w:p>{run('Còn ')}{dressed('1', mark)}{dressed('2 hộ', mark)}{run(' 15 hộ')}</w:p>"
    narrative = sources.read(docx(body, styles=styles))
    assert [paragraph.text for paragraph in narrative.paragraphs] == ["Còn 15 hộ"]
    (remark,) = narrative.remarks
    assert (remark.key, remark.facts["count"], remark.facts["text"]) == ("source.struck", 1, "12 hộ")
    assert remark.place.paragraph == 1


def test_a_paragraph_that_is_struck_out_as_a_whole_is_told(docx, para):
    body = (
        para("Trước")
        + f"<w:p>{dressed('Có 12 hộ.', STRUCK)}</w:p>"
        + para("Sau")
        + f"<w:p>{dressed(' ', STRUCK)}</w:p>"
    )
    narrative = sources.read(docx(body))
    assert [paragraph.text for paragraph in narrative.paragraphs] == ["Trước", "Sau"]
    assert [(one.facts["text"], one.place.paragraph) for one in narrative.remarks] == [("Có 12 hộ.", 1)]


def test_a_style_may_strike_out_and_a_run_take_it_back(docx):
    styles = '<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cũ"/><w:rPr><w:strike/></w:rPr></w:style>'
    kept = dressed("giữ 5", '<w:strike w:val="0"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr>{run("bỏ 4 ")}{kept}</w:p>'
    assert texts(docx(body, styles=styles)) == ["giữ 5"]


@pytest.mark.parametrize(
    ("before", "mark", "text", "told"),
    [
        ("966", "1", "966¹ hồ sơ", "966¹"),
        ("966", "(12)", "966¹² hồ sơ", "966¹²"),
        ("966", "1, 2", "966¹ ² hồ sơ", "966¹ ²"),
        ("25 km", "2", "25 km² hồ sơ", None),
        ("chỉ tiêu", "3", "chỉ tiêu³ hồ sơ", None),
        ("thứ 1", "st", "thứ 1st hồ sơ", None),
        ("3 x 10", "6", "3 x 10⁶ hồ sơ", None),
    ],
)
def test_raised_digits_are_no_digits_of_the_figure(docx, before, mark, text, told):
    narrative = sources.read(docx(f"<w:p>{run(before)}{dressed(mark, RAISED)}{run(' hồ sơ')}</w:p>"))
    assert [paragraph.text for paragraph in narrative.paragraphs] == [text]
    assert [one.facts["text"] for one in narrative.remarks] == ([told] if told else [])


def test_struck_and_raised_in_the_cells_of_a_table(docx):
    row = "<w:tr>{}</w:tr>".format
    head = row("".join(cell(f"<w:p>{run(text)}</w:p>") for text in ("Xã", "Cũ", "Mới")))
    values = (run("Xã A"), dressed("40", STRUCK) + run("41"), run("60") + dressed("1", RAISED))
    body = f"<w:tbl>{head}{row(''.join(cell(f'<w:p>{value}</w:p>') for value in values))}</w:tbl>"
    narrative = sources.read(docx(body))
    assert narrative.tables[0].rows[1] == ["Xã A", "41", "60¹"]
    assert [(one.key, one.place.cell) for one in narrative.remarks] == [
        ("source.struck", "B2"),
        ("source.raised", "C2"),
    ]
