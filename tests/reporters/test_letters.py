"""Requests for correction: who is asked what, the official form, a department's own template, the e-mail."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
import sample

from dqcheck.errors import UsageError
from dqcheck.model.finding import Evidence, Waiver
from dqcheck.model.place import Place
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.reporters import json_reading, json_report, letter_docx, letter_mail, letter_template, letters


def one(unit: str = "Xã Suối Đá") -> letters.Letter:
    return next(item for item in letters.letters(sample.mixed()).letters if item.unit == unit)


def filled(**given: str) -> docx.document.Document:
    return docx.Document(io.BytesIO(letter_docx.fill(letter_template.build(), one(), given)))


def test_every_unit_with_something_to_correct_gets_one_letter() -> None:
    report = sample.mixed()
    made = letters.letters(report)
    asked = {f.submission for f in report.findings if not f.waived and f.severity is not Severity.INFO}
    units = {item.name for item in report.submissions}
    assert {item.unit for item in made.letters} == asked & units
    for item in made.letters:
        mine = [f for f in report.findings if f.submission == item.unit and not f.waived]
        assert 1 <= len(item.rows) <= len(mine)
        assert [row.number for row in item.rows] == list(range(1, len(item.rows) + 1))


def test_waived_findings_information_and_what_follows_are_not_asked_about() -> None:
    first = replace(sample.findings()[0], submission="Xã Suối Đá", follows=None, fingerprint="a")
    findings = (
        first,
        replace(first, fingerprint="b", follows="a"),
        replace(first, fingerprint="c", waived=Waiver(reason="đúng", by="x")),
        replace(first, fingerprint="d", severity=Severity.INFO),
    )
    (made,) = letters.letters(replace(sample.mixed(), findings=findings)).letters
    assert len(made.rows) == 1
    assert "Kéo theo 1 điểm khác" in made.rows[0].message


def test_a_rule_that_most_units_do_not_match_is_told_to_the_sender_alone() -> None:
    first = sample.findings()[0]
    names = [f"Xã số {number}" for number in range(1, 21)]
    found = tuple(replace(first, submission=name, fingerprint=name) for name in names)
    units = tuple(replace(sample.submissions()[1], name=name) for name in names)
    made = letters.letters(replace(sample.mixed(), findings=found, submissions=units))
    assert made.letters == ()
    assert any("20 đơn vị cùng chưa khớp" in note for note in made.notes)


def test_findings_of_nobody_are_told() -> None:
    stray = replace(sample.findings()[0], submission="la.xlsx")
    made = letters.letters(replace(sample.mixed(), findings=(stray,)))
    assert made.letters == ()
    assert any("la.xlsx" in note for note in made.notes)


def test_nobody_writes_to_a_file() -> None:
    report = sample.mixed()
    source = report.files[0].source
    stray = replace(sample.findings()[0], submission=source)
    whole = Submission(name=source, status=Status.NEEDS_CORRECTION, errors=1)
    made = letters.letters(replace(report, findings=(stray,), submissions=(whole,)))
    assert made.letters == ()
    assert any(source in note for note in made.notes)
    unknown = replace(whole, files=(source,))
    (only,) = letters.letters(replace(report, findings=(stray,), submissions=(unknown,))).letters
    assert only.recipient == "[TÊN ĐƠN VỊ]" and only.files == (source,)


def test_values_of_one_name_are_told_apart_by_their_rows() -> None:
    first = sample.findings()[0]
    rows = ("Lễ phát động", "Tập huấn")
    alike = tuple(
        replace(first.evidence[1], place=replace(item.place, row_label=row))
        for item, row in zip(first.evidence, rows, strict=False)
    )
    report = replace(sample.mixed(), findings=(replace(first, evidence=alike, diagnosis=None),))
    (made,) = letters.letters(report).letters
    assert ["Lễ phát động" in made.rows[0].values[0], "Tập huấn" in made.rows[0].values[1]] == [True, True]


def test_a_defect_without_a_place_names_no_place() -> None:
    first = sample.findings()[0]
    bare = Evidence(role="place", text="", value=None, source=first.evidence[0].source, place=Place())
    report = replace(sample.mixed(), findings=(replace(first, evidence=(bare,), diagnosis=None),))
    (made,) = letters.letters(report).letters
    assert made.rows[0].values == ()


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("Xã Ba Động", "Ủy ban nhân dân xã Ba Động"),
        ("Đặc khu Lý Sơn", "Ủy ban nhân dân đặc khu Lý Sơn"),
        ("Trung tâm Y tế", "Trung tâm Y tế"),
        ("Xãnh", "Xãnh"),
    ],
)
def test_recipients(unit: str, written: str) -> None:
    assert letters.recipient(unit, "vi") == written


def test_the_letter_has_the_form_of_the_decree() -> None:
    document = filled(co_quan="SỞ A")
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 297, 20, 30, 15]
    assert document.styles["Normal"].font.name == "Times New Roman"
    whole = "\n".join(node.text for node in document.element.body.iter(letter_docx._tag("w:t")) if node.text)
    for words in (
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ A", "Số: ………/………", "V/v"),
        *("Kính gửi: Ủy ban nhân dân xã Suối Đá", "ngày …… tháng …… năm ……", "Nơi nhận:", "- Như trên;", "cần rà soát"),
    ):
        assert words in whole
    assert "{{" not in whole and "sai" not in whole.split()


def test_the_table_names_figure_place_and_leaves_room_for_an_answer() -> None:
    table = filled().tables[1]
    assert len(table.rows) == 1 + len(one().rows)
    for row, told in zip(table.rows[1:], one().rows, strict=True):
        cells = [cell.text for cell in row.cells]
        assert cells[0] == str(told.number) and told.message in cells[1]
        assert cells[2] == "\n".join(told.values)
        assert cells[3:] == [told.stated, told.recomputed, ""]


def own(*lines: str, row: str = "{{STT}}") -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    cut = document.add_paragraph()
    for run in ("Kính gửi {", "{Đơn ", "vị}}!"):
        cut.add_run(run)
    document.add_table(1, 1).cell(0, 0).text = row
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_template_of_the_department() -> None:
    data = letter_docx.fill(own("{{lạ}} {{số điểm}}", row="{{stt}}/{{muc_do}}"), one(), {"Ký hiệu": "SKHCN"})
    document = docx.Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        f"{{{{lạ}}}} {len(one().rows)}",
        "Kính gửi Ủy ban nhân dân xã Suối Đá!",
    ]
    assert [row.cells[0].text for row in document.tables[0].rows] == [f"{r.number}/{r.severity}" for r in one().rows]


def test_texts_of_strangers_are_not_filled_again() -> None:
    strange = replace(one(), recipient="{{tep}} <b>", rows=(replace(one().rows[0], message="{{don_vi}}"),))
    document = docx.Document(io.BytesIO(letter_docx.fill(own(row="{{stt}} {{dien_giai}}"), strange, {})))
    assert document.paragraphs[-1].text == "Kính gửi {{tep}} <b>!"
    assert document.tables[0].cell(0, 0).text == "1 {{don_vi}}"


@pytest.mark.parametrize("template", [b"", b"PK\x05\x06" + bytes(18), own(row="không có chỗ điền")])
def test_a_template_that_cannot_be_filled_is_refused(template: bytes) -> None:
    with pytest.raises(UsageError):
        letter_docx.fill(template, one(), {})


@pytest.mark.parametrize("language", ["vi", "en"])
def test_bytes_depend_on_the_report_alone(language: str) -> None:
    made = [letter_docx.fill(letter_template.build(language), one(), {}, language) for _ in range(2)]
    assert made[0] == made[1]


def test_mail_says_the_same_and_is_escaped() -> None:
    hostile = replace(one(), rows=(replace(one().rows[0], message=sample.HOSTILE),))
    assert "<script>" not in letter_mail.html(hostile) and "<script>" not in letter_mail.markdown(hostile)
    page, text = letter_mail.html(one()), letter_mail.markdown(one())
    assert "<title>Đề nghị rà soát số liệu báo cáo: Xã Suối Đá</title>" in page
    assert text.count("\n   - ") >= len(one().rows)
    for row in one().rows:
        assert f"{row.number}. **" in text


def test_a_json_report_gives_the_same_letters() -> None:
    def without_facts(report: Report) -> Report:
        return replace(report, findings=tuple(replace(f, facts={}) for f in report.findings))

    report = without_facts(sample.mixed())
    again = json_reading.parse(json_report.render(report))
    assert json_report.render(again) == json_report.render(report)
    assert letters.letters(again) == letters.letters(report)


def test_a_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"schema": "dqcheck.report/1"}', '{"schema": "other/1"}'):
        path = tmp_path / "x.json"
        path.write_text(text)
        with pytest.raises(UsageError):
            json_reading.load(path)


@pytest.mark.needs("soffice")
def test_libreoffice_opens_the_letter(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "thu.docx"
    path.write_bytes(letter_docx.fill(letter_template.build(), one(), {}))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    assert "Kính gửi: Ủy ban nhân dân xã Suối Đá" in (tmp_path / "thu.txt").read_text(encoding="utf-8-sig")


def own_file() -> Report:
    """The batch with a workbook that Xã Suối Đá alone has sent."""
    report = sample.mixed()
    units = [item if item.name == "Xã Suối Đá" else replace(item, files=()) for item in report.submissions]
    return replace(report, submissions=tuple(units))


def test_a_cell_is_named_only_in_a_file_that_the_unit_itself_has_sent() -> None:
    shared = one()
    assert shared.files == ()
    values = [value for row in shared.rows for value in row.values]
    assert values and not any(", ô " in value or "(ô " in value for value in values)
    assert any("trang tính TTHC" in value for value in values)
    mine = next(item for item in letters.letters(own_file()).letters if item.unit == "Xã Suối Đá")
    assert mine.files == ("bao-cao-9-thang.xlsx",)
    assert any("trang tính TTHC, ô F12" in value for row in mine.rows for value in row.values)
    assert "(số liệu trong bảng tổng hợp chung)" in letter_mail.markdown(shared)
    assert "bao-cao-9-thang.xlsx" not in letter_mail.markdown(shared)


def test_rows_and_columns_are_named_as_printed() -> None:
    report = sample.mixed()
    first = report.findings[0]
    place = replace(first.evidence[0].place, row_label="Xã Suối Đá / Lễ phát động", column_label="Kinh phí / Tổng số")
    told = replace(first, submission="Xã Suối Đá", evidence=(replace(first.evidence[0], place=place),))
    (made,) = letters.letters(replace(report, findings=(told,))).letters
    assert made.rows[0].values[0].endswith("(trang tính TTHC, dòng “Lễ phát động”, cột “Kinh phí / Tổng số”)")


def test_no_unit_is_asked_about_what_was_not_read() -> None:
    report = sample.mixed()
    first = replace(report.findings[0], submission="Xã Suối Đá", follows=None)
    unread = replace(first, note="form.table-unread", rule="form/table-unread", severity=Severity.WARNING)
    made = letters.letters(replace(report, findings=(unread,)))
    assert made.letters == ()
    assert any(note.startswith("Chưa hỏi Xã Suối Đá: ") for note in made.notes)
