"""Amounts of different currencies are never added or compared, on whatever way they come."""

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

import dqcheck
from dqcheck.checks.base import Check, Terms
from dqcheck.checks.kinds.expression import Expression
from dqcheck.checks.kinds.growth import Growth
from dqcheck.checks.kinds.magnitude import Magnitude
from dqcheck.checks.kinds.product import Product
from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import decide
from dqcheck.diagnosis.influence import influence
from dqcheck.engine.aggregate import add_up
from dqcheck.errors import RulesetError
from dqcheck.messages.written_form import written_form
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.model.report import Event, Report, Status, Submission
from dqcheck.model.rule import Field, Ruleset, TableForm
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome

TITLE = LocalText(vi="Doanh thu", en="Sales")

SHEET = """
ruleset: sales
version: 1
title: Sales
{head}
tables:
  sales:
    title: Sales
    fields:
      name: {{label: Name, type: text}}
      home: {{label: Home, type: money, unit: {home}}}
      abroad: {{label: Abroad, type: money, unit: {abroad}}}
      total: {{label: Total, type: money{total}}}
      grain: {{label: Grain, type: number, unit: {grain}}}
rules:
  - id: total-mismatch
    title: Total differs
    check: total
    with: {{table: sales, total: total, parts: [home, abroad]}}
"""


def written(tmp_path: Path, **given: str) -> Path:
    usual = {"head": "", "home": "USD million", "abroad": "USD million", "total": ", unit: USD million", "grain": "kg"}
    path = tmp_path / "ruleset.yaml"
    path.write_text(SHEET.format(**{**usual, **given}), encoding="utf-8")
    return path


def money(value: int, unit: str | None) -> Quantity:
    return Quantity(text=str(value), value=Decimal(value), unit=unit)


def outcome(check: Check, **roles: tuple[Quantity, ...]) -> tuple[Outcome, str]:
    verdict = decide(check, roles, Terms())
    return verdict.outcome, verdict.note


def test_no_verdict_on_two_currencies() -> None:
    total = Total(table="t", total="a", parts=("b", "c"))
    assert outcome(total, total=(money(5, "USD"),), parts=(money(2, "USD"), money(3, "EUR"))) == (
        Outcome.UNDECIDED,
        "undecided.currencies",
    )
    assert outcome(total, total=(money(5, "USD"),), parts=(money(2, "$"), money(3, "USD")))[0] is Outcome.UNDECIDED
    assert outcome(total, total=(money(5, "USD"),), parts=(money(2, "USD"), money(3, None)))[0] is Outcome.PASS
    growth = Growth(table="t", stated="g", now="a", before="b")
    percent = Quantity(text="100", value=Decimal(100), unit="%")
    assert outcome(growth, stated=(percent,), now=(money(4, "EUR"),), before=(money(2, "đồng"),))[0] is (
        Outcome.UNDECIDED
    )
    assert outcome(growth, stated=(percent,), now=(money(4, "EUR"),), before=(money(2, "EUR"),))[0] is Outcome.PASS


def test_a_bound_in_another_currency_bounds_nothing() -> None:
    check = Magnitude(table="t", value="a", at_most=money(10, "EUR"))
    assert outcome(check, value=(money(50, "USD"),))[0] is Outcome.UNDECIDED
    assert outcome(check, value=(money(50, "EUR"),))[0] is Outcome.FAIL


def test_one_amount_may_be_the_other_times_a_rate() -> None:
    check = Product(table="t", stated="a", factors=("b", "c"))
    assert outcome(check, stated=(money(50000, "đồng"),), factors=(money(2, "USD"), money(25000, None)))[0] is (
        Outcome.PASS
    )


def test_a_formula_compares_one_currency_or_multiplies_by_a_rate() -> None:
    amounts = {"home": (money(5, "USD"),), "abroad": (money(3, "EUR"),)}
    assert outcome(Expression(table="t", that="home > abroad"), **amounts)[1] == "undecided.currencies"
    assert outcome(Expression(table="t", that="home > 1.1 * abroad"), **amounts)[0] is Outcome.PASS


def test_a_rule_on_two_declared_currencies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as told:
        dqcheck.load_ruleset(written(tmp_path, abroad="EUR million"))
    (problem,) = told.value.problems
    assert "'total' is in USD and 'abroad' is in EUR" in problem.message
    assert dqcheck.load_ruleset(written(tmp_path, total="")).rules


def test_an_unknown_unit_of_money_comes_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as told:
        dqcheck.load_ruleset(written(tmp_path, home="milion dolars"))
    assert [problem.message for problem in told.value.problems] == [
        "'milion dolars' is no unit of a field of type money (did you mean 'million dollars'?)"
    ]


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ("bao: {equals: 50 kgs}", "equals: no such unit; unknown: 'kgs' (did you mean 'kg'?)"),
        ("bao: {equals: 50}", "equals: a number with its unit is expected, such as '50 kg'"),
        ("bao: {equals: 0 kg}", "equals: a unit is more than nothing"),
        ("kg: {equals: 2 kg}", "'kg' is a known unit already"),
        ("bao: {equals: 2 thúng}\n  thúng: {equals: 3 bao}", "equals: 'bao' is given in itself"),
        ("bao: {equals: 50 kg}\n  sack: {also: bao}", "'bao' is also a name of 'sack'"),
    ],
)
def test_a_unit_of_measure_that_cannot_be(tmp_path: Path, units: str, message: str) -> None:
    with pytest.raises(RulesetError) as told:
        dqcheck.load_ruleset(written(tmp_path, head=f"units_of_measure:\n  {units}"))
    assert message in [problem.message for problem in told.value.problems]


def test_a_declared_unit_serves_fields_and_findings(tmp_path: Path) -> None:
    units = "units_of_measure:\n  bao: {equals: 50 kg}\n  pallet: {equals: 40 bao}\n  vial: {equals: 0.5 kg}"
    ruleset = dqcheck.load_ruleset(written(tmp_path, head=units, grain="pallet"))
    own = ruleset.tables["sales"].fields["grain"].own_units
    assert [one.name for one in own] == ["bao", "pallet", "vial"]
    assert own[2].equals is not None
    assert (own[2].equals.value, own[2].equals.unit) == (Decimal("0.0005"), "tấn")


def test_frames_are_judged_alike_however_they_are_screened(tmp_path: Path) -> None:
    ruleset = dqcheck.load_ruleset(written(tmp_path, total=""))
    small = pl.DataFrame({"name": ["a", "b"], "home": [1.0, 2.0], "abroad": [2.0, 3.0], "total": [9.0, 5.0]})
    large = pl.concat([small] * 3000)
    for frame in (small, large):
        report = dqcheck.check_frame(frame, ruleset)
        assert [finding for finding in report.findings if finding.check == "total"] == []


def field_of(unit: str | None) -> tuple[Ruleset, dict[str, Table]]:
    form = TableForm(name="t", title=TITLE, fields={"a": Field(name="a", label=("A",), type="money")})
    ruleset = Ruleset(name="s", version="1", title=TITLE, tables={"t": form})
    column = (money(10, unit), money(20, "EUR"), money(0, None))
    table = Table(name="t", columns={"a": column}, submissions=("x", "y", "z"), locator=None)  # type: ignore[arg-type]
    return ruleset, {"t": table}


def test_totals_of_the_province_are_one_for_each_currency() -> None:
    ruleset, tables = field_of("USD")
    units = tuple(Submission(name=name, status=Status.ACCEPTED, files=()) for name in "xyz")
    report = Report(event=Event(at="", tool=""), submissions=units)
    totals = add_up(report, {"s": tables}, [ruleset]).totals
    assert [(one.value, one.unit, one.submissions) for one in totals] == [(10, "USD", 2), (20, "EUR", 1)]
    assert influence(Ref(table="t", row=0, field="a"), Decimal(5), tables, ruleset, {}) is None
    ruleset, tables = field_of("EUR")
    (total,) = add_up(report, {"s": tables}, [ruleset]).totals
    assert (total.value, total.unit, total.submissions) == (30, "EUR", 3)


def evidence(text: str, value: str, unit: str, scale: str | None, written_unit: str | None = None) -> Evidence:
    return Evidence(
        role="total", text=text, value=value, source="a.xlsx", place=Place(), unit=unit, scale=scale,
        written_unit=written_unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit", "scale", "own", "vi", "en"),
    [
        ("1.234 ₫", "đồng", None, None, "1.234 ₫", "1.234 ₫"),
        ("₫1.234", "đồng", "1000000", None, "₫1.234 triệu", "₫1.234 million"),
        ("$1,234", "$", "1000000", None, "$1,234 triệu", "$1,234 million"),
        ("1,234", "$", "1000000", None, "1,234 triệu $", "$1,234 million"),
        ("-5", "$", None, None, "-5 $", "-$5"),
        ("1,234", "EUR", "1000000000", None, "1,234 tỷ EUR", "1,234 billion EUR"),
        ("12", "tấn", "0.05", "bao", "12 bao", "12 bao"),
        ("12", "tấn", "50", "nghìn bao", "12 nghìn bao", "12 thousand bao"),
    ],
)
def test_an_amount_is_quoted_with_its_unit_once(
    text: str, unit: str, scale: str | None, own: str | None, vi: str, en: str
) -> None:
    form = written_form(unit, Decimal(1234), [evidence(text, "1234", unit, scale, own)])
    assert (form.quoted("vi"), form.quoted("en")) == (vi, en)
