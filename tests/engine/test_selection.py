"""Which rules run, and how bad they are."""

import pytest
from engine_builders import rule, ruleset

from dqcheck.engine.selection import Chosen
from dqcheck.errors import UsageError
from dqcheck.forms import FormDefect
from dqcheck.model.rule import Severity

PART = {"table": "dossiers", "part": "new", "whole": "received"}
ONE, OTHER = rule(name="one-mismatch"), rule("part", name="other-exceeds", severity=Severity.WARNING, **PART)
RULES = ruleset(ONE, OTHER)
DEFECT = FormDefect(key="form.column-missing", severity=Severity.WARNING, source="a.xlsx")


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), **severity: str) -> Chosen:
    grades = {name.replace("_", "-"): level for name, level in severity.items()}
    return Chosen(select=select, ignore=ignore, severity=grades)


def own(given: Chosen) -> dict[str, Severity]:
    """The rules that run of the two that the ruleset names, with their severities."""
    return {one.id: one.severity for one in given.rules([RULES])["small"] if one.id in (ONE.id, OTHER.id)}


def test_without_a_word_every_rule_runs_as_it_says() -> None:
    assert own(chosen()) == {"one-mismatch": Severity.ERROR, "other-exceeds": Severity.WARNING}


@pytest.mark.parametrize("name", ["one-mismatch", "small/one-mismatch", "total"])
def test_a_rule_is_selected_and_ignored_by_id_or_kind(name: str) -> None:
    assert list(own(chosen(select=(name,)))) == ["one-mismatch"]
    assert list(own(chosen(ignore=(name,)))) == ["other-exceeds"]


def test_a_severity_selects_what_a_rule_is_after_it_was_graded() -> None:
    assert list(own(chosen(select=("warning",), one_mismatch="warning"))) == ["one-mismatch", "other-exceeds"]
    assert own(chosen(other_exceeds="off")) == {"one-mismatch": Severity.ERROR}


@pytest.mark.parametrize("given", [chosen(select=("one-mismach",)), chosen(ignore=("x",)), chosen(nothing="error")])
def test_a_name_that_meets_nothing_is_an_error_that_names_the_nearest(given: Chosen) -> None:
    with pytest.raises(UsageError, match="is no rule, check kind or severity") as told:
        given.rules([RULES])
    assert told.value.key == "error.selection-unknown"


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("form",), (), True),
        (("form/column-missing",), (), True),
        (("warning",), (), True),
        (("total",), (), False),
        ((), ("form",), False),
        ((), ("form/column-missing",), False),
    ],
)
def test_findings_about_the_filing_are_selected_by_form(
    select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool
) -> None:
    assert chosen(select, ignore).wants_defect(DEFECT) is wanted
