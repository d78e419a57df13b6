"""A table is claimed missing only where nothing that the unit sent may hold it, and once for all tables of a unit."""

from dataclasses import replace
from pathlib import Path

import pytest
from engine_builders import table

import dqcheck
from dqcheck.engine.missing_tables import Sent, of_unit_by_name, told
from dqcheck.forms import Bound, FormDefect
from dqcheck.model.claim import Extraction, Figure
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label
from dqcheck.model.report import InputFile, Status, UnreadPart
from dqcheck.model.rule import Codes, Field, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText

UNIT = "Xã Ba Động"


def form(name: str, figures: int = 4) -> TableForm:
    fields = {f"f{n}": Field(name=f"f{n}", label=(f"Chỉ tiêu {name} {n}",), type="count") for n in range(figures)}
    return TableForm(name=name, title=LocalText(vi=f"Biểu {name}", en=f"Table {name}"), fields=fields)


RULES = Ruleset(
    name="thu",
    version="1",
    title=LocalText(vi="Báo cáo", en="Report"),
    tables={name: form(name) for name in ("a", "b", "c")},
    units="units",
    codelists={"units": Codes(name="units", codes={"1": UNIT, "2": "Xã Ba Tơ"})},
)


def missing(table: str, key: str = "form.sheet-missing", submission: str = UNIT, source: str = "1.xlsx") -> FormDefect:
    title = RULES.tables[table].title
    return FormDefect(
        key=key,
        severity=Severity.ERROR,
        source=source,
        submission=submission,
        facts={"table": title, "unit": submission},
        table=table,
    )


def part(numbers: int, reason: str = "sheet-unused", sheet: str = "Khác", source: str = "1.xlsx") -> UnreadPart:
    return UnreadPart(source=source, reason=reason, why=LocalText(vi="", en=""), sheet=sheet, numbers=numbers)


def sent(*unread: UnreadPart, unit: str | None = UNIT, source: str = "1.xlsx", **more: object) -> Sent:
    bound = Bound(source=source, ruleset="thu", tables={}, unit=unit, unread=unread)
    return Sent(ruleset=RULES, **{"bounds": (bound,), "texts": (), "files": (), **more})  # type: ignore[arg-type]


def text(submission: str, quote: str) -> Extraction:
    figure = Figure(value=Label(text="3", value="3"), source="a.docx", place=Place(), quote=quote)
    return Extraction(source="a.docx", submission=submission, figures=(figure,), claims=(), citations=(), understood=0)


def test_missing_tables_of_a_unit_are_one_defect() -> None:
    [one] = told([missing("a"), missing("b"), missing("c")], sent())
    assert (one.key, one.severity, one.table) == ("form.sheet-missing", Severity.ERROR, "a,b,c")
    assert one.facts["table"] == tuple(RULES.tables[name].title for name in "abc")
    assert dqcheck.messages.sentence(one.key, "vi", one.facts) == (
        "Xã Ba Động chưa gửi biểu “Biểu a”, “Biểu b” và “Biểu c”."
    )


def test_a_single_missing_table_is_told_as_it_was() -> None:
    assert told([missing("a")], sent()) == (missing("a"),)


@pytest.mark.parametrize(
    ("given", "doubted"),
    [
        (sent(part(2)), True),
        (sent(part(1), part(1)), True),
        (sent(part(1)), False),  # less than half the figures of the table
        (sent(part(1), part(1, sheet="Khác 2")), False),
        (sent(part(9, "label-unknown")), True),
        (sent(part(9, "header-ambiguous")), False),  # it is known whose column that is
        (sent(part(9), unit="Xã Ba Tơ", source="2.xlsx"), False),  # of another unit
        (sent(part(9), unit=None), True),  # a workbook of many units
        (sent(part(9), unit=None, source="2.xlsx"), False),
        (sent(texts=(text(UNIT, "Có 12 chỉ tiêu a 1 được giao."),)), True),
        (sent(texts=(text("xã ba động", "Theo biểu a có 3."),)), True),
        (sent(texts=(text(UNIT, "Xã có 12 thôn."),)), False),
        (sent(texts=(text("Xã Ba Tơ", "Theo biểu a có 3."),)), False),
        (sent(files=(InputFile(source="xa-ba-dong-2.xlsx", path="", sha256=""),)), True),
        (sent(files=(InputFile(source="xa-ba-dong-2.xlsx", path="", sha256="", ruleset="thu"),)), False),
        (sent(files=(InputFile(source="xa-ba-to.xlsx", path="", sha256=""),)), False),
    ],
)
def test_it_is_not_said_where_something_may_hold_the_table(given: Sent, doubted: bool) -> None:
    [one] = told([missing("a")], given)
    assert one.key == ("form.table-unread" if doubted else "form.sheet-missing")
    assert one.severity is (Severity.WARNING if doubted else Severity.ERROR)
    assert one.facts.get("incomplete") == ((UNIT,) if doubted else None)


def test_where_to_look_is_named() -> None:
    files = (InputFile(source="xa-ba-dong.zip", path="", sha256=""),)
    [one] = told([missing("a"), missing("b")], sent(part(5), files=files))
    said = dqcheck.messages.sentence(one.key, "vi", one.facts)
    assert "“Biểu a” và “Biểu b” của Xã Ba Động" in said
    assert "nằm ở trang tính Khác và xa-ba-dong.zip" in said


def test_columns_that_a_table_lacks_are_one_defect_and_leave_its_units_incomplete() -> None:
    held = replace(table([{"unit": "Xã Ba Tơ"}]), name="a")
    bound = Bound(source="1.xlsx", ruleset="thu", tables={"a": held})
    lacks = [
        FormDefect(
            key="form.column-missing",
            severity=Severity.WARNING,
            source="1.xlsx",
            facts={"table": RULES.tables["a"].title, "field": LocalText(vi=f"Cột {name}", en=name)},
            table="a",
            field=name,
        )
        for name in ("f1", "f2")
    ]
    [one] = told(lacks, Sent(ruleset=RULES, bounds=(bound,), texts=(), files=()))
    assert one.facts["incomplete"] == ("Xã Ba Tơ",)
    assert one.field == "f1,f2"
    assert "“Cột f1” và “Cột f2”" in dqcheck.messages.sentence(one.key, "vi", one.facts)


def test_files_that_nobody_recognised_are_known_by_the_unit_in_their_name_or_folder() -> None:
    files = [
        InputFile(source="a.xlsx", path="/x/Xã Ba Tơ/a.xlsx", sha256=""),
        InputFile(source="xa-ba-dong.docx", path="xa-ba-dong.docx", sha256=""),
        InputFile(source="khac.xlsx", path="khac.xlsx", sha256=""),
    ]
    assert of_unit_by_name(files, RULES) == {"Xã Ba Tơ": ("a.xlsx",), UNIT: ("xa-ba-dong.docx",)}


def test_a_unit_whose_file_cannot_be_read_is_not_said_to_have_sent_nothing(tmp_path: Path) -> None:
    head = "Đơn vị;Tổng số hồ sơ tiếp nhận;Kỳ trước chuyển qua;Hồ sơ tiếp nhận mới\n"
    for name in ("Xã Ba Động", "Xã Ba Tơ"):
        (tmp_path / f"{name}.csv").write_text(f"{head}{name};10;2;8\n", encoding="utf-8")
    (tmp_path / "Xã Sơn Hà.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    report = dqcheck.check(tmp_path, rules="khcn-cds")
    by_name = {unit.name: unit.status for unit in report.submissions}
    assert by_name["Xã Sơn Hà.xlsx"] is Status.UNREADABLE
    assert "Xã Sơn Hà" not in by_name
    assert by_name["Xã Sơn Tây"] is Status.NOT_SUBMITTED
    assert [item.source for item in report.unread if item.numbers is None] == ["Xã Sơn Hà.xlsx"]
