"""The commands that follow a batch from round to round: run --previous, compare, run --annotate."""

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from dqcheck.cli import command

COMMUNES = Path(__file__).parents[2] / "fixtures" / "communes"
FILE = COMMUNES / "xa-ba-dong.xlsx"


def call(*args: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(command, [*map(str, args)])


def corrected(tmp_path: Path) -> Path:
    """The workbook with the first figure that is named in its first finding put right."""
    call("run", FILE, "-q", "--confirmed", "-o", tmp_path / "r1.json")
    finding = next(f for f in json.loads((tmp_path / "r1.json").read_text())["findings"] if f["check"] == "total")
    place = finding["evidence"][0]["place"]
    book = openpyxl.load_workbook(FILE)
    book[place["sheet"]][place["cell"]] = int(finding["expected"])
    (tmp_path / "round2").mkdir()
    book.save(tmp_path / "round2" / FILE.name)
    return tmp_path / "round2" / FILE.name


def test_a_corrected_figure_is_put_right(tmp_path: Path) -> None:
    second = corrected(tmp_path)
    call("run", second, "-q", "--confirmed", "-o", tmp_path / "r2.json")
    result = call("compare", tmp_path / "r1.json", tmp_path / "r2.json", "--format", "json", "-o", tmp_path / "c.md")
    data = json.loads(result.stdout)
    assert data["fixed"]
    assert result.exit_code == (0 if data["settled"] else 1)
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("## So với báo cáo")
    told = call("run", second, "--previous", tmp_path / "r1.json", "-o", tmp_path / "r3.json")
    assert f"Đã khớp {len(data['fixed'])}, còn lại {len(data['remaining'])}" in " ".join(told.stdout.split())
    third = json.loads((tmp_path / "r3.json").read_text())
    assert "confirmed" not in third
    assert any("Đã khớp" in note["vi"] for note in third["notes"])


def test_the_same_report_twice(tmp_path: Path) -> None:
    call("run", COMMUNES, "-q", "--confirmed", "-o", tmp_path / "r.json")
    result = call("compare", tmp_path / "r.json", tmp_path / "r.json", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1 and data["remaining"]
    assert not (data["fixed"] or data["new"] or data["changed"] or data["unchecked"])


def test_mistakes_are_told(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[]")
    assert call("compare", bad, bad).exit_code == 2
    assert call("run", FILE, "-q", "--previous", bad).exit_code == 2
    call("run", FILE, "-q", "-o", tmp_path / "r.json")
    assert call("compare", tmp_path / "r.json", tmp_path / "r.json", "-o", tmp_path / "x.pdf").exit_code == 2


def test_annotated_copies(tmp_path: Path) -> None:
    before = FILE.read_bytes()
    result = call("run", FILE, "-q", "--annotate", tmp_path / "copies")
    assert "1 bản sao" in result.stderr
    assert openpyxl.load_workbook(tmp_path / "copies" / FILE.name).sheetnames[0] == "Điểm cần rà soát"
    assert FILE.read_bytes() == before
    assert call("run", FILE, "-q", "--annotate", COMMUNES).exit_code == 2
    assert FILE.read_bytes() == before
