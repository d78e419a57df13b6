"""Tables with several records a unit, from the file to the report: sums, fingerprints, what a finding is called."""

from pathlib import Path

import pytest

import dqcheck
from dqcheck.api import aggregate

FORM = """
ruleset: thu
version: "1"
title: Thử
tables:
  poor:
    title: Hộ nghèo
    key: unit
{layout}
      unit: {{label: Đơn vị}}
      all: {{label: Số hộ, type: count}}
      {fields}
rules:
  - id: part-exceeds-whole
    title: {{vi: Hộ nghèo vượt số hộ, en: More poor households than households}}
    check: part
    with: {{table: poor, part: number, whole: all}}
"""
FAMILY = FORM.format(
    layout="    fields:",
    fields='number: {label: "{year} / Hộ nghèo", type: count}\n      year: {title: Năm, type: date}',
)
LONG = FORM.format(
    layout="    pivot: {indicator: Chỉ tiêu, value: Giá trị, by: [unit, year]}\n    fields:",
    fields="number: {label: Hộ nghèo, type: count}\n      year: {label: Năm, type: date}",
)
WIDE_ROWS = "Đơn vị;Số hộ;2023;2024\n;;Hộ nghèo;Hộ nghèo\nThôn A;10;11;12\nThôn B;20;2;3\n"
LONG_ROWS = "Đơn vị;Năm;Chỉ tiêu;Giá trị\n" + "".join(
    f"{unit};{year};{name};{value}\n"
    for unit, year, all_, number in (("Thôn A", 2023, 10, 11), ("Thôn B", 2023, 20, 2),
                                     ("Thôn A", 2024, 10, 12), ("Thôn B", 2024, 20, 3))
    for name, value in (("Số hộ", all_), ("Hộ nghèo", number))
)  # fmt: skip
LAYOUTS = [(FAMILY, WIDE_ROWS), (LONG, LONG_ROWS)]


def filed(folder: Path, rules: str, rows: str) -> tuple[Path, Path]:
    (folder / "thu.yaml").write_text(rules, encoding="utf-8")
    (folder / "filed.csv").write_text(rows, encoding="utf-8")
    return folder / "filed.csv", folder / "thu.yaml"


@pytest.mark.parametrize(("rules", "rows"), LAYOUTS)
def test_findings_name_the_year_and_have_fingerprints_of_their_own(tmp_path: Path, rules: str, rows: str) -> None:
    report = dqcheck.check(*filed(tmp_path, rules, rows)[:1], rules=tmp_path / "thu.yaml")
    assert [finding.submission for finding in report.findings] == ["Thôn A", "Thôn A"]
    assert {year for year in ("2023", "2024") for one in report.findings if f"Hộ nghèo ({year})" in one.message.vi} == {
        "2023",
        "2024",
    }
    marks = {finding.fingerprint for finding in report.findings}
    assert len(marks) == 2
    assert not any("-" in mark for mark in marks)


@pytest.mark.parametrize(("rules", "rows"), LAYOUTS)
def test_a_share_of_a_sum_over_years_is_not_told(tmp_path: Path, rules: str, rows: str) -> None:
    report = dqcheck.check(*filed(tmp_path, rules, rows)[:1], rules=tmp_path / "thu.yaml")
    assert all(finding.influence is None for finding in report.findings)


@pytest.mark.parametrize(("rules", "rows"), LAYOUTS)
def test_figures_are_added_up_year_by_year(tmp_path: Path, rules: str, rows: str) -> None:
    path, form = filed(tmp_path, rules, rows.replace("11", "5").replace("12", "6"))
    found = aggregate(path, rules=form)
    assert {one.title.vi: (one.value, one.submissions) for one in found.totals} == {
        "Số hộ (2023)": (30, 2),
        "Số hộ (2024)": (30, 2),
        "Hộ nghèo (2023)": (7, 2),
        "Hộ nghèo (2024)": (9, 2),
    }


def test_a_large_long_file_is_judged_as_a_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dqcheck.sources import parquet

    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 1)
    report = dqcheck.check(*filed(tmp_path, LONG, LONG_ROWS)[:1], rules=tmp_path / "thu.yaml")
    found = sorted([piece.place.row for piece in one.evidence] for one in report.findings)
    assert found == [[1, 0], [5, 4]]
