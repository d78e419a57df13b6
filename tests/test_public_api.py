"""The library as a user sees it: typed, light, and the same figures in every shape."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import dqcheck

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = {
    "unit": ["Xã Ba Động", "Xã Ba Tô", "Xã Bờ Y"],
    "received": [2415, 100, 50],
    "carried_over": [63, 10, 0],
    "new": [2352, 91, 50],
}
OPTIONS = {"table": "dossiers", "select": ["received-total-mismatch"]}


@pytest.fixture(scope="module")
def report() -> dqcheck.ValidationReport:
    return dqcheck.check_frame(pd.DataFrame(COLUMNS), "khcn-cds", **OPTIONS)


def test_a_report_raises_when_asked(report) -> None:
    with pytest.raises(dqcheck.ValidationError) as caught:
        report.raise_for("error")
    assert caught.value.facts["count"] == 1
    good = dqcheck.check_frame(pd.DataFrame(COLUMNS).head(1), "khcn-cds", **OPTIONS)
    assert good.ok
    good.raise_for("info")


def test_a_report_that_judged_nothing_does_not_pass_in_silence() -> None:
    report = dqcheck.check_frame(pd.DataFrame({"unit": ["Xã Ba Tô"]}), "khcn-cds", **OPTIONS)
    assert report.findings == () and not report.ok
    with pytest.raises(dqcheck.ValidationError):
        report.raise_for()


def test_a_report_as_frame_json_file_and_html(report, tmp_path) -> None:
    frame = report.to_pandas("en")
    assert frame.loc[0, ["observed", "expected", "discrepancy", "row", "column"]].tolist() == [
        "100", "101", "-1", 1, "received"
    ]  # fmt: skip
    assert json.loads(report.to_json())["findings"][0]["submission"] == "Xã Ba Tô"
    for name in ("report.json", "report.html", "report.xlsx", "report.md"):
        report.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 200
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == report.to_json()
    with pytest.raises(dqcheck.UsageError):
        report.save(tmp_path / "report.unknown")
    assert "Xã Ba Tô" in report._repr_html_()


@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, lambda c: pl.DataFrame(c).to_arrow()])
def test_a_frame_is_split_into_accepted_and_blocked_rows(library) -> None:
    frame = library(COLUMNS)
    report = dqcheck.check_frame(frame, "khcn-cds", **OPTIONS)
    accepted, blocked = report.split(frame, language="en")
    plain = [part.to_pandas() if hasattr(part, "to_pandas") else part for part in (accepted, blocked)]
    assert plain[0]["unit"].tolist() == ["Xã Ba Động", "Xã Bờ Y"]
    assert list(plain[0].columns) == list(COLUMNS)
    assert plain[1]["unit"].tolist() == ["Xã Ba Tô"]
    assert plain[1]["dqcheck"].iloc[0].startswith("khcn-cds/received-total-mismatch: ")


def test_a_split_keeps_the_index_of_pandas_and_the_order_of_its_reasons() -> None:
    frame = pd.DataFrame(COLUMNS, index=["z", "y", "x"])
    frame.loc["z", "new"] = 1
    _, blocked = dqcheck.check_frame(frame, "khcn-cds", **OPTIONS).split(frame)
    assert blocked.index.tolist() == ["z", "y"]
    assert ["64" in text for text in blocked["dqcheck"]] == [True, False]


def test_a_rule_of_python_is_a_rule_of_yaml() -> None:
    from dqcheck.checks import Total

    ruleset = dqcheck.load_ruleset("khcn-cds")
    built = dqcheck.Rule(
        id="received-total-mismatch",
        ruleset="khcn-cds",
        title=dqcheck.LocalText(vi="Tổng chưa khớp", en="Total mismatch"),
        check="total",
        params=Total(table="dossiers", total="received", parts=("carried_over", "new")),
        severity=dqcheck.Severity.ERROR,
    )
    with_built = replace(ruleset, rules=(built,))
    of_yaml = dqcheck.check_frame(pd.DataFrame(COLUMNS), ruleset, **OPTIONS).findings
    of_python = dqcheck.check_frame(pd.DataFrame(COLUMNS), with_built, **OPTIONS).findings
    assert [f.message for f in of_python] == [f.message for f in of_yaml]
    assert [f.fingerprint for f in of_python] == [f.fingerprint for f in of_yaml]


def rule(**changed) -> dqcheck.Rule:
    from dqcheck.checks import Total

    given = {
        "id": "own-total",
        "ruleset": "khcn-cds",
        "title": dqcheck.LocalText(vi="Tổng", en="Total"),
        "check": "total",
        "params": Total(table="dossiers", total="received", parts=("carried_over", "new")),
    }
    return dqcheck.Rule(**(given | changed))


def mistaken() -> dict[str, tuple[dqcheck.Rule, str]]:
    from dqcheck.checks import Part, Total

    return {
        "a field": (rule(params=Total(table="dossiers", total="receved", parts=("new",))), "did you mean 'received'"),
        "a table": (rule(params=Total(table="dosiers", total="received", parts=("new",))), "did you mean 'dossiers'"),
        "a kind": (rule(params=Part(table="dossiers", part="new", whole="received")), "not the kind"),
        "a severity": (rule(severity="error"), "expected a Severity"),
        "a title": (rule(title="Total"), "expected a LocalText"),
        "a ruleset": (rule(ruleset="mine"), "not the ruleset that holds the rule"),
        "parameters": (rule(params=None), "dqcheck.checks"),
    }


@pytest.mark.parametrize("what", mistaken())
def test_a_mistake_in_a_rule_of_python_is_told(what) -> None:
    wrong, says = mistaken()[what]
    ruleset = replace(dqcheck.load_ruleset("khcn-cds"), rules=(wrong,))
    for use in (
        lambda: dqcheck.check_frame(pd.DataFrame(COLUMNS), ruleset, table="dossiers"),
        lambda: dqcheck.check(ROOT / "fixtures" / "communes", rules=ruleset),
        lambda: dqcheck.to_pandera(ruleset, "dossiers"),
    ):
        with pytest.raises(dqcheck.RulesetError) as caught:
            use()
        assert says in caught.value.problems[0].message


SAMPLE = """
import pandas as pd
import dqcheck

report: dqcheck.ValidationReport = dqcheck.check("submissions.xlsx", severity={"a": "off"})
ruleset: dqcheck.Ruleset = dqcheck.load_ruleset("khcn-cds")
again = dqcheck.check_frame(pd.DataFrame(), ruleset, table="dossiers")
messages: list[str] = [finding.message["vi"] for finding in again.findings]
worst: dqcheck.Severity | None = report.worst()
text: str = report.to_json()
columns: list[str] = list(report.to_pandas("en").columns)
accepted, blocked = report.split(pd.DataFrame(), severity="warning")
added: str = dqcheck.aggregate("submissions.xlsx").report.to_json()
schema = dqcheck.to_pandera(ruleset, "dossiers", backend="polars")
suite = dqcheck.to_expectation_suite(ruleset, "dossiers", name="a")
report.raise_for(dqcheck.Severity.WARNING)
from dqcheck.checks import Total
total = Total(table="dossiers", total="received", parts=("carried_over", "new"))
rule = dqcheck.Rule(id="a", ruleset="b", title=dqcheck.LocalText(vi="c", en="d"), check="total", params=total)
again = dqcheck.check_frame(pd.DataFrame(), ruleset, waivers="dqcheck-waivers.yaml")
try:
    report.save("report.html")
except dqcheck.UsageError:
    pass
"""


def test_a_users_strict_type_check_sees_every_public_name(tmp_path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(SAMPLE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(ROOT / ".mypy_cache")]
    done = subprocess.run([*command, str(sample)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout
    sample.write_text(SAMPLE + "dqcheck.check(3)\nreport.nothing\n", encoding="utf-8")
    done = subprocess.run([*command, str(sample)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.count("error:") == 2, done.stdout


def test_importing_loads_no_module_but_its_own() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); before = set(sys.modules); import dqcheck; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["dqcheck"]


@pytest.mark.parametrize("library", [pd.DataFrame, pl.DataFrame, lambda columns: pl.DataFrame(columns).lazy()])
def test_what_holds_is_listed_of_every_kind_of_frame(library) -> None:
    found = dqcheck.check_frame(library(COLUMNS), "khcn-cds", confirmed=True, **OPTIONS)
    assert (len(found.findings), len(found.confirmed)) == (1, 2)


@pytest.mark.parametrize("value", [1e300, -1e300, 1e29, 1.5e-300])
@pytest.mark.parametrize("look", ["General", "0", "0.00", "0%", "0.000E+00"])
def test_a_number_of_any_size_is_a_number(tmp_path: Path, value: float, look: str) -> None:
    from small_form import RULESET
    from xlsxwriter import Workbook

    (tmp_path / "small.yaml").write_text(RULESET, encoding="utf-8")
    with Workbook(tmp_path / "batch.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Đơn vị", "Tổng số", "Kỳ trước", "Mới"])
        sheet.write_row(1, 0, ["Xã A", 5, 2, 3])
        sheet.write_row(2, 0, ["Xã B", value, 2, 3], book.add_format({"num_format": look}))
    found = dqcheck.check(tmp_path / "batch.xlsx", rules=tmp_path / "small.yaml")
    assert [file.problem for file in found.files] == [None]
    assert found.rule_errors == ()
    assert {finding.submission for finding in found.findings} == {"Xã B"}
    for ending in ("html", "md", "csv", "xlsx", "txt"):
        found.save(tmp_path / f"report.{ending}")
