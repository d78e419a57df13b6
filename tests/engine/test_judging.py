"""Rules on tables: what is judged, what is undecided, what is a fault of the rule."""

import random

import pytest
from engine_builders import rule, ruleset, table

from dqcheck.checks.total import Total
from dqcheck.engine.judging import judge_rule
from dqcheck.model.rule import MissingPolicy
from dqcheck.model.verdict import Outcome

ROWS = [
    {"unit": "Xã A", "received": "2.415", "carried": "63", "new": "2.352"},
    {"unit": "Xã B", "received": "966", "carried": "603", "new": "357"},
    {"unit": "Xã C", "received": "", "carried": "1", "new": "2"},
]


def test_every_combination_has_one_outcome() -> None:
    tally = judge_rule(rule(), {"dossiers": table(ROWS)}, ruleset(rule()))
    assert tally.met == 3 == sum(tally.outcomes.values())
    assert (tally.outcomes[Outcome.PASS], tally.outcomes[Outcome.FAIL], tally.outcomes[Outcome.UNDECIDED]) == (1, 1, 1)
    assert tally.reasons == {"undecided.blank": 1}
    assert [judged.combination["total"][0].row for judged in tally.kept] == [1]


@pytest.mark.parametrize(
    ("policy", "outcome"),
    [(MissingPolicy.UNDECIDED, Outcome.UNDECIDED), (MissingPolicy.ZERO, Outcome.FAIL), (MissingPolicy.SKIP, None)],
)
def test_the_policy_on_a_blank(policy: MissingPolicy, outcome: Outcome | None) -> None:
    tally = judge_rule(rule(), {"dossiers": table(ROWS[2:])}, ruleset(rule(), received=policy))
    assert list(tally.outcomes) == ([outcome] if outcome else [])


def test_what_could_not_be_read_is_never_zero() -> None:
    rows = [{"unit": "Xã A", "received": "87.25", "carried": "1", "new": "2"}]
    tally = judge_rule(rule(), {"dossiers": table(rows)}, ruleset(rule(), received=MissingPolicy.ZERO))
    assert list(tally.outcomes) == [Outcome.UNDECIDED]


def test_a_column_that_is_not_there_leaves_the_rule_undecided() -> None:
    given = table(ROWS)
    given = type(given)(
        name=given.name,
        columns={name: column for name, column in given.columns.items() if name != "new"},
        submissions=given.submissions,
        locator=given.locator,
    )
    tally = judge_rule(rule(), {"dossiers": given}, ruleset(rule()))
    assert tally.outcomes == {Outcome.UNDECIDED: 3}


def test_a_rule_on_an_absent_table_meets_nothing() -> None:
    assert judge_rule(rule(), {}, ruleset(rule())).met == 0


def test_a_broken_rule_costs_its_combinations_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(Total, "judge", broken)
    tally = judge_rule(rule(), {"dossiers": table(ROWS)}, ruleset(rule()))
    assert tally.outcomes[Outcome.ERROR] == 2
    assert tally.kept == []
    assert tally.broken[0] == "ZeroDivisionError: planted"


def test_the_order_of_records_changes_nothing() -> None:
    mixed = ROWS[:]
    random.Random(7).shuffle(mixed)
    one, other = (judge_rule(rule(), {"dossiers": table(rows)}, ruleset(rule())) for rows in (ROWS, mixed))
    assert one.outcomes == other.outcomes
    assert [j.verdict for j in one.kept] == [j.verdict for j in other.kept]


def test_where_keeps_only_the_records_it_names() -> None:
    named = rule(table="dossiers", total="received", parts=("carried", "new"), where={"unit": ("xa b",)})
    tally = judge_rule(named, {"dossiers": table(ROWS)}, ruleset(named))
    assert tally.outcomes == {Outcome.FAIL: 1}
