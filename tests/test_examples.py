"""The worked examples of orchestration, run as they stand."""

import ast
import importlib.util
import json
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


def bodies() -> dict[str, object]:
    """The plain functions of the flow, without the lines that need Prefect."""
    tree = ast.parse((EXAMPLES / "prefect_flow.py").read_text(encoding="utf-8"))
    plain = [
        node
        for node in tree.body
        if (isinstance(node, ast.FunctionDef) and not node.decorator_list)
        or (isinstance(node, ast.Import | ast.ImportFrom) and getattr(node, "module", "") != "prefect")
    ]
    scope: dict[str, object] = {}
    exec(compile(ast.Module(body=plain, type_ignores=[]), "prefect_flow.py", "exec"), scope)
    return scope


def test_the_bodies_of_the_tasks(data: Path, tmp_path: Path) -> None:
    scope = bodies()
    accepted, blocked = scope["check_rows"](data, RULES, "dossiers")
    assert accepted["Đơn vị"].tolist() == ["Xã Ba Động"]
    assert scope["set_aside"](blocked, tmp_path / "blocked.csv") == 1
    assert "received-total-mismatch" in (tmp_path / "blocked.csv").read_text(encoding="utf-8")


def test_the_flow_where_prefect_is_installed(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The flow's function is called without its server: tasks log outside of a run.
    monkeypatch.setenv("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
    pytest.importorskip("prefect")
    accepted = example("prefect_flow").gate.fn(data, RULES, "dossiers", tmp_path / "blocked.csv")
    assert len(accepted) == 1
