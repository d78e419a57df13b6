"""Examples that are not judged as they say are told in words, for people, in both languages."""

import pytest
from click.testing import CliRunner

import dqcheck
from dqcheck import rulesets
from dqcheck.cli import command
from dqcheck.engine.told_examples import differences
from dqcheck.testing import assert_sound

RULES = """\
ruleset: small
version: 1
title: {vi: Thử, en: Small}
tables:
  t:
    title: {vi: Bảng, en: Table}
    key: unit
    fields:
      unit: {label: Đơn vị, type: text}
      a: {label: Tổng số, type: count, unit: hồ sơ}
      b: {label: Phần, type: count, unit: hồ sơ}
      kind: {label: Loại, type: text}
rules:
  - id: sum
    title: {vi: x, en: x}
    check: total
    with: {table: t, total: a, parts: [b]}
    examples:
      - {data: {a: "5", b: "5"}, expect: pass}
      - {name: near, data: {a: "1.005", b: "5"}, expect: pass}
      - {data: {a: "5", b: ""}, expect: fail}
      - {data: {a: "5", c: "5"}, expect: fail}
      - {data: [{a: "5", b: "6", submission: X}, {a: "5", b: "7", submission: Y}], expect: within-rounding}
  - id: city
    title: {vi: x, en: x}
    check: expression
    with: {table: t, that: "if kind = 'city' then a >= 2 * b"}
    examples:
      - {data: {kind: city, a: "3", b: "2"}, expect: pass}
"""
ENGLISH = """\
small.yaml:14: small/sum, example 2 “near” (Tổng số 1.005; Phần 5)
  Expected: Holds; came out: Does not match.
  → “Tổng số” is stated as 1.005 dossiers; its parts 5 add up to 5 dossiers, a gap of 1,000 dossiers.
small.yaml:14: small/sum, example 3 (Tổng số 5; Phần (blank))
  Expected: Does not match; came out: Undecided.
  → The cell “Phần” is blank.
small.yaml:14: small/sum, example 4 (Tổng số 5; c 5)
  It could not be judged: the table t has no field 'c'
small.yaml:14: small/sum, example 5 (Tổng số 5; Phần 6; Reporting unit X / Tổng số 5; Phần 7; Reporting unit Y)
  Expected: Holds within rounding; came out: Does not match.
  → “Tổng số” is stated as 5 dossiers; its parts 6 add up to 6 dossiers, a gap of 1 dossier.
  → “Tổng số” is stated as 5 dossiers; its parts 7 add up to 7 dossiers, a gap of 2 dossiers.
small.yaml:24: small/city, example 1 (Loại city; Tổng số 3; Phần 2)
  Expected: Holds; came out: Does not match.
  → Since “Loại = ‘city’”, the figures have to meet the condition “Tổng số ≥ 2 × Phần”; they do not.
"""


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


def test_what_was_expected_and_what_came_is_said_in_words(small):
    found = "\n".join(one.en for one in differences(dqcheck.load_ruleset(small))) + "\n"
    assert found == ENGLISH


@pytest.mark.parametrize(
    ("language", "words"), [("en", "came out: Undecided."), ("vi", "kết quả: Chưa xác định được.")]
)
def test_the_command_says_it_and_counts(small, language, words):
    result = CliRunner().invoke(command, ["rules", "test", str(small), "--lang", language])
    assert result.exit_code == 2
    assert words in result.stdout
    for trace in ("Result(", "Decimal(", "Outcome", "None", "{'", "Error:"):
        assert trace not in result.output
    assert "6" in result.stderr
    assert "5" in result.stderr


def test_a_test_of_an_author_says_it_too(small):
    with pytest.raises(AssertionError) as caught:
        assert_sound(small)
    assert str(caught.value) + "\n" == ENGLISH


@pytest.mark.parametrize("name", rulesets.shipped())
def test_of_shipped_rulesets_nothing_is_said(name):
    assert not list(differences(rulesets.load(name)))
