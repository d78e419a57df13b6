"""The short way of rules on single records gives what the general way gives."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from engine_builders import rule, ruleset, table

from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import check_of, judged
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.record_judging import in_one_record, judge_records
from dqcheck.engine.tally import TableCase, Tally
from dqcheck.model.rule import MissingPolicy, Rule
from dqcheck.model.verdict import Outcome

ROWS = [
    {"unit": "Xã A", "received": "3", "carried": "1", "new": "2"},
    {"unit": "Xã B", "received": "5", "carried": "1", "new": "2"},
    {"unit": "Xã C", "received": "2", "carried": "", "new": "2"},
    {"unit": "Xã D", "received": "9", "carried": "4", "new": "5"},
]
TABLES = {"dossiers": table(ROWS)}
REQUIRED = rule("required", table="dossiers", field="carried")


def tallied(
    asked: Rule, *, only: Sequence[int] | None = None, carried: MissingPolicy = MissingPolicy.UNDECIDED
) -> Tally:
    tally = Tally(rule=asked)
    judge_records(tally, check_of(asked), TABLES, ruleset(asked, carried=carried), only)
    return tally


def failing_rows(tally: Tally) -> list[int]:
    return [one.case.home[1] for one in tally.kept]


@pytest.mark.parametrize("policy", list(MissingPolicy))
@pytest.mark.parametrize("asked", [rule(), REQUIRED, rule("part", table="dossiers", part="new", whole="received")])
def test_both_ways_say_the_same(asked: Rule, policy: MissingPolicy) -> None:
    given = ruleset(asked, carried=policy)
    tally = judge_rule(asked, TABLES, given)
    reached = list(judged(asked, TABLES, given))
    found = [(one.case.combination, one.case.values, one.verdict) for one in tally.kept]
    assert found == [one for one in reached if one[2].outcome is Outcome.FAIL]
    assert tally.outcomes == {
        outcome: count for outcome in Outcome if (count := sum(verdict.outcome is outcome for _, _, verdict in reached))
    }
    held = [(one.judged().case.combination, one.judged().case.values, one.judged().verdict) for one in tally.held]
    if asked is not REQUIRED:
        assert held == [one for one in reached if one[2].outcome in (Outcome.PASS, Outcome.WITHIN_ROUNDING)]


def test_what_holds_is_kept_by_its_record_and_made_again_under_the_policy() -> None:
    tally = tallied(rule(), carried=MissingPolicy.ZERO)
    assert [(one.table, one.row) for one in tally.held] == [("dossiers", 0), ("dossiers", 2), ("dossiers", 3)]
    again = tally.held[1].judged()
    assert isinstance(again.case, TableCase)
    assert [str(value.value) for value in again.case.values["parts"]] == ["0", "2"]
    assert again.verdict.outcome is Outcome.PASS


def test_a_record_with_nothing_under_the_policy_is_skipped() -> None:
    assert tallied(rule(), carried=MissingPolicy.SKIP).outcomes == {Outcome.PASS: 2, Outcome.FAIL: 1}
    assert tallied(rule()).outcomes == {Outcome.PASS: 2, Outcome.FAIL: 1, Outcome.UNDECIDED: 1}


def test_only_some_records_are_judged_in_the_order_given() -> None:
    tally = tallied(rule(), only=[3, 1])
    assert (tally.met, failing_rows(tally), [one.row for one in tally.held]) == (2, [1], [3])
    assert tallied(rule(), only=[]).met == 0


def test_records_of_where_are_judged_at_their_places() -> None:
    named = rule(table="dossiers", total="received", parts=("carried", "new"), where={"unit": ("xa b", "xa d")})
    tally = tallied(named)
    assert (failing_rows(tally), [one.row for one in tally.held]) == ([1], [3])


def test_where_presence_is_enough_only_missing_values_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    judge = type(check_of(REQUIRED)).judge
    monkeypatch.setattr(type(check_of(REQUIRED)), "judge", lambda *given: asked.append(1) or judge(*given))
    tally = tallied(REQUIRED)
    assert tally.outcomes == {Outcome.PASS: 3, Outcome.FAIL: 1}
    assert (tally.met, failing_rows(tally), len(asked), tally.held) == (4, [2], 1, [])


def test_after_a_record_on_which_the_rule_broke_the_next_ones_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Total.judge

    def broken(self: Total, values, terms):
        if values["total"][0].text == "3":
            raise ValueError("planted")
        return judge(self, values, terms)

    monkeypatch.setattr(Total, "judge", broken)
    tally = tallied(rule())
    assert tally.outcomes == {Outcome.ERROR: 1, Outcome.FAIL: 1, Outcome.UNDECIDED: 1, Outcome.PASS: 1}
    assert (tally.met, tally.broken) == (4, ["ValueError: planted"])
    assert (failing_rows(tally), [one.row for one in tally.held]) == ([1], [3])


def test_a_rule_on_a_table_that_is_not_there_meets_nothing() -> None:
    tally = Tally(rule=rule())
    judge_records(tally, check_of(rule()), {}, ruleset(rule()))
    assert (tally.met, tally.broken) == (0, [])


def test_only_kinds_that_read_one_record_go_the_short_way() -> None:
    assert in_one_record(check_of(rule()))
    across = rule(table="dossiers", total="received", parts=("more.carried", "new"))
    assert not in_one_record(check_of(across))
    assert not in_one_record(check_of(rule("unique", table="dossiers", field="unit")))
    assert in_one_record(replace(check_of(rule()), where={"unit": ("a",)}))
