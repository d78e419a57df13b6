"""Formulas as an official reads them."""

from decimal import Decimal

from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_tree import pieces
from dqcheck.messages import verdict_message
from dqcheck.messages.formula_text import formula_text
from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import FormulaText, Outcome, Verdict

LABELS = {"kind": ("Loại",), "trucks": ("Số xe",), "served": ("Số dân",)}


def told(that, language):
    return formula_text(FormulaText(pieces=tuple(pieces(parse(that)))), LABELS, language)


def test_names_signs_and_words_are_those_of_the_form_and_the_language():
    that = "trucks * 1500.5 >= served and kind not in ('xã', 'phường') or kind is not blank"
    assert told(that, "vi") == (
        "Số xe × 1.500,5 ≥ Số dân và Loại không phải là một trong (‘xã’, ‘phường’) hoặc Loại không để trống"
    )
    assert told(that, "en") == ("Số xe × 1,500.5 ≥ Số dân and Loại is none of (‘xã’, ‘phường’) or Loại is not blank")


def test_functions_and_conditions_are_spelt_out():
    that = "if kind starts with 'x' then abs(trucks - served) <= max(trucks, 2) else not (trucks > 1 or served <> 0)"
    assert told(that, "en") == (
        "if Loại starts with ‘x’ then the absolute value of (Số xe − Số dân) ≤ the largest of (Số xe, 2) "
        "else not (Số xe > 1 or Số dân ≠ 0)"
    )
    assert told("trucks == sum(served, unknown)", "vi") == "Số xe = tổng của (Số dân, unknown)"


def test_a_message_tells_a_formula_by_the_labels_of_its_evidence():
    formula = FormulaText(pieces=tuple(pieces(parse("trucks >= 1"))))
    verdict = Verdict(outcome=Outcome.FAIL, note="expression.fail", observed=Decimal(0), facts={"that": formula})
    label = LocalText(vi="Số xe", en="Trucks")
    evidence = (Evidence(role="trucks", text="0", value="0", source="a.csv", place=Place(), label=label),)
    message = verdict_message(verdict, evidence)
    assert message.vi == "Số liệu chưa thỏa mãn điều kiện “Số xe ≥ 1”."
    assert message.en == "The figures do not meet the condition “Trucks ≥ 1”."
