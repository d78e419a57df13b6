"""The worked examples of orchestration, run as they stand."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "docs" / "examples"
RULES = ROOT / "fixtures" / "repository" / "rules" / "dossiers.yaml"
HEAD = "Đơn vị,Tổng số hồ sơ tiếp nhận,Kỳ trước chuyển qua,Tiếp nhận mới\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "q3.csv"
    path.write_text(HEAD + "Xã Ba Động,2.415,63,2.352\nXã Ba Tô,9,3,4\n", encoding="utf-8")
    return path


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_gate_in_plain_python(data: Path, tmp_path: Path) -> None:
    assert example("gate").gate(data.parent, tmp_path / "totals.json", RULES) == ["Xã Ba Tô"]
    written = json.loads((tmp_path / "totals.json").read_text(encoding="utf-8"))
    assert written == {
        "totals": {"dossiers.received": "2415", "dossiers.carried_over": "63", "dossiers.new": "2352"},
        "missing": ["Xã Ba Tô"],
    }


@pytest.fixture
def prefect(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the flow takes of Prefect: two decorators, which here write down what is called.

    Prefect itself brings a hundred packages and starts a server: more than the rest of the tests. The flow was run with
    Prefect 3 by hand.
    """
    called: list[str] = []

    def decorator(function: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object) -> object:
            called.append(function.__name__)
            return function(*given)

        return call

    module = ModuleType("prefect")
    module.flow = module.task = decorator  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "prefect", module)
    return called


def test_the_gate_as_a_flow_of_tasks(data: Path, tmp_path: Path, prefect: list[str]) -> None:
    accepted = example("prefect_flow").gate(data, RULES, "dossiers", tmp_path / "blocked.csv")
    assert prefect == ["gate", "check_rows", "set_aside"]
    assert accepted["Đơn vị"].tolist() == ["Xã Ba Động"]
    assert "received-total-mismatch" in (tmp_path / "blocked.csv").read_text(encoding="utf-8")


DOSSIERS = {
    "unit": ["Xã A", "Xã B", "Xã C"],
    "received": [10, 20, 30],
    "carried_over": [4, 5, 6],
    "new": [6, 15, 23],
    "on_time": [5, 10, 15],
    "on_time_rate": [50.0, 50.0, 51.0],
}


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Two provinces of 34: of the second one total and, as of the first, one rate are wrong."""
    for province, row in (("01", 1), ("02", 2)):
        folder = tmp_path / "data" / f"province={province}"
        folder.mkdir(parents=True)
        pl.DataFrame(DOSSIERS)[: row + 1].write_parquet(folder / "part-0.parquet")
    return tmp_path / "data"


def held_night(frame: object, folder: Path) -> dict[str, object]:
    nightly = example("nightly")
    rules = str(EXAMPLES / "nightly.yaml")
    given = (frame, rules, f"{folder}/failing", f"{folder}/told", "2025-10-01")
    outcome = nightly.check_night(*given)
    assert nightly.check_night(*given) == outcome  # a second try does no harm
    with pytest.raises(RuntimeError, match=r"2025-10-01 is not accepted \(nightly/received-total-mismatch: 1"):
        nightly.gate(outcome)
    nightly.gate({**outcome, "accepted": True})
    failing = pl.read_parquet(folder / "failing" / "**/*.parquet", hive_partitioning=True)
    columns = ["date", "rule", "severity", "province", "unit", "received", "gap"]
    assert sorted(failing.select(pl.col(columns).cast(pl.String)).rows()) == [
        ("2025-10-01", "on-time-rate-mismatch", "warning", "02", "Xã C", "30", "1.0"),
        ("2025-10-01", "received-total-mismatch", "error", "02", "Xã C", "30", "1.0"),
    ]
    told = pl.read_parquet(folder / "told" / "*" / "findings.parquet")
    assert sorted(told["submission"].to_list()) == ["02", "02"]
    assert {one.name for one in (folder / "told" / "date=2025-10-01").iterdir()} >= {"report.html", "report.json"}
    return outcome


def test_a_night_of_a_nation_in_parts_by_province(parts: Path, tmp_path: Path) -> None:
    outcome = held_night(example("nightly").of_polars(str(parts)), tmp_path)
    assert outcome["judged"] == 55 and outcome["accepted"] is False


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "the following arguments are required: data, rules, out, night"),
        (["no-such-folder", "nightly.yaml", "out", "2025-10-01"], "there is no .parquet under no-such-folder"),
        (["s3://lake", "nightly.yaml", "out", "yesterday"], "'yesterday' is no day such as 2025-10-01"),
    ],
)
def test_a_wrong_command_is_told_in_a_sentence(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        example("nightly").main(words)
    assert ended.value.code == 2 and said in capsys.readouterr().err


def test_what_goes_wrong_in_a_night_is_told_in_a_sentence(parts: Path, tmp_path: Path) -> None:
    nightly, out = example("nightly"), str(tmp_path)
    assert "there is no ruleset 'none'" in nightly.main([str(parts), "none", out, "2025-10-01"])
    rules = str(EXAMPLES / "nightly.yaml")
    assert "2025-10-01 is not accepted" in nightly.main([str(parts), rules, out, "2025-10-01"])


@pytest.mark.needs("java")
@pytest.mark.localhost
def test_the_same_night_on_spark(parts: Path, tmp_path: Path, spark: object) -> None:
    outcome = held_night(example("nightly").of_spark(str(parts)), tmp_path)
    assert outcome["judged"] == 55 and outcome["accepted"] is False


@pytest.fixture
def airflow(monkeypatch: pytest.MonkeyPatch, parts: Path, tmp_path: Path) -> list[str]:
    """What the DAG takes of Airflow: two decorators and a variable, which here run what they are given."""
    called: list[str] = []

    def task(function: Callable[..., object] | None = None, **_: object) -> object:
        if function is None:
            return task

        def call(*given: object) -> object:
            called.append(function.__name__)
            return function(*given, **({"ds": "2025-10-01"} if not given else {}))

        return call

    where = {"data": parts, "rules": EXAMPLES / "nightly.yaml", "failing": tmp_path / "f", "told": tmp_path / "t"}
    variable = type("Variable", (), {"get": lambda *_, **__: {name: str(path) for name, path in where.items()}})
    module = ModuleType("airflow.sdk")
    module.Variable, module.task = variable, task  # type: ignore[attr-defined]
    module.dag = lambda **_: lambda function: function  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "airflow", ModuleType("airflow"))
    monkeypatch.setitem(sys.modules, "airflow.sdk", module)
    monkeypatch.setitem(sys.modules, "nightly", example("nightly"))
    return called


def test_the_night_as_tasks_of_airflow(airflow: list[str], tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="is not accepted"):
        example("nightly_airflow")
    assert airflow == ["check", "gate"] and (tmp_path / "f" / "date=2025-10-01").is_dir()
