"""great-expectations: a Checkpoint on pandas and on SQL, and Data Docs that a reviewer can read."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

os.environ["GX_ANALYTICS_ENABLED"] = "false"

import dqcheck
from dqcheck.integrations import failing

gx = pytest.importorskip("great_expectations")
pytestmark = pytest.mark.filterwarnings("ignore")
ROOT = Path(__file__).resolve().parents[2]

COLUMNS = {
    "unit": ["Xã Ba Động", "Xã Ba Tô", "Xã Bờ Y", None],
    "received": [2415, 100, 50, 7],
    "carried_over": [63, 10, 0, 0],
    "new": [2352, 91, 50, 7],
}
RULE = "received-total-mismatch"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gx")


@pytest.fixture(scope="module")
def results(folder: Path) -> Iterator[dict[str, object]]:
    """One context, one suite, a Checkpoint a data source; Data Docs are built from both."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        context = gx.get_context(mode="file", project_root_dir=str(folder))
        context.variables.progress_bars = {"globally": False}
        ruleset = dqcheck.load_ruleset("khcn-cds")
        suite = context.suites.add(dqcheck.to_expectation_suite(ruleset, "dossiers"))
        with sqlite3.connect(folder / "data.db") as base:
            pd.DataFrame(COLUMNS).to_sql("dossiers", base, index=False)
        of_pandas = context.data_sources.add_pandas("frames").add_dataframe_asset("dossiers")
        of_sql = context.data_sources.add_sqlite("base", connection_string=f"sqlite:///{folder / 'data.db'}")
        batches = {
            "pandas": (of_pandas.add_batch_definition_whole_dataframe("all"), {"dataframe": pd.DataFrame(COLUMNS)}),
            "sql": (
                of_sql.add_table_asset("dossiers", table_name="dossiers").add_batch_definition_whole_table("all"),
                {},
            ),
        }
        found: dict[str, object] = {}
        for name, (batch, parameters) in batches.items():
            definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))
            checkpoint = context.checkpoints.add(
                gx.Checkpoint(
                    name=name, validation_definitions=[definition], result_format={"result_format": "COMPLETE"}
                )
            )
            (found[name],) = checkpoint.run(batch_parameters=parameters or None).run_results.values()
        context.build_data_docs()
        yield found
    finally:
        os.chdir(before)


def of_rules(result) -> dict[str, object]:
    return {r.expectation_config.kwargs["rule"]: r for r in result.results if "rule" in r.expectation_config.kwargs}


@pytest.mark.parametrize("source", ["pandas", "sql"])
def test_a_checkpoint_fails_on_the_same_rows(results, source) -> None:
    result = results[source]
    assert not result.success
    report = dqcheck.check_frame(pd.DataFrame(COLUMNS), "khcn-cds", table="dossiers")
    expected: dict[str, set[int]] = {}
    for finding in report.findings:
        rows = expected.setdefault(finding.rule.partition("/")[2], set())
        rows |= {evidence.place.row for evidence in finding.evidence}
    failed = {
        rule: set(one.result["unexpected_index_list"])
        for rule, one in of_rules(result).items()
        if one.result.get("unexpected_index_list")
    }
    assert failed == expected
    assert failed[RULE] == {1}


@pytest.mark.parametrize("source", ["pandas", "sql"])
def test_the_result_holds_the_discrepancy_in_vietnamese(results, source) -> None:
    result = of_rules(results[source])[RULE].result
    (found,) = result["unexpected_list"]
    report = dqcheck.check_frame(pd.DataFrame(COLUMNS), "khcn-cds", table="dossiers", select=[RULE])
    assert found["message"] == report.findings[0].message.vi
    assert (found["submission"], found["row"]) == ("Xã Ba Tô", "1")
    assert result["element_count"] == 4


def test_a_rule_that_could_judge_no_record_has_not_been_met(results) -> None:
    one = of_rules(results["pandas"])["online-rate-mismatch"]
    assert not one.success
    assert one.result["unexpected_count"] == 0
    assert one.result["observed_value"].startswith("Thiếu cột “")


@pytest.fixture(scope="module")
def batches(folder):
    """A batch of each data source, and how often dqcheck was asked."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    with sqlite3.connect(folder / "batches.db") as base:
        pd.DataFrame(COLUMNS).to_sql("dossiers", base, index=False)
    of_pandas = context.data_sources.add_pandas("frames").add_dataframe_asset("dossiers")
    of_sql = context.data_sources.add_sqlite("base", connection_string=f"sqlite:///{folder / 'batches.db'}")
    whole = of_sql.add_table_asset("dossiers", table_name="dossiers").add_batch_definition_whole_table("all")
    frames = of_pandas.add_batch_definition_whole_dataframe("all")
    return {"pandas": lambda frame: frames.get_batch({"dataframe": frame}), "sql": lambda _: whole.get_batch()}


@pytest.mark.parametrize("source", ["pandas", "sql"])
def test_a_batch_is_judged_once_for_all_its_rules(batches, source, monkeypatch) -> None:
    asked = []
    judge = failing.judge_frame
    monkeypatch.setattr(failing, "judge_frame", lambda *given: asked.append(1) or judge(*given))
    suite = dqcheck.to_expectation_suite(dqcheck.load_ruleset("khcn-cds"), "dossiers")
    result = batches[source](pd.DataFrame(COLUMNS)).validate(suite)
    assert len(result.results) > 10
    assert len(asked) == 1


def test_a_frame_changed_in_place_is_judged_anew(batches) -> None:
    suite = dqcheck.to_expectation_suite(dqcheck.load_ruleset("khcn-cds"), "dossiers")
    frame = pd.DataFrame(COLUMNS)
    batch = batches["pandas"](frame)
    assert not of_rules(batch.validate(suite))[RULE].success
    frame.loc[1, "received"] = 101
    assert of_rules(batch.validate(suite))[RULE].success


def test_a_result_holds_as_much_as_its_format_asks(batches) -> None:
    suite = dqcheck.to_expectation_suite(dqcheck.load_ruleset("khcn-cds"), "dossiers")
    for name, lists in (("BASIC", False), ("COMPLETE", True)):
        one = of_rules(batches["pandas"](pd.DataFrame(COLUMNS)).validate(suite, result_format=name))[RULE].result
        assert len(one["partial_unexpected_list"]) == one["unexpected_count"] == 1
        assert ("unexpected_list" in one, "unexpected_index_list" in one) == (lists, lists)


def test_a_rule_that_is_gone_is_told(batches) -> None:
    ruleset = dqcheck.load_ruleset("khcn-cds")
    suite = dqcheck.to_expectation_suite(ruleset, "dossiers")
    dqcheck.to_expectation_suite(replace(ruleset, rules=()), "dossiers")
    try:
        one = of_rules(batches["pandas"](pd.DataFrame(COLUMNS)).validate(suite))[RULE]
        assert not one.success
        assert RULE in str(one.exception_info)
    finally:
        dqcheck.to_expectation_suite(ruleset, "dossiers")


@pytest.mark.needs("chromium")
def test_data_docs_show_the_discrepancies(results, folder, chromium) -> None:
    sys.path.insert(0, str(ROOT / "tests" / "reporters"))
    try:
        from browser import Browser
    finally:
        sys.path.pop(0)
    pages = sorted((folder / "gx").rglob("validations/**/*.html"))
    assert len(pages) == 2
    message = (
        dqcheck.check_frame(pd.DataFrame(COLUMNS), "khcn-cds", table="dossiers", select=[RULE]).findings[0].message
    )
    with Browser(chromium) as browser:
        for page in pages:
            browser.open(page)
            text = browser.js("document.body.innerText")
            assert message.vi in text
            assert "1/4 dòng chưa khớp" in text
            assert "Xã Ba Tô" in text
