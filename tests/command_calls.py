"""Every command as a process would run it, for tests of what all of them keep to."""

import io
import sys

from dqcheck.cli import command, common, ending

CSV = "Đơn vị,Tổng số,Kỳ trước,Mới\nXã A,2.415,63,2.352\nXã B,{total},36,900\n"

CALLS: dict[str, tuple[str, ...]] = {
    "run": ("run", "batch.csv", "--rules", "small.yaml"),
    "run-html": ("run", "batch.csv", "--rules", "small.yaml", "--format", "html"),
    "run-output": ("run", "batch.csv", "--rules", "small.yaml", "-q", "-o", "out.json", "-o", "out.xlsx"),
    "run-annotate": ("run", "batch.csv", "--rules", "small.yaml", "-q", "--annotate", "copies"),
    "aggregate": ("aggregate", "batch.csv", "--rules", "small.yaml", "-o", "totals.csv"),
    "draft": ("draft", "batch.csv", "-o", "."),
    "form-accept": ("form", "accept", "batch.csv", "--rules", "small.yaml"),
    "form-make": ("form", "small.yaml", "-o", "form.xlsx"),
    "init": ("init", "batch.csv", "-o", "."),
    "letter": ("letter", "batch.csv", "--rules", "small.yaml", "-o", "letters"),
    "letter-template": ("letter", "--save-template", "template.docx"),
    "compare": ("compare", "report.json", "report.json", "-o", "comparison.md"),
    "baseline": ("baseline", "--report", "report.json"),
    "waive": ("waive", "", "--reason", "seen", "--report", "report.json"),
    "config": ("config",),
    "read": ("read", "report.txt"),
    "rules-list": ("rules", "list", "small.yaml"),
    "rules-show": ("rules", "show", "received-total-mismatch", "--rules", "small.yaml"),
    "rules-check": ("rules", "check", "small.yaml"),
    "rules-test": ("rules", "test", "small.yaml"),
    "rules-export": ("rules", "export", "small.yaml", "-o", "rules.xlsx"),
    "rules-import": ("rules", "import", "batch.csv", "-o", "imported"),
    "rules-schema": ("rules", "schema"),
    "help": ("--help",),
}
"""Calls on a batch ``batch.csv``, its ruleset ``small.yaml``, a report of it ``report.json``, a text ``report.txt``."""


def stream(encoding: str = "utf-8") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def ran(*words: str, out: io.TextIOWrapper | None = None, encoding: str = "utf-8") -> tuple[int, str, str]:
    """The exit code of a command as a process would leave with it, and what it printed."""
    out, err = out or stream(encoding), stream(encoding)
    kept = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    common.settings.cache_clear()
    try:
        code = ending.run(command, list(words))
    finally:
        sys.stdout, sys.stderr = kept
    err.flush()
    printed = out.buffer.getvalue() if isinstance(out.buffer, io.BytesIO) else b""
    # A page goes to the standard output as it is, in UTF-8.
    return code, printed.decode(encoding, "replace"), err.buffer.getvalue().decode(encoding)
