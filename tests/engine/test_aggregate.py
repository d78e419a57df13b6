"""The province's totals: who is in them, who is not, and who filed the table without the figure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from engine_builders import ruleset, table

from dqcheck.engine.aggregate import FieldTotal, ProvinceTotals, add_up
from dqcheck.model.report import Event, Report, RuleError, Status, Submission
from dqcheck.model.rule import MissingPolicy
from dqcheck.model.text import LocalText

ROWS = [
    {"unit": "Xã A", "received": "3", "carried": "1", "new": "2"},
    {"unit": "Xã A", "received": "4", "carried": "", "new": "4"},
    {"unit": "Xã B", "received": "10", "carried": "", "new": "87.25"},
    {"unit": "Xã C", "received": "100", "carried": "100", "new": "100"},
]


def report(*broken: RuleError, **units: Status) -> Report:
    given = tuple(Submission(name=name.replace("_", " "), status=status) for name, status in units.items())
    return Report(event=Event(at="", tool=""), submissions=given, rule_errors=broken)


ALL = {"Xã_A": Status.ACCEPTED, "Xã_B": Status.WITH_WARNINGS}
SOME = {**ALL, "Xã_C": Status.NEEDS_CORRECTION, "Xã_D": Status.NOT_SUBMITTED}
LEFT_OUT = [status for status in Status if status not in (Status.ACCEPTED, Status.WITH_WARNINGS)]


def added(given: Report, **policies: MissingPolicy) -> ProvinceTotals[Report]:
    return add_up(given, {"small": {"dossiers": table(ROWS)}}, [ruleset(**policies)])


def figures(found: ProvinceTotals[Report]) -> dict[str, tuple[Decimal, int, int]]:
    return {one.field: (one.value, one.submissions, one.without) for one in found.totals}


def test_only_those_that_are_accepted_are_added_up() -> None:
    found = added(report(**SOME))
    assert figures(found) == {"received": (17, 2, 0), "carried": (1, 1, 2), "new": (6, 1, 1)}
    assert [one.name for one in found.accepted] == ["Xã A", "Xã B"]
    assert [one.name for one in found.missing] == ["Xã C", "Xã D"]
    assert found.totals[0] == FieldTotal(
        ruleset="small", table="dossiers", field="received", title=LocalText(vi="received", en="received"),
        value=Decimal(17), unit=None, submissions=2, without=0,
    )  # fmt: skip


@pytest.mark.parametrize("status", LEFT_OUT)
def test_every_other_unit_is_left_out_and_it_is_said_why(status: Status) -> None:
    from dqcheck.reporters.totals_report import why

    found = added(report(**{**ALL, "Xã_C": status}))
    assert figures(found)["received"] == (17, 2, 0)
    [one] = found.missing
    assert not found.complete
    assert why(one, "vi") != why(one, "en")
    assert "aggregate." not in why(one, "vi")


def test_a_blank_that_counts_as_zero_is_there_and_one_that_is_skipped_is_not_missed() -> None:
    assert figures(added(report(**ALL), carried=MissingPolicy.ZERO))["carried"] == (1, 2, 0)
    assert figures(added(report(**ALL), carried=MissingPolicy.SKIP))["carried"] == (1, 1, 0)


@pytest.mark.parametrize(
    ("given", "complete"),
    [
        (report(**ALL), True),
        (report(**SOME), False),
        (report(RuleError(rule="a", message="b"), **ALL), False),
        (report(), False),
    ],
)
def test_totals_are_complete_when_everyone_is_in_them_and_no_rule_broke(given: Report, complete: bool) -> None:
    assert added(given).complete is complete


def test_a_field_that_is_not_added_up_and_a_column_that_nobody_filed_have_no_total() -> None:
    form = ruleset().tables["dossiers"]
    fields = {**form.fields, "received": replace(form.fields["received"], summed=False)}
    rules = replace(ruleset(), tables={"dossiers": replace(form, fields=fields)})
    filed = table(ROWS)
    without = replace(filed, columns={name: column for name, column in filed.columns.items() if name != "new"})
    found = add_up(report(**ALL), {"small": {"dossiers": without}}, [rules])
    assert [one.field for one in found.totals] == ["carried"]
    assert add_up(report(**ALL), {}, [rules]).totals == ()
