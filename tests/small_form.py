"""A form of four columns with one rule, for tests of commands."""

RULESET = """\
ruleset: small
version: "1"
title: {vi: Biểu nhỏ, en: Small form}
tables:
  dossiers:
    title: {vi: Hồ sơ, en: Dossiers}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      received: {label: [Tổng số], type: count, unit: hồ sơ}
      carried: {label: [Kỳ trước], type: count, unit: hồ sơ}
      new: {label: [Mới], type: count, unit: hồ sơ}
rules:
  - id: received-total-mismatch
    title: {vi: Tổng chưa khớp, en: Total mismatch}
    severity: error
    check: total
    with: {table: dossiers, total: received, parts: [carried, new]}
"""
"""Each record has a unit and a total of two parts; the rule is an error."""
