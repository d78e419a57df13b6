"""Headers accepted for fields, kept beside the ruleset."""

from pathlib import Path

import pytest

import dqcheck
from dqcheck import rulesets
from dqcheck.rulesets import accepted_labels

FORM = """\
ruleset: small
version: "1"
title: {vi: Biểu, en: Form}
tables:
  stock:
    title: {vi: Hồ sơ, en: Dossiers}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text}
      received: {label: [Hồ sơ tiếp nhận], type: count}
"""


def test_accepted_headers_are_labels_of_their_fields(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(FORM, encoding="utf-8")
    labels = accepted_labels.together({}, [("stock", "received", "HS TN"), ("stock", "received", 'HS "TN"')])
    accepted_labels.beside(tmp_path).write_text(accepted_labels.text(labels), encoding="utf-8")
    field = rulesets.load(tmp_path).tables["stock"].fields["received"]
    assert field.label == ("Hồ sơ tiếp nhận", "HS TN", 'HS "TN"')
    assert accepted_labels.load(accepted_labels.beside(tmp_path)) == labels


def test_a_ruleset_of_one_file_has_its_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "one.accepted-labels.yaml").write_text("labels: {stock: {received: HS TN}}", encoding="utf-8")
    labels = [
        rulesets.load(tmp_path / f"{name}.yaml").tables["stock"].fields["received"].label for name in ("one", "two")
    ]
    assert labels == [("Hồ sơ tiếp nhận", "HS TN"), ("Hồ sơ tiếp nhận",)]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("labels: {stok: {received: [HS]}}", "did you mean 'stock'"),
        ("labels: {stock: {recieved: [HS]}}", "did you mean 'received'"),
        ("labels: {stock: {received: [Đơn vị]}}", "is also one of unit"),
        ("labels: {stock: {received: {a: b}}}", "a list of headers is expected"),
        ("label: {}", "did you mean 'labels'"),
        ("labels: [", "while parsing"),
        ("[]", "a mapping is expected"),
    ],
)
def test_what_is_wrong_with_accepted_headers_is_told(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "ruleset.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "accepted-labels.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(dqcheck.RulesetError) as caught:
        rulesets.load(tmp_path)
    assert any(told in problem.message and "accepted-labels.yaml" in problem.file for problem in caught.value.problems)
