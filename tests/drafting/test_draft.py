"""``dqcheck draft``: what it recovers of a form that somebody has described, and what it makes of small tables."""

from pathlib import Path

import pytest

from dqcheck import rulesets, sources
from dqcheck.checks.base import Check, resolve
from dqcheck.drafting import DraftedRuleset, draft
from dqcheck.forms import recognise
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.rule import Ruleset
from dqcheck.rulesets import examples

ROOT = Path(__file__).parents[2]
ARITHMETIC = ("total", "percentage", "growth", "product", "shares", "average", "ratio")
Operands = frozenset[tuple[str, int]]


def operands(ruleset: Ruleset, workbook: Workbook) -> dict[str, Operands]:
    """The columns (sheet and index) that each enabled arithmetic rule of a ruleset compares in a workbook."""
    places = {
        (region.table, name): (workbook.sheets[region.sheet].name, column.index)
        for region in recognise(workbook, [ruleset]).regions
        for name, column in region.columns.items()
    }
    found = {}
    for rule in ruleset.rules:
        check = rule.params
        assert isinstance(check, Check)
        if rule.check in ARITHMETIC and rule.enabled and getattr(check, "exhaustive", True):
            names = (name for names in check.fields().values() for name in names)
            found[rule.id] = frozenset(places[resolve(name, check.table)] for name in names)
    return found


@pytest.fixture(scope="module")
def submissions() -> Workbook:
    found = sources.read(ROOT / "fixtures/submissions.xlsx")
    assert isinstance(found, Workbook)
    return found


@pytest.fixture(scope="module")
def drafted(submissions: Workbook) -> DraftedRuleset:
    return draft([submissions], "mine")


def test_the_arithmetic_of_the_communes_is_recovered_untold(submissions: Workbook, drafted: DraftedRuleset) -> None:
    wanted = set(operands(rulesets.load("khcn-cds"), submissions).values())
    found = set(operands(drafted.ruleset, submissions).values())
    assert len(wanted & found) >= 0.9 * len(wanted)
    assert len(found - wanted) <= 0.1 * len(found)


def test_the_files_are_a_sound_ruleset_whose_examples_hold(drafted: DraftedRuleset, tmp_path: Path) -> None:
    folder = write(drafted, tmp_path)
    assert rulesets.faults(folder) == ()
    loaded = rulesets.load(folder)
    assert [rule.id for rule in loaded.rules if not rule.examples] == []
    assert all(result.ok for rule in loaded.rules for result in examples.run(rule, loaded))
    assert {rule.id for rule in loaded.rules} == {one.rule.id for one in drafted.proposed}


def test_the_sheet_without_a_header_is_told(drafted: DraftedRuleset) -> None:
    assert drafted.skipped == ("Nháp",)


def write(made: DraftedRuleset, folder: Path) -> Path:
    for name, text in made.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def workbook(*rows: tuple[Raw, ...], name: str = "a.csv") -> Workbook:
    return Workbook(source=name, path=name, media="csv", sheets=(Sheet(name="Sales", rows=rows),))


HEADER = ("Shop", "Cash", "Card", "Total")
SHOPS = (("North", 1210, 3407, 4617), ("South", 880, 2931, 3811), ("East", 1975, 4120, 6095), ("West", 640, 1277, 1917))


def test_a_total_of_columns_is_a_rule_with_its_support(tmp_path: Path) -> None:
    made = draft([workbook(HEADER, *SHOPS)], "shops")
    (one,) = made.proposed
    assert (one.rule.check, one.rule.enabled, one.support.holds, one.support.fails) == ("total", True, 4, 0)
    assert made.ruleset.tables["sales"].key == "shop"
    assert "Holds in all 4 records." in made.files["sales.yaml"]
    assert rulesets.load(write(made, tmp_path)).rules[0].id == "sales-total-total-mismatch"


def test_a_file_that_contradicts_switches_a_rule_off() -> None:
    other = tuple((shop, cash, card, cash + card + 17 * n) for n, (shop, cash, card, _) in enumerate(SHOPS[:2], 1))
    more = tuple((f"{shop} 2", cash + 31, card + 45, cash + card + 76) for shop, cash, card, _ in SHOPS)
    made = draft([workbook(HEADER, *SHOPS, *more), workbook(HEADER, *other, name="b.csv")], "shops")
    (one,) = made.proposed
    assert one.support.against == ("b.csv",)
    assert not one.rule.enabled
    assert "enabled: false" in made.files["sales.yaml"]
    assert "b.csv" in made.files["sales.yaml"]


def test_one_record_a_file_makes_a_table_over_several_files() -> None:
    made = draft([workbook(HEADER, shop, name=f"{n}.csv") for n, shop in enumerate(SHOPS)], "shops")
    assert [(one.rule.check, one.support.holds) for one in made.proposed] == [("total", 4)]


def test_columns_with_the_same_label_are_left_out() -> None:
    rows = ((*HEADER, "Note 1", "Total"), *((*shop, 5, 7) for shop in SHOPS))
    made = draft([workbook(*rows)], "shops")
    assert "total" not in made.ruleset.tables["sales"].fields
    assert made.proposed == ()


def test_a_quantity_under_a_unit_line_of_money_is_a_count() -> None:
    rows: tuple[tuple[Raw, ...], ...] = (
        ("Đơn vị tính: triệu đồng", None, None, None),
        ("Tên thiết bị", "Số lượng", "Đơn giá", "Thành tiền"),
        ("Máy in", 3, 7.25, 21.75),
        ("Máy quét", 12, 4.5, 54.0),
        ("Máy tính", 27, 13.75, 371.25),
        ("Bàn", 44, 1.85, 81.4),
        ("Tủ", 13, 3.65, 47.45),
        ("Ghế", 125, 0.45, 56.25),
    )
    made = draft([workbook(*rows)], "assets")
    fields = made.ruleset.tables["sales"].fields
    assert [(field.type, field.unit) for field in fields.values()] == [
        ("text", None),
        ("count", None),
        ("money", "triệu đồng"),
        ("money", "triệu đồng"),
    ]
    assert [(one.rule.check, one.support.fails) for one in made.proposed] == [("product", 0)]


def test_a_header_further_down_is_a_table_of_its_own() -> None:
    rows = (("year", "month", "kind"), (2023, 11, -1), (None, None, None), HEADER, *SHOPS)
    made = draft([workbook(*rows)], "shops")
    assert ["total" in table.fields for table in made.ruleset.tables.values()] == [False, True]
