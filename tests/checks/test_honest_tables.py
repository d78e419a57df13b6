"""Honest tables, rounded half up, are never flagged."""

import random
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import judge, terms

from dqcheck.model.quantity import Quantity

ROUNDINGS = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncate": "ROUND_DOWN"}


def written(value, decimals, mode=ROUND_HALF_UP):
    quantum = Decimal(1).scaleb(-decimals)
    return Quantity(text="", value=(value / quantum).to_integral_value(mode) * quantum, quantum=quantum)


@pytest.mark.parametrize("convention", ROUNDINGS)
@given(st.integers(2, 200), st.integers(-3, 3), st.randoms(use_true_random=False), st.booleans())
def test_a_total_of_rounded_parts_is_never_inconsistent(convention, n, decimals, chance, subtract):
    mode = ROUNDINGS[convention]
    true = [Decimal(chance.randint(0, 10**9)).scaleb(-decimals - 4) for _ in range(n)]
    signs = [-1 if subtract and i % 3 == 2 else 1 for i in range(n)]
    total = sum(sign * value for sign, value in zip(signs, true, strict=True))
    roles = {
        "total": written(total, decimals, mode),
        "parts": [written(v, decimals, mode) for v, sign in zip(true, signs, strict=True) if sign > 0],
    }
    less = [written(v, decimals, mode) for v, sign in zip(true, signs, strict=True) if sign < 0]
    for rounding in (convention, "any"):
        assert judge("total", roles | ({"less": less} if less else {}), terms(rounding)).outcome != "fail"


@given(st.integers(2, 200), st.integers(0, 3), st.randoms(use_true_random=False))
def test_shares_of_a_whole_are_never_inconsistent(n, decimals, chance):
    amounts = [chance.randint(1, 10**6) for _ in range(n)]
    whole = sum(amounts)
    shares = [written(Decimal(100 * a) / whole, decimals) for a in amounts]
    assert judge("shares", {"parts": shares}).outcome != "fail"


@given(
    st.integers(1, 10**7),
    st.integers(1, 10**7),
    st.integers(0, 3),
    st.sampled_from(["half-up", "half-even", "truncate"]),
)
def test_growth_is_never_inconsistent(now, before, decimals, convention):
    growth = Decimal(100 * (now - before)) / before
    stated = written(abs(growth), decimals, ROUNDINGS[convention])
    direction = "up" if now >= before else "down"
    roles = {
        "stated": stated,
        "now": Quantity(text="", value=Decimal(now)),
        "before": Quantity(text="", value=Decimal(before)),
    }
    assert judge("growth", roles, terms(convention), direction=direction).outcome == "pass"


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 3), st.integers(0, 3))
def test_a_product_of_rounded_factors_is_never_inconsistent(a, b, decimals, stated_decimals):
    a, b = Decimal(a).scaleb(-5), Decimal(b).scaleb(-5)
    roles = {"stated": written(a * b, stated_decimals), "factors": [written(a, decimals), written(b, decimals)]}
    assert judge("product", roles).outcome != "fail"


@given(st.integers(0, 10**8), st.integers(1, 10**8), st.integers(0, 3), st.integers(0, 2))
def test_a_percentage_of_rounded_operands_is_never_inconsistent(part, whole, decimals, stated_decimals):
    part, whole = Decimal(part).scaleb(-4), Decimal(whole).scaleb(-4)
    shown = written(whole, decimals)
    roles = {
        "stated": written(100 * part / whole, stated_decimals),
        "part": written(part, decimals),
        "whole": shown,
    }
    assert judge("percentage", roles).outcome != "fail"


@given(st.integers(0, 10**9), st.integers(0, 4), st.integers(0, 4))
def test_the_same_quantity_at_two_precisions_agrees(value, a, b):
    true = Decimal(value).scaleb(-6)
    values = [written(true, a), written(true, b)]
    assert judge("agreement", {"values": values}).outcome != "fail"


def test_most_honest_totals_pass_outright():
    """Three standard deviations: fewer than one in a hundred honest totals needs the worst case."""
    chance = random.Random(7)
    middle = 0
    for _ in range(600):
        true = [Decimal(chance.randint(0, 10**6)).scaleb(-3) for _ in range(20)]
        outcome = judge("total", {"total": written(sum(true), 1), "parts": [written(v, 1) for v in true]}).outcome
        assert outcome != "fail"
        middle += outcome == "within-rounding"
    assert middle < 12


@given(
    st.integers(2, 60),
    st.integers(-2, 3),
    st.randoms(use_true_random=False),
    st.sampled_from([-1, 1]),
    st.integers(1, 50),
)
def test_a_seeded_error_beyond_twice_the_worst_case_is_always_found(n, decimals, chance, sign, extra):
    """An honest gap may lie at one edge already, so the error has to be wider than both sides together."""
    true = [Decimal(chance.randint(0, 10**9)).scaleb(-decimals - 4) for _ in range(n)]
    parts = [written(v, decimals) for v in true]
    total = written(sum(true), decimals)
    quantum = total.quantum
    at = chance.randrange(n)
    wrong = Quantity(text="", value=parts[at].value + sign * (n + 1 + extra) * quantum, quantum=quantum)
    seeded = [*parts[:at], wrong, *parts[at + 1 :]]
    assert judge("total", {"total": total, "parts": seeded}).outcome == "fail"
