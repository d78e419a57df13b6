"""Which fields of a form its rules compute."""

from decimal import Decimal
from pathlib import Path

import pytest

from dqcheck import rulesets
from dqcheck.authoring.computed_fields import Computed, ComputedForm, computed_form

HEAD = """\
ruleset: shop
version: "1"
title: {vi: Cửa hàng, en: Shop}
rounding: half-up
tables:
  sales:
    title: {vi: Bán hàng, en: Sales}
    key: shop
    fields:
      shop: {label: [Shop], type: text, unique: true}
      cash: {label: [Cash], type: money, unit: triệu đồng, missing: zero}
      card: {label: [Card], type: money, unit: nghìn đồng}
      total: {label: [Total], type: money, unit: triệu đồng, decimals: 3}
      share: {label: [Share], type: percent, decimals: 1}
      before: {label: [Before], type: money, unit: triệu đồng}
      growth: {label: [Growth], type: percent, decimals: 1}
      pieces: {label: [Pieces], type: count}
      weight: {label: [Weight], type: number, unit: kg}
      area: {label: [Area], type: number, unit: ha}
      each: {label: [Each], type: number}
  items:
    title: {vi: Mặt hàng, en: Items}
    key: shop
    fields:
      shop: {label: [Shop], type: text}
      price: {label: [Price], type: money, unit: nghìn đồng}
      pieces: {label: [Pieces], type: count}
      amount: {label: [Amount], type: money, unit: triệu đồng}
rules:
"""


def form(tmp_path: Path, *rules: str) -> ComputedForm:
    lines = []
    for number, rule in enumerate(rules):
        more = "" if "severity" in rule else ", severity: error"
        lines.append(f"  - {{id: r{number}, title: t{more}, {rule}}}\n")
    (tmp_path / "ruleset.yaml").write_text(HEAD + "".join(lines), encoding="utf-8")
    return computed_form(rulesets.load(tmp_path))


def one(tmp_path: Path, rule: str) -> Computed:
    (found,) = form(tmp_path, rule).fields.values()
    return found


def test_units_are_turned_into_that_of_the_total(tmp_path: Path) -> None:
    found = one(tmp_path, "check: total, with: {table: sales, total: total, parts: [cash, -card]}")
    assert [(part.place[1], part.sign, part.factor, part.needed) for part in found.operands] == [
        ("cash", 1, Decimal(1), False),
        ("card", -1, Decimal("0.001"), True),
    ]
    assert found.decimals == 3


def test_a_percentage_is_a_fraction_in_its_cell(tmp_path: Path) -> None:
    found = one(tmp_path, "check: percentage, with: {table: sales, stated: share, part: card, whole: total}")
    assert found.decimals == 3
    assert [part.factor for part in found.operands] == [Decimal(1), Decimal(1000)]


def test_a_growth_names_its_base(tmp_path: Path) -> None:
    words = "table: sales, stated: growth, now: total, before: before, as: percent"
    up = one(tmp_path, f"check: growth, with: {{{words}}}")
    assert [(part.place[1], part.base) for part in up.operands] == [("total", False), ("before", True)]
    down = one(tmp_path, f"check: growth, with: {{{words}, direction: down}}")
    assert [part.place[1] for part in down.operands] == ["before", "total"]
    assert form(tmp_path, f"check: growth, with: {{{words}, direction: either}}").fields == {}


def test_a_product_is_in_the_unit_of_the_result(tmp_path: Path) -> None:
    found = one(tmp_path, "check: product, with: {table: items, stated: amount, factors: [price, pieces]}")
    assert found.scale == Decimal("0.001")


def test_the_records_of_a_unit_are_added_up_in_another_table(tmp_path: Path) -> None:
    found = one(tmp_path, "check: aggregate, with: {total: sales.total, of: items.amount, by: submission}")
    assert (found.operation, found.place) == ("aggregate", ("sales", "total"))
    assert form(tmp_path, "check: aggregate, with: {total: sales.total, of: items.amount, by: all}").fields == {}


@pytest.mark.parametrize(
    "rule",
    [
        "check: total, with: {table: sales, total: total, parts: [cash, card], exhaustive: false}",
        "check: total, with: {table: sales, total: total, parts: [cash, card], where: {shop: [North]}}",
        "check: total, enabled: false, with: {table: sales, total: total, parts: [cash, card]}",
        "check: total, severity: info, with: {table: sales, total: total, parts: [cash, card]}",
        "check: total, with: {table: sales, total: weight, parts: [area, pieces]}",
        "check: total, with: {table: sales, total: total, parts: [cash, pieces]}",
        "check: percentage, with: {table: sales, stated: each, part: cash, whole: total}",
        "check: percentage, with: {table: sales, stated: share, part: items.amount, whole: total}",
        "check: ratio, with: {table: sales, stated: area, above: weight, below: area}",
    ],
)
def test_what_a_formula_could_not_follow_is_typed(tmp_path: Path, rule: str) -> None:
    assert form(tmp_path, rule).fields == {}


def test_a_circle_is_a_check_and_errors_come_first(tmp_path: Path) -> None:
    found = form(
        tmp_path,
        "check: total, severity: warning, with: {table: sales, total: before, parts: [total, cash]}",
        "check: total, with: {table: sales, total: total, parts: [cash, before]}",
        "check: total, with: {table: sales, total: total, parts: [cash, card]}",
    )
    assert set(found.fields) == {("sales", "total")}
    assert [part.place[1] for part in found.fields["sales", "total"].operands] == ["cash", "before"]
    assert [one.place for one in found.checks] == [("sales", "total"), ("sales", "before")]


def test_a_rule_on_claims_computes_nothing(tmp_path: Path) -> None:
    assert form(tmp_path, "check: total, with: {claim: total}").fields == {}


def test_what_must_not_be_more_than_what(tmp_path: Path) -> None:
    found = form(
        tmp_path,
        "check: part, with: {table: sales, part: card, whole: total}",
        "check: part, with: {table: sales, part: pieces, whole: items.pieces}",
        "check: part, with: {table: sales, part: weight, whole: area}",
        "check: order, with: {table: sales, values: [before, cash, total], strict: true}",
    )
    assert [(one.place[1], one.limit[1], one.factor, one.strict) for one in found.limits] == [
        ("card", "total", Decimal("0.001"), False),
        ("before", "cash", Decimal(1), True),
        ("cash", "total", Decimal(1), True),
    ]
