"""The worked examples of orchestration, run as they stand."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

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
