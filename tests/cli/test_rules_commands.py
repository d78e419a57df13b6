"""``dqcheck rules check``: everything an author has to put right, in one go."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dqcheck import rulesets
from dqcheck.cli import command
from dqcheck.cli.catalogue import print_rule

HEAD = """\
ruleset: small
version: 1
title: {vi: Thử, en: Small}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
      a: {label: A, type: count}
      b: {label: B, type: cuont}
rules:
  - {id: one, title: {vi: x, en: x}, check: total, with: {table: t, total: a, parts: [b]}}
  - {id: two, title: {vi: x, en: x}, check: total, with: {table: t, total: b, parts: [a]}}
  - {id: two, title: {vi: x, en: x}, check: part, with: {table: t, part: a, whole: cc}}
"""


def test_all_mistakes_of_all_rulesets_are_listed(tmp_path: Path) -> None:
    path, broken = tmp_path / "small.yaml", tmp_path / "broken.yaml"
    path.write_text(HEAD, encoding="utf-8")
    broken.write_text("ruleset: [", encoding="utf-8")
    result = CliRunner().invoke(command, ["rules", "check", str(path), str(broken), "--lang", "en"])
    assert result.exit_code == 2
    lines = result.stdout.splitlines()
    for line, part in ((9, "'cuont'"), (11, "circular"), (12, "circular"), (13, "is taken"), (13, "unknown: 'cc'")):
        assert [text for text in lines if text.startswith(f"{path}:{line}: ") and part in text], part
    assert lines[-1].startswith(f"{broken}:")
    assert str(len(lines)) in result.stderr


@pytest.mark.parametrize("name", ["khcn-cds", "narrative"])
def test_shipped_rulesets_have_none(name: str) -> None:
    result = CliRunner().invoke(command, ["rules", "check", name])
    assert (result.exit_code, result.stderr) == (0, "")


def shown(rule: str, language: str = "vi") -> str:
    result = CliRunner().invoke(command, ["rules", "show", rule, "--lang", language])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_rule_is_shown_in_the_words_of_the_form() -> None:
    text = shown("received-total-mismatch")
    assert "parts              carried_over (Hồ sơ kỳ trước chuyển qua), new (Hồ sơ tiếp nhận mới)\n" in text
    assert "Chưa khớp  Tổng số hồ sơ tiếp nhận 2.415; Hồ sơ kỳ trước chuyển qua 36;" in text
    assert "→ “Tổng số hồ sơ tiếp nhận” ghi 2.415 hồ sơ; cộng các thành phần 36 + 2.352 được" in text


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["khcn-cds", "narrative"])
def test_every_rule_is_told_whole(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    ruleset = rulesets.load(name)
    for rule in (*ruleset.rules, *rulesets.implied(ruleset)):
        print_rule(rule, ruleset, language)
        text = capsys.readouterr().out
        for trace in ("Decimal(", "Quantity(", "Limit(", "None", "True", "False", ":0\n"):
            assert trace not in text, rule.qualified
        assert not [line for line in text.splitlines() if line.startswith("  → ") and "…" in line], rule.qualified
        assert text.splitlines()[0] == rule.qualified


def test_the_examples_are_told_as_findings_would_be() -> None:
    assert "→ “62,5%” không nêu tử số và mẫu số." in shown("percentage-without-base")
    assert "→ Có 720 thành viên trong 12 tổ;" in shown("group-members-implausible")
    assert "at_most            pct 400, abs 500\n" in shown("online-dossiers-jumped")
    assert "at_most            20.000 tỷ đồng\n" in shown("amount-implausible")
    assert "Tolerance   auto (what rounding allows)\n" in shown("received-total-mismatch", "en")


ROWS = """\
ruleset: rows
version: 1
title: {vi: Dòng, en: Rows}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
      area: {label: Khu vực}
      a: {label: A, type: count}
      b: {label: B, type: count}
      c: {label: C, type: count}
rules:
  - id: total
    title: {vi: x, en: x}
    check: aggregate
    with: {table: t, fields: [a, b], by: file, where: {area: {is: Tổng số}}, of_where: {area: {not: [Tổng số, Cộng]}}}
    examples:
      - {data: [{area: Tổng số, a: "3"}, {area: X, a: "1"}, {area: Y, a: "1"}], expect: fail}
  - {id: splits, title: {vi: x, en: x}, check: total, with: {table: t, total: a, splits: [[b, c], [b, "-c"]]}}
"""


def test_a_rule_about_rows_is_shown_as_the_ruleset_writes_it(tmp_path: Path) -> None:
    (tmp_path / "rows.yaml").write_text(ROWS, encoding="utf-8")

    def told(rule: str) -> str:
        given = ["rules", "show", rule, "--rules", str(tmp_path / "rows.yaml"), "--lang", "en"]
        return " ".join(CliRunner().invoke(command, given).stdout.split())

    assert "where area: is [Tổng số]" in told("total")
    assert "of_where area: not [Tổng số, Cộng]" in told("total")
    assert "→ Row “Tổng số”: “A” is stated as 3; 2 records add up to 2, a gap of 1." in told("total")
    assert "splits b (B), c (C) / b (B), -c" in told("splits")
    assert CliRunner().invoke(command, ["rules", "test", str(tmp_path / "rows.yaml")]).exit_code == 0


def test_a_field_that_bears_the_name_of_its_table_is_shown_as_the_field(tmp_path: Path) -> None:
    text = ROWS.replace("fields: [a, b]", "fields: [a, t]").replace(
        "      a:", "      t: {label: [T], type: count}\n      a:"
    )
    (tmp_path / "rows.yaml").write_text(text, encoding="utf-8")
    given = ["rules", "show", "total", "--rules", str(tmp_path / "rows.yaml"), "--lang", "en"]
    told = " ".join(CliRunner().invoke(command, given).stdout.split())
    title = rulesets.load(tmp_path / "rows.yaml").tables["t"].title.en
    assert f"table t ({title})" in told
    assert "fields a (A), t (T)" in told


def test_rules_without_examples_are_named(tmp_path: Path) -> None:
    (tmp_path / "rows.yaml").write_text(ROWS, encoding="utf-8")
    done = CliRunner().invoke(command, ["rules", "test", str(tmp_path / "rows.yaml"), "--lang", "en"])
    assert "1 rule has no example" in done.output
    assert done.output.rstrip().endswith(": splits.")
    assert "no example" not in CliRunner().invoke(command, ["rules", "test", "khcn-cds", "--lang", "en"]).output
