"""Columns of texts: what is plainly a number or a day is seen as one, all else is read by the reader of cells."""

import datetime as dt

import polars as pl
import pytest

import dqcheck
from dqcheck.checks.kinds.format import Format
from dqcheck.engine.screens import frame_judging, text_columns
from dqcheck.engine.screens.filed_frame import filed_frame
from dqcheck.engine.screens.opened_frames import collect
from dqcheck.engine.screens.text_columns import SEEN, with_seen
from dqcheck.forms import cell_values

RULES = """\
ruleset: texts
version: "1"
title: {vi: Bảng chữ, en: Table of texts}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text}
      id: {label: [Số], type: count, unique: true}
      whole: {label: [Tổng], type: count}
      a: {label: [Một], type: count}
      b: {label: [Hai], type: count}
      rate: {label: [Tỷ lệ], type: percent}
      start: {label: [Bắt đầu], type: date, at_least: 2025-01-01}
rules:
  - {id: whole-mismatch, title: {vi: x, en: x}, severity: error, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
  - {id: rate-mismatch, title: {vi: x, en: x}, severity: error, check: percentage,
     with: {table: records, stated: rate, part: a, whole: whole}}
"""


@pytest.fixture
def ruleset(tmp_path):
    path = tmp_path / "texts.yaml"
    path.write_text(RULES, encoding="utf-8")
    return dqcheck.load_ruleset(path)


def seen(ruleset, name, texts):
    frame = pl.LazyFrame({name: texts}, schema={name: pl.String})
    filed = with_seen(filed_frame(frame, ruleset.tables["records"], ruleset).read_as({name: texts}))
    return collect(filed.frame)[SEEN + name].to_list()


def test_what_is_plain_is_seen_and_what_only_a_program_reads_is_not(ruleset) -> None:
    texts = ["5", "08", "-3", "1.234", "", " ", "x", "1e5", "5,0", None, "123456789012345"]
    assert seen(ruleset, "a", texts) == [5, 8, -3, None, None, None, None, None, None, None, None]
    texts = ["5", "12,5", "-0,25", "1.234", ",5", "5,", "-,5", "1e5", "inf", "nan", "12,5%", None]
    assert seen(ruleset, "rate", texts) == [5.0, 12.5, -0.25, *[None] * 9]
    assert seen(ruleset, "rate", ["12.5", "40.75", "3"]) == [12.5, 40.75, 3.0]
    texts = ["2025-01-31", "2025-02-30", "31/01/2025", "2025-1-31", "", None]
    assert seen(ruleset, "start", texts) == [dt.date(2025, 1, 31), *[None] * 5]


def columns(count: int) -> dict[str, list[str | None]]:
    return {
        "unit": [f"Xã {n}" for n in range(count)],
        "id": [str(n) for n in range(count)],
        "whole": [str(100 + n) for n in range(count)],
        "a": ["50"] * count,
        "b": [str(50 + n) for n in range(count)],
        "rate": [f"{5000 / (100 + n):.2f}".replace(".", ",") for n in range(count)],
        "start": ["2025-03-01"] * count,
    }


def told(frame, ruleset, direct, monkeypatch):
    monkeypatch.setattr(frame_judging, "DIRECT", 20_000 if direct else 0)
    report = dqcheck.check_frame(frame, ruleset)
    return report.rules, report.tables, report.submissions, tuple(report.findings)


def test_texts_give_the_findings_of_the_reader_of_cells(ruleset, monkeypatch) -> None:
    texts = columns(40)
    texts["whole"][3] = "1.103"  # read as 1103
    texts["rate"][4], texts["rate"][5] = "48", "48,00"  # 48,08 stands behind both: one is written too precisely
    texts["a"][6], texts["b"][7], texts["id"][8] = "", "chưa có", "7"
    texts["start"][9], texts["start"][10] = "31/12/2024", "2024-12-31"
    frame = pl.DataFrame(texts)
    screened = told(frame, ruleset, False, monkeypatch)
    assert screened == told(frame, ruleset, True, monkeypatch)
    failed = {one.rule.removeprefix("texts/"): one.failed for one in screened[0] if one.failed}
    assert failed["whole-mismatch"] == 1 and failed["records-id-duplicate"] == 1
    assert failed["records-start-out-of-range"] == 2


def test_a_table_is_read_in_the_notation_of_its_first_records(ruleset, monkeypatch) -> None:
    texts = columns(40)
    texts["rate"] = [text.replace(",", ".") for text in texts["rate"]]
    texts["rate"][4] = "99.5"
    frame = pl.DataFrame(texts)
    screened = told(frame, ruleset, False, monkeypatch)
    assert screened == told(frame, ruleset, True, monkeypatch)
    assert next(one.failed for one in screened[0] if one.rule.endswith("rate-mismatch")) == 1


def test_a_key_is_the_same_however_it_is_written(ruleset, monkeypatch) -> None:
    texts = columns(4)
    texts["id"] = ["1234", "1.234", "8", "08"]
    frame = pl.DataFrame(texts)
    screened = told(frame, ruleset, False, monkeypatch)
    assert screened == told(frame, ruleset, True, monkeypatch)
    assert next(one.failed for one in screened[0] if one.rule.endswith("id-duplicate")) == 2


@pytest.mark.parametrize("keys", [["1", "2", "2", "4", "5", "6"], ["1", "2", "2", "4", "2", "1.234"]])
def test_keys_are_the_same_whether_they_are_held_or_too_many_for_that(keys, ruleset, monkeypatch) -> None:
    texts = columns(6)
    texts["id"] = keys
    frame = pl.DataFrame(texts)
    held = told(frame, ruleset, False, monkeypatch)
    monkeypatch.setattr(text_columns, "MOST_KEYS", 4)
    assert told(frame, ruleset, False, monkeypatch) == held == told(frame, ruleset, True, monkeypatch)
    assert next(one.failed for one in held[0] if one.rule.endswith("id-duplicate")) == 1


def test_long_decimals_are_compared_with_all_of_their_digits(ruleset, monkeypatch) -> None:
    texts = columns(4)
    texts["whole"], texts["a"] = ["400000"] * 4, ["12345678901"] * 4
    texts["rate"] = ["3086419,72525", "3086419,72526", "3086419,7253", "3086419,73"]
    frame = pl.DataFrame(texts)
    screened = told(frame, ruleset, False, monkeypatch)
    assert screened == told(frame, ruleset, True, monkeypatch)
    assert next(one.failed for one in screened[0] if one.rule.endswith("rate-mismatch")) == 1


def test_no_object_is_made_of_a_clean_text(ruleset, monkeypatch) -> None:
    texts = columns(300)
    texts["whole"][7] = "1"
    read = []
    monkeypatch.setattr(cell_values, "read_cell", lambda *given, **more: read.append(given[0]))
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    report = dqcheck.check_frame(pl.DataFrame(texts), ruleset, select=["whole-mismatch"])
    assert (report.rules[0].failed, read) == (1, [])


LISTED = """\
ruleset: listed
version: "1"
title: {vi: x, en: x}
tables:
  records:
    title: {vi: x, en: x}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text}
      code: {label: [Mã], type: text, codes: [A, Bé], missing: skip}
      name: {label: [Tên], type: text, format: "[A-Z]+[0-9]*"}
"""


def test_a_list_and_a_form_of_text_are_asked_once_for_each_value(tmp_path, monkeypatch) -> None:
    path = tmp_path / "listed.yaml"
    path.write_text(LISTED, encoding="utf-8")
    listed = dqcheck.load_ruleset(path)
    codes = ["A", "a", "bé", "Be", "C", "-", "", None, "…", "A"]
    names = ["AB1", "ab1", "AB 1", " AB1", "-", "", None, "A", "A", "AB1"]
    frame = pl.DataFrame({"unit": [f"Xã {n}" for n in range(10)], "code": codes, "name": names})
    assert told(frame, listed, False, monkeypatch) == told(frame, listed, True, monkeypatch)
    many = pl.concat([frame] * 40)
    asked = []
    judge = Format.judge
    monkeypatch.setattr(Format, "judge", lambda *given: asked.append(1) or judge(*given))
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    report = dqcheck.check_frame(many, listed)
    counts = {one.check: (one.passed, one.failed, one.undecided) for one in report.rules}
    assert sum(counts["format"]) == 320  # what is missing is skipped
    assert len(asked) < 100
