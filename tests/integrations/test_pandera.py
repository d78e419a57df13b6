"""pandera: schemas that fail on the same records as dqcheck, and a user's schema as a contract."""

import gc
import weakref
from dataclasses import replace

import pandas as pd
import pandera.errors
import pandera.pandas as pa
import pandera.polars
import polars as pl
import pytest

import dqcheck
from dqcheck import rulesets
from dqcheck.checks.base import operands
from dqcheck.engine.screens.frame_judging import tables_of
from dqcheck.integrations import failing
from dqcheck.integrations.pandera import contract, register_check

COLUMNS = {
    "unit": ["Xã Ba Động", "Xã Ba Tô", "Xã Bờ Y", None],
    "received": [2415, 100, 50, 7],
    "carried_over": [63, 10, 0, 0],
    "new": [2352, 91, 50, 7],
    "online": [1000, 61, 70, 3],
    "direct": [1352, 30, 0, 4],
}
FRAMES = {"pandas": pd.DataFrame, "polars": pl.DataFrame}


@pytest.fixture(scope="module")
def whole() -> dqcheck.Ruleset:
    return dqcheck.load_ruleset("khcn-cds")


@pytest.fixture(scope="module")
def ruleset(whole) -> dqcheck.Ruleset:
    """The form with the columns of the frames alone, and the rules on them."""
    form = whole.tables["dossiers"]
    narrow = replace(form, fields={name: form.fields[name] for name in COLUMNS})
    rules = tuple(
        rule
        for rule in whole.rules
        if tables_of(rule) == {"dossiers"} and {name for _, name in operands(rule.params)} <= set(COLUMNS)
    )
    return replace(whole, tables={"dossiers": narrow}, rules=rules)


def rows_of(report: dqcheck.ValidationReport) -> set[tuple[str, int]]:
    return {
        (finding.rule, evidence.place.row)
        for finding in report.findings
        for evidence in finding.evidence
        if finding.severity is dqcheck.Severity.ERROR
    }


def cases(frame, schema) -> pd.DataFrame:
    with pytest.raises(pandera.errors.SchemaErrors) as caught:
        schema.validate(frame, lazy=True)
    found = caught.value.failure_cases
    return found if isinstance(found, pd.DataFrame) else found.to_pandas()


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("backend", FRAMES)
def test_a_schema_fails_on_the_same_rows_and_says_so_in_our_words(backend, ruleset) -> None:
    frame = FRAMES[backend](COLUMNS)
    found = cases(frame, dqcheck.to_pandera(ruleset, "dossiers", backend=backend))
    titles = {f"{r.qualified}: {r.title.vi}": r.qualified for r in (*ruleset.rules, *rulesets.implied(ruleset))}
    told = {
        (titles[check], int(row))
        for check, row in zip(found["check"], found["index"], strict=True)
        if check in titles and row is not None and not pd.isna(row)
    }
    assert told == rows_of(dqcheck.check_frame(frame, ruleset, table="dossiers"))
    assert {rule for rule, _ in told} >= {"khcn-cds/received-total-mismatch", "khcn-cds/dossiers-unit-missing"}


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("backend", FRAMES)
def test_good_rows_pass_and_come_back(backend, ruleset) -> None:
    frame = FRAMES[backend]({name: values[:1] for name, values in COLUMNS.items()})
    assert len(dqcheck.to_pandera(ruleset, "dossiers", backend=backend).validate(frame, lazy=True)) == 1


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("backend", FRAMES)
@pytest.mark.parametrize("severity", dqcheck.Severity)
def test_a_frame_without_the_column_of_a_rule_fails_however_mild_the_rule(backend, severity, ruleset) -> None:
    mild = replace(ruleset, rules=tuple(replace(rule, severity=severity) for rule in ruleset.rules))
    frame = FRAMES[backend]({name: values[:1] for name, values in COLUMNS.items() if name != "online"})
    assert "The frame lacks" in str(
        set(cases(frame, dqcheck.to_pandera(mild, "dossiers", backend=backend, language="en"))["check"])
    )
    report = dqcheck.check_frame(frame, mild, table="dossiers")
    assert not report.ok
    assert {unit.status.value for unit in report.submissions} == {"incomplete"}
    assert {name for rule in report.rules for name in rule.lacking} == {"online"}
    with pytest.raises(dqcheck.ValidationError):
        report.raise_for("error")


def test_a_missing_required_column_is_the_schemas_to_tell(ruleset) -> None:
    frame = pd.DataFrame({"received": [1]})
    assert "column_in_dataframe" in set(cases(frame, dqcheck.to_pandera(ruleset, "dossiers"))["check"])


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_frame_mended_in_place_passes_and_nothing_is_kept_of_it(ruleset) -> None:
    schema = dqcheck.to_pandera(ruleset, "dossiers")
    frame = pd.DataFrame({name: values[:2] for name, values in COLUMNS.items()})
    with pytest.raises(pandera.errors.SchemaErrors):
        schema.validate(frame, lazy=True, inplace=True)
    frame.loc[1, ["received", "online", "direct"]] = [101, 51, 40]
    schema.validate(frame, lazy=True, inplace=True)
    frame.loc[1, "received"] = 100
    with pytest.raises(pandera.errors.SchemaErrors):
        schema.validate(frame, lazy=True, inplace=True)
    kept = weakref.ref(frame)
    del frame
    gc.collect()
    assert kept() is None


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("shape", [pd.DataFrame, pl.DataFrame, pl.LazyFrame])
def test_a_frame_is_judged_once_for_all_its_rules(shape, ruleset, monkeypatch) -> None:
    asked = []
    judge = failing.judge_frame
    monkeypatch.setattr(failing, "judge_frame", lambda *given: asked.append(1) or judge(*given))
    schema = dqcheck.to_pandera(ruleset, "dossiers", backend="pandas" if shape is pd.DataFrame else "polars")
    cases(shape(COLUMNS), schema)
    assert len(schema.checks) > 10
    assert len(asked) == 1


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_lazy_frame_is_carried_out_once(ruleset) -> None:
    asked = []

    def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
        asked.append(1)
        return frame.reverse() if len(asked) % 2 else frame

    found = cases(
        pl.LazyFrame(COLUMNS).map_batches(shuffled), dqcheck.to_pandera(ruleset, "dossiers", backend="polars")
    )
    assert len(asked) == 1
    total = found[found["check"].str.contains("received-total-mismatch")]
    assert [("Xã Ba Tô" in case, row) for case, row in zip(total["failure_case"], total["index"], strict=True)] == [
        (True, 2)
    ]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_model_of_polars_carries_them_too(ruleset) -> None:
    register_check(ruleset, "dossiers", name="dqcheck_on_polars")

    class Dossiers(pandera.polars.DataFrameModel):
        received: int

        class Config:
            dqcheck_on_polars = ()

    found = cases(pl.DataFrame(COLUMNS), Dossiers.to_schema())
    expected = {row for _, row in rows_of(dqcheck.check_frame(pl.DataFrame(COLUMNS), ruleset, table="dossiers"))}
    assert set(found["index"]) >= expected


def test_a_model_carries_the_rules_as_a_registered_check(ruleset) -> None:
    name = "dqcheck_dossiers"
    register_check(ruleset, "dossiers", name=name)
    with pytest.raises(ValueError, match=name):
        register_check(ruleset, "dossiers", name=name)

    class Dossiers(pa.DataFrameModel):
        unit: str = pa.Field(nullable=True)
        received: int

        class Config:
            dqcheck_dossiers = ()

    found = cases(pd.DataFrame(COLUMNS), Dossiers.to_schema())
    expected = {row for _, row in rows_of(dqcheck.check_frame(pd.DataFrame(COLUMNS), ruleset, table="dossiers"))}
    assert set(found["index"].dropna().astype(int)) >= expected
    good = pd.DataFrame({name: values[:1] for name, values in COLUMNS.items()})
    Dossiers.validate(good, lazy=True)


def test_a_users_schema_is_a_contract_of_a_ruleset_run(ruleset) -> None:
    schema = pa.DataFrameSchema(
        {"received": pa.Column(int, pa.Check.le(1000), coerce=True), "unit": pa.Column(str, nullable=True)},
        name="limits",
    )
    rule = contract(schema, ruleset.tables["dossiers"], ruleset=ruleset.name)
    own = replace(ruleset, rules=(rule,))
    report = dqcheck.check_frame(pd.DataFrame(COLUMNS), own, table="dossiers", select=[rule.id])
    assert [(f.submission, f.observed) for f in report.findings] == [("Xã Ba Động", "2415")]
    assert "less_than_or_equal_to(1000)" in report.findings[0].message.vi
    (summary,) = report.rules
    assert (summary.failed, summary.passed) == (1, 3)


class Limits(pandera.polars.DataFrameModel):
    received: int = pandera.polars.Field(le=1000)


@pytest.mark.parametrize(
    ("schema", "says", "rows"),
    [
        (Limits, "less_than_or_equal_to(1000)", {0}),
        (pa.DataFrameSchema({"nowhere": pa.Column(int)}, name="absent"), "column_in_dataframe nowhere", {0, 1, 2, 3}),
        (pandera.polars.DataFrameSchema({"received": pandera.polars.Column(str)}), "dtype('String')", {0, 1, 2, 3}),
        (pa.DataFrameSchema(checks=pa.Check(lambda frame: len(frame) > 9, name="long")), "long", {0, 1, 2, 3}),
    ],
    ids=["a model of polars", "a column that is not there", "a type", "the whole table"],
)
def test_whatever_a_users_schema_asks_is_held(schema, says, rows, ruleset) -> None:
    rule = contract(schema, ruleset.tables["dossiers"], ruleset=ruleset.name)
    report = dqcheck.check_frame(
        pd.DataFrame(COLUMNS), replace(ruleset, rules=(rule,)), table="dossiers", select=[rule.id]
    )
    assert {evidence.place.row for finding in report.findings for evidence in finding.evidence} == rows
    assert all(says in finding.message.en for finding in report.findings)
    assert not report.ok


@pytest.fixture
def narwhals_backend():
    from pandera.config import set_config

    set_config(use_narwhals_backend=True)
    yield
    set_config(use_narwhals_backend=False)


@pytest.mark.filterwarnings("ignore")
def test_rows_of_panderas_narwhals_backend_are_held_to_ours(ruleset, narwhals_backend) -> None:
    frame = pl.DataFrame(COLUMNS)
    found = cases(frame, dqcheck.to_pandera(ruleset, "dossiers", backend="polars"))
    theirs = {(check.partition(":")[0], int(row)) for check, row in zip(found["check"], found["index"], strict=True)}
    assert theirs == rows_of(dqcheck.check_frame(frame, ruleset, table="dossiers"))


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_data_of_a_lazy_frame_is_checked(ruleset) -> None:
    schema = dqcheck.to_pandera(ruleset, "dossiers", backend="polars")
    with pytest.raises(pandera.errors.SchemaErrors):
        schema.validate(pl.LazyFrame(COLUMNS), lazy=True).collect()
