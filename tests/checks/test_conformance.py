"""What others decide, decided here: facts (values and outcomes) after the definitions of specifications and the
behaviour of tools for validation, by source. Numbers are made up for the purpose. Where a tool has no word for what is
decided here, the nearest meaning holds: null is undecided, a match only within rounding is within-rounding."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from making import BLANK, EXACT, TERMS, check, count, day, judge, judged, label, number, table, terms

from dqcheck.model.quantity import Missing, MissingReason, Quantity

UNKNOWN = Missing(text="…", reason=MissingReason.NOT_AVAILABLE)
PASS, WITHIN, FAIL, UNDECIDED = "pass", "within-rounding", "fail", "undecided"


def rounded_to(value, decimals):
    """A fact of XBRL: a value and the ``decimals`` it is rounded to (None: exact)."""
    step = Decimal(0) if decimals is None else Decimal(1).scaleb(-decimals)
    return Quantity(text=str(value), value=Decimal(value), quantum=step)


def one(value):
    return number(value) if isinstance(value, str) else count(value) if isinstance(value, int) else value


def by_source(cases):
    """The cases of several sources, each named after its source."""
    return [
        pytest.param(*case, id=f"{source}: {case[0]}, {at}")
        for source, given in cases.items()
        for at, case in enumerate(given)
    ]


# XBRL Calculations 1.1: a calculation is consistent when the interval of the total and that of the sum of its
# contributing facts overlap; "round" makes closed intervals of half a unit on each side, "truncate" of one unit, open
# away from zero. (total, contributions, rounding, consistent).
XBRL = [
    ((100, None), [(60, None), (40, None)], "half-up", True),
    ((100, None), [(60, None), (41, None)], "half-up", False),
    ((100, 0), [(60, 0), (41, 0)], "half-up", True),
    ((100, 0), [(60, 0), (42, 0)], "half-up", False),
    ((101, 0), [("60.5", 1), ("40.4", 1)], "half-up", True),
    ((101, 0), [("60.2", 1), ("40.2", 1)], "half-up", True),  # 100.4 with 0.1 in reach: the end 100.5 belongs to both
    ((101, 0), [("60.1", 1), ("40.2", 1)], "half-up", False),
    ((1000, -3), [(400, -2), (200, -2)], "half-up", True),
    ((1000, -3), [(300, -2), (100, -2)], "half-up", True),  # the ends meet: 500 and 500
    ((1000, -3), [(200, -2), (100, -2)], "half-up", False),
    ((0, 0), [(1, 0), (-1, 0)], "half-up", True),
    ((-5, 0), [(-3, 0), (-3, 0)], "half-up", True),
    ((-5, 0), [(-3, 0), (-4, 0)], "half-up", False),
    ((7, 0), [(10, 0), (-3, 0)], "half-up", True),
    (("7.0", 1), [("10.0", 1), ("-3.2", 1)], "half-up", False),
    ((3, None), [("1.0", 1), ("2.1", 1)], "half-up", True),
    ((3, None), [("1.0", 1), ("2.2", 1)], "half-up", False),
    ((100, 0), [("33.3", 1), ("33.3", 1), ("33.3", 1)], "half-up", True),
    ((100, 0), [("33.1", 1), ("33.1", 1), ("33.1", 1)], "half-up", False),
    ((12, 0), [(4, 0), (4, 0), (4, 0), (2, 0)], "half-up", True),
    ((12, 0), [(4, 0), (4, 0), (4, 0), (3, 0)], "half-up", False),
    ((10, 0), [(5, 0), (4, 0)], "truncate", True),
    ((10, 0), [(5, 0), (3, 0)], "truncate", False),  # below 6 and below 4: never 10
    ((9, 0), [(5, 0), (4, 0)], "truncate", True),
    ((9, 0), [(5, 0), (5, 0)], "truncate", False),  # at least 10, and 9 stands for less
    ((-10, 0), [(-5, 0), (-4, 0)], "truncate", True),
    ((-10, 0), [(-5, 0), (-3, 0)], "truncate", False),
    ((0, 0), [(1, 0), (-1, 0)], "truncate", True),
    (("0.9", 1), [("0.4", 1), ("0.4", 1)], "truncate", True),
    (("1.0", 1), [("0.4", 1), ("0.4", 1)], "truncate", False),
]


@pytest.mark.parametrize(("total", "parts", "rounding", "consistent"), XBRL)
def test_xbrl_calculations(total, parts, rounding, consistent):
    roles = {"total": rounded_to(*total), "parts": [rounded_to(*part) for part in parts]}
    outcome = judge("total", roles, terms(rounding), total="t", parts=("a",)).outcome
    assert (outcome != FAIL) is consistent


# Duplicate facts: consistent when their intervals have a value in common, complete when they are equal.
DUPLICATES = [
    (["12.5", "12.5"], PASS),
    (["12.5", "12.4"], WITHIN),  # 12.45 belongs to both
    (["12.5", "12.3"], FAIL),
    (["12.46", "12.5"], PASS),
    (["12.45", "12.5"], PASS),
    (["12.44", "12.5"], FAIL),
    (["12.5", "13"], PASS),
    (["12.5", "12"], WITHIN),  # exactly between 12 and 13: half-up writes 13
    (["12.51", "12.5", "13"], PASS),
    ([1, 1, 1], PASS),
    ([1, 1, 2], FAIL),
    ([5, BLANK], UNDECIDED),
    ([5, UNKNOWN], UNDECIDED),
    ([BLANK, BLANK], UNDECIDED),
    ([5, 6, BLANK], FAIL),
]


@pytest.mark.parametrize(("values", "outcome"), DUPLICATES)
def test_xbrl_duplicate_facts(values, outcome):
    assert judge("agreement", {"values": [one(v) for v in values]}, values=("a", "b")).outcome == outcome


# VTL 2.1: comparisons and arithmetic on null give null; a hierarchical rule is false beyond its tolerance, and a
# datapoint rule is true, false or null. R validate: a linear equality holds within its tolerance, NA gives NA; the
# tolerance is one of equality. (formula, values, tolerance, outcome).
FORMULAS = {
    "VTL": [
        ("a == b + c", {"a": 5, "b": 2, "c": 3}, None, PASS),
        ("a == b + c", {"a": 6, "b": 2, "c": 3}, None, FAIL),
        ("a >= 0", {"a": 0}, None, PASS),
        ("a > 0", {"a": 0}, None, FAIL),
        ("a / b > 2", {"a": 6, "b": 0}, None, UNDECIDED),
        ("0 <= a <= 100", {"a": 100}, None, PASS),
        ("0 <= a <= 100", {"a": 101}, None, FAIL),
        ("not (a == 0) or b == 0", {"a": 0, "b": 0}, None, PASS),
        ("not (a == 0) or b == 0", {"a": 0, "b": 1}, None, FAIL),
        ("a == 0 or b / a <= 1", {"a": 0, "b": 3}, None, PASS),
        ("a - b == c", {"a": "0.3", "b": "0.1", "c": "0.2"}, None, PASS),
        ("a + b == c", {"a": "0.1", "b": "0.2", "c": "0.3"}, None, PASS),
        ("a * 3 == b", {"a": "0.1", "b": "0.3"}, None, PASS),
        ("-a <= b", {"a": 5, "b": -5}, None, PASS),
    ],
    "R validate": [
        ("x + y == z", {"x": 1, "y": 2, "z": 3}, "0.01", PASS),
        ("x + y == z", {"x": 1, "y": 2, "z": "3.01"}, "0.01", PASS),
        ("x + y == z", {"x": 1, "y": 2, "z": "3.02"}, "0.01", FAIL),
        ("x + y == z", {"x": 1, "y": 2, "z": "2.99"}, "0.01", PASS),
        ("x > 10", {"x": 9}, "2", FAIL),
        ("x > 10", {"x": 11}, "2", PASS),
        ("x < 10", {"x": 11}, "2", FAIL),
        ("x >= 10", {"x": 8}, "2", PASS),
        ("x >= 10", {"x": 7}, "2", FAIL),
        ("x <= 10", {"x": 12}, "2", PASS),
        ("x <= 10", {"x": 13}, "2", FAIL),
        ("x != 10", {"x": 11}, "2", FAIL),
        ("x != 10", {"x": 13}, "2", PASS),
        ("turnover + other == total and turnover >= 0", {"turnover": 1100, "other": 30, "total": 1130}, None, PASS),
        ("turnover + other == total and turnover >= 0", {"turnover": 1100, "other": 30, "total": 1140}, None, FAIL),
        ("profit <= 0.6 * turnover", {"profit": 60, "turnover": 100}, None, PASS),
        ("profit <= 0.6 * turnover", {"profit": 61, "turnover": 100}, None, FAIL),
        ("staff == 0 or cost / staff < 50", {"staff": 0, "cost": 3}, None, PASS),
        ("staff == 0 or cost / staff < 50", {"staff": 2, "cost": 100}, None, FAIL),
    ],
    "DQC": [
        ("assets == liabilities + equity", {"assets": 500, "liabilities": 300, "equity": 200}, None, PASS),
        ("assets == liabilities + equity", {"assets": 500, "liabilities": 300, "equity": 210}, None, FAIL),
        ("assets == liabilities + equity", {"assets": 500, "liabilities": 530, "equity": -30}, None, PASS),
        ("shares_issued >= shares_outstanding", {"shares_issued": 10, "shares_outstanding": 10}, None, PASS),
        ("shares_issued >= shares_outstanding", {"shares_issued": 10, "shares_outstanding": 11}, None, FAIL),
    ],
}


@pytest.mark.parametrize(
    ("that", "values", "tolerance", "outcome"),
    by_source(FORMULAS),
)
def test_formulas(that, values, tolerance, outcome):
    given = terms(abs=tolerance) if tolerance else TERMS
    roles = {name: one(value) for name, value in values.items()}
    assert judge("expression", roles, given, that=that).outcome == outcome


# GRIM (Brown and Heathers 2016, package scrutiny): a mean of whole numbers, rounded, can only be a total divided by n.
# (mean, n, consistent), with half-up and half-even rounding alike.
GRIM = [
    ("5.19", 28, False),
    ("5.18", 28, True),
    ("5.21", 28, True),
    ("3.45", 20, True),
    ("3.46", 20, False),
    ("3.44", 20, False),
    ("2.33", 3, True),
    ("2.34", 3, False),
    ("2.67", 3, True),
    ("0.5", 2, True),
    ("0.6", 2, False),
    ("7.0", 13, True),
    ("6.92", 13, True),
    ("6.91", 13, False),
    ("4.125", 8, True),
    ("4.13", 8, True),  # 4.125 is halfway: the closed interval reaches it
    ("4.12", 8, True),
    ("4.11", 8, False),
    ("1.00", 150, True),
    ("1.01", 150, True),
    ("-2.33", 3, True),
    ("-2.34", 3, False),
    ("52.13", 30, True),
    ("52.12", 30, False),
]


@pytest.mark.parametrize("rounding", ["half-up", "half-even"])
@pytest.mark.parametrize(("mean", "n", "consistent"), GRIM)
def test_grim(mean, n, consistent, rounding):
    product = Decimal(mean) * n
    totals = {product.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING)}
    outcomes = {
        judge("product", {"stated": count(int(total)), "factors": [number(mean), count(n)]}, terms(rounding),
              stated="s", factors=("a", "b")).outcome
        for total in totals
    }  # fmt: skip
    assert (outcomes != {FAIL}) is consistent


# The same of percentages: (percentage, n) can be of a whole number of n, or of none.
GRIM_PERCENT = [("33.3", 3, True), ("33.4", 3, False), ("12.5", 8, True), ("12.6", 8, False), ("99.57", 1170, True),
                ("14.29", 7, True), ("14.28", 7, False), ("50", 201, True), ("0.5", 200, True),
                ("0.4", 200, False)]  # fmt: skip


@pytest.mark.parametrize(("percent", "n", "consistent"), GRIM_PERCENT)
def test_grim_of_percentages(percent, n, consistent):
    part = Decimal(percent) * n / 100
    parts = {int(part.to_integral_value(way)) for way in (ROUND_FLOOR, ROUND_CEILING)}
    outcomes = {
        judge("percentage", {"stated": number(percent), "part": count(k), "whole": count(n)},
              stated="s", part="p", whole="w").outcome
        for k in parts
    }  # fmt: skip
    assert (outcomes != {FAIL}) is consistent


# Ties: what lies exactly between two steps is within rounding where the convention writes the other step, in every
# kind that compares with a rounded figure. (kind, roles, rounding, outcome).
TIES = [
    ("percentage", {"stated": "12.5", "part": 125, "whole": 1000}, "half-up", PASS),
    ("percentage", {"stated": "13", "part": 125, "whole": 1000}, "half-up", PASS),
    ("percentage", {"stated": "12", "part": 125, "whole": 1000}, "half-up", WITHIN),
    ("percentage", {"stated": "12", "part": 125, "whole": 1000}, "half-even", PASS),
    ("percentage", {"stated": "13", "part": 125, "whole": 1000}, "half-even", WITHIN),
    ("growth", {"stated": "13", "now": 1125, "before": 1000}, "half-up", PASS),
    ("growth", {"stated": "12", "now": 1125, "before": 1000}, "half-up", WITHIN),
    ("growth", {"stated": "12", "now": 1125, "before": 1000}, "half-even", PASS),
    ("growth", {"stated": "13", "now": 1125, "before": 1000}, "half-even", WITHIN),
    ("growth", {"stated": "14", "now": 1125, "before": 1000}, "half-up", FAIL),
    ("product", {"stated": "13", "factors": [25, "0.5"]}, "half-up", PASS),
    ("product", {"stated": "12", "factors": [25, "0.5"]}, "half-up", WITHIN),
    ("product", {"stated": "12", "factors": [25, "0.5"]}, "half-even", PASS),
    ("product", {"stated": "13", "factors": [25, "0.5"]}, "half-even", WITHIN),
    ("product", {"stated": "14", "factors": [25, 0]}, "half-even", FAIL),
    ("agreement", {"values": ["12.5", "13"]}, "half-up", PASS),
    ("agreement", {"values": ["12.5", "12"]}, "half-up", WITHIN),
    ("agreement", {"values": ["12.5", "12"]}, "half-even", PASS),
    ("agreement", {"values": ["12.5", "13"]}, "half-even", WITHIN),
    ("agreement", {"values": ["-12.5", "-13"]}, "half-up", PASS),
    ("agreement", {"values": ["-12.5", "-12"]}, "half-up", WITHIN),
]
NAMES = {
    "percentage": {"stated": "s", "part": "p", "whole": "w"},
    "growth": {"stated": "s", "now": "n", "before": "b"},
    "product": {"stated": "s", "factors": ("a", "b")},
    "agreement": {"values": ("a", "b")},
}


@pytest.mark.parametrize(("kind", "roles", "rounding", "outcome"), TIES)
def test_ties(kind, roles, rounding, outcome):
    given = {role: [one(v) for v in value] if isinstance(value, list) else one(value) for role, value in roles.items()}
    assert judge(kind, given, terms(rounding), **NAMES[kind]).outcome == outcome


# pointblank, pandera, dataframely: contracts of single columns. Null passes there unless it is forbidden by its own
# rule; here it is undecided, and ``required`` speaks of it. (kind, parameters, value, outcome).
CONTRACTS = {
    "pointblank": [
        ("range", {"at_least": Decimal(5)}, 5, PASS),
        ("range", {"at_least": Decimal(5)}, 4, FAIL),
        ("range", {"at_most": Decimal(5)}, 5, PASS),
        ("range", {"at_most": Decimal(5)}, "5.1", FAIL),
        ("range", {"at_least": Decimal(1), "at_most": Decimal(3)}, BLANK, UNDECIDED),
        ("codelist", {"codes": ("low", "high")}, label("low"), PASS),
        ("codelist", {"codes": ("low", "high")}, label("mid"), FAIL),
        ("format", {"pattern": "[0-9]-[a-z]{3}-[0-9]{3}"}, label("5-egh-163"), PASS),
        ("format", {"pattern": "[0-9]-[a-z]{3}-[0-9]{3}"}, label("5-egh-16"), FAIL),
        ("format", {"pattern": "[a-z]"}, label("ab"), FAIL),  # the whole text, not a part of it
        ("required", {}, BLANK, FAIL),
        ("required", {}, 0, PASS),
    ],
    "pandera": [
        ("range", {"at_least": Decimal(0), "at_most": Decimal(10)}, 0, PASS),
        ("range", {"at_least": Decimal(0), "at_most": Decimal(10)}, 10, PASS),
        ("range", {"at_least": Decimal(0), "at_most": Decimal(10)}, -1, FAIL),
        ("range", {"at_least": day("2025-01-01").first}, day("2025-01-01"), PASS),
        ("range", {"at_least": day("2025-01-01").first}, day("2024-12-31"), FAIL),
        ("codelist", {"codes": ("a", "b")}, BLANK, UNDECIDED),
        ("format", {"pattern": "abc.*"}, label("abcdef"), PASS),
        ("format", {"pattern": "abc.*"}, label("xabc"), FAIL),
        ("type", {}, Missing(text="một", reason=MissingReason.UNREADABLE), FAIL),
        ("type", {}, 5, PASS),
        ("required", {}, UNKNOWN, FAIL),
    ],
    "dataframely": [
        ("range", {"at_least": Decimal(1)}, 1, PASS),
        ("range", {"at_least": Decimal(1)}, 0, FAIL),
        ("format", {"pattern": "[A-Z]{2}"}, label("VN"), PASS),
        ("format", {"pattern": "[A-Z]{2}"}, label("VNM"), FAIL),
        ("required", {}, label("x"), PASS),
    ],
    "DQC": [
        ("range", {"at_least": Decimal(0)}, -1, FAIL),  # an element that is never negative
        ("range", {"at_least": Decimal(0)}, 0, PASS),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "params", "value", "outcome"),
    by_source(CONTRACTS),
)
def test_contracts(kind, params, value, outcome):
    from dqcheck.checks.operands import decide

    assert decide(check(kind, field="x", **params), {"value": (one(value),)}, TERMS).outcome == outcome


@pytest.mark.parametrize(
    ("values", "odd"),
    [([1, 2, 3], set()), ([1, 2, 2], {1, 2}), ([1, 1, 1], {0, 1, 2}), (["1.0", "1", "2"], {0, 1})],
)
def test_keys_of_pandera_and_dataframely_are_unique(values, odd):
    rows = table({"x": [one(value) for value in values]})
    verdicts = judged(check("unique", field="x"), {"t": rows})
    assert any(verdict.outcome == FAIL for verdict in verdicts) is bool(odd)


@pytest.mark.parametrize(
    ("earlier", "later", "outcome"),
    [
        ("2025-01-01", "2025-12-31", PASS),
        ("2025-01-01", "2025-01-01", PASS),
        ("2025-12-31", "2025-01-01", FAIL),
        ("2025-03", "2025-03-15", WITHIN),
    ],
)
def test_dates_of_dqc_run_in_order(earlier, later, outcome):
    assert judge("order", {"values": [day(earlier), day(later)]}, values=("a", "b")).outcome == outcome


# What rounding cannot explain, a rule may tell to be exact; a tolerance widens what is accepted, never narrows it.
@pytest.mark.parametrize(
    ("total", "parts", "given", "outcome"),
    [
        ("100", ["60", "41"], EXACT, FAIL),
        ("100", ["60", "40"], EXACT, PASS),
        ("100", ["60", "50"], terms(abs="10"), PASS),
        ("100", ["60", "51"], terms(abs="10"), FAIL),  # 10 told, and 1.5 of rounding: the larger holds, not their sum
        ("100", ["60", "41"], terms(abs="1"), PASS),
        ("100", ["60", "42"], terms(pct="2"), PASS),
        ("100", ["60", "44"], terms(pct="2"), FAIL),
        ("100", ["60", "41"], terms(abs="0"), PASS),
    ],
)
def test_tolerances(total, parts, given, outcome):
    roles = {"total": number(total), "parts": [number(part) for part in parts]}
    assert judge("total", roles, given, total="t", parts=("a",)).outcome == outcome
