"""Workbooks on a known form: what their figures say of each other where no rule of the form speaks."""

from collections.abc import Sequence
from pathlib import Path

from small_form import RULESET

import dqcheck

FORM = ("Đơn vị", "Tổng số", "Kỳ trước", "Mới")
CARRIED, NEW = (141, 87, 215, 64, 133, 98, 172, 119), (402, 377, 518, 291, 333, 465, 240, 356)
RECORDS = [(f"Xã {chr(65 + at)}", a + b, a, b) for at, (a, b) in enumerate(zip(CARRIED, NEW, strict=True))]
MEN = (210, 120, 260, 70, 180, 140, 311, 175)


def added(*, wrong: int = -1) -> list[tuple[object, ...]]:
    rows = [(f"Thôn {at}", men + 97 + (9 if at == wrong else 0) + at, men, 97 + at) for at, men in enumerate(MEN)]
    return [("Thôn", "Tổng số", "Nam", "Nữ"), *rows]


def told(folder: Path, sheets: Sequence[tuple[str, Sequence[Sequence[object]]]], ruleset: str = RULESET) -> list[str]:
    report = _report(folder, sheets, ruleset)
    return [f"{one.rule} {one.submission} {one.evidence[0].place.cell}" for one in report.findings]


def _report(
    folder: Path, sheets: Sequence[tuple[str, Sequence[Sequence[object]]]], ruleset: str = RULESET
) -> dqcheck.ValidationReport:
    import xlsxwriter

    path, rules = folder / "tinh.xlsx", folder / "rules.yaml"
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    rules.write_text(ruleset, encoding="utf-8")
    return dqcheck.check(path, rules=rules)


def test_a_sheet_that_the_form_does_not_know(tmp_path: Path) -> None:
    form = ("Hồ sơ", [FORM, *RECORDS])
    assert told(tmp_path, [form, ("Thêm", added())]) == []
    assert told(tmp_path, [form, ("Thêm", added(wrong=3))]) == ["tables/table-total-mismatch tinh.xlsx B5"]


def test_a_field_that_no_rule_names_and_one_that_a_rule_does(tmp_path: Path) -> None:
    wrong = [*RECORDS[:5], ("Xã F", 653, 98, 465), *RECORDS[6:]]
    sheets = [("Hồ sơ", [FORM, *wrong])]
    assert told(tmp_path, sheets) == ["small/received-total-mismatch Xã F B7"]
    unruled = RULESET[: RULESET.index("rules:")]
    other = (
        unruled
        + "rules:\n"
        + RULESET[RULESET.index("  - id:") :]
        .replace("check: total", "check: part")
        .replace("total: received, parts: [carried, new]", "part: carried, whole: new")
    )
    assert told(tmp_path, sheets, other) == ["tables/table-total-mismatch Xã F B7"]


def test_cells_that_were_judged_are_not_unread(tmp_path: Path) -> None:
    lone = [*added(), (), ("Ghi chú", "", 17)]
    report = _report(tmp_path, [("Hồ sơ", [FORM, *RECORDS]), ("Thêm", lone)])
    (part,) = [one for one in report.unread if one.sheet == "Thêm"]
    assert part.numbers == 1
    seen, understood, checked = report.tables.seen, report.tables.understood, report.tables.checked
    assert (seen - understood, understood - checked) == (1, 0)
