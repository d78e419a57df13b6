"""The validation report that the library hands out: the record of a run, and the shapes in which one looks at it."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from dqcheck.engine.screens.failing_records import FailingRecords


@record
class ValidationReport(Report):
    """Everything one run found, to be asked, saved and shown. ``records`` are the failing records of a frame."""

    records: "FailingRecords | None" = None

    @classmethod
    def of(cls, report: Report, records: "FailingRecords | None" = None) -> "ValidationReport":
        """The report of a run."""
        given = {item.name: getattr(report, item.name) for item in fields(report)}
        return cls(**{**given, "records": records})

    def failing(self, rule: str) -> "pl.DataFrame":
        """The records of a frame that fail a rule (with or without its ruleset), as a frame of polars: ``row`` (from
        zero), the key, the values that the rule speaks of, and ``gap`` (the discrepancy, as a float). Raises UsageError
        for a rule that was not run and for a report on files."""
        if self.records is None:
            english = "Failing records are those of a frame; this report speaks of files: see its findings."
            raise UsageError("error.no-frame", english)
        return self.records.of(rule)

    def to_json(self) -> str:
        """The report as JSON, schema ``dqcheck.report/1``."""
        from dqcheck.reporters import json_report

        return json_report.render(self, "vi")

    def to_pandas(self, language: Language = "vi") -> "pd.DataFrame":
        """The findings as a pandas frame: one a row, with the place of the first piece of evidence."""
        from dqcheck.reporters import frame_report

        return frame_report.findings(self, language)

    def save(self, path: str | Path, language: Language = "vi") -> None:
        """Write the report to a file whose ending picks the format. Raises UsageError for an ending that none has and
        for a path that cannot be written."""
        from dqcheck import reporters

        reporters.save(self, Path(path), language)

    def split(
        self, frame: Any, *, severity: Severity | str = Severity.ERROR, language: Language = "vi"
    ) -> tuple[Any, Any]:
        """The rows of the frame that was checked, of its own library: those accepted, and those blocked by a finding of
        this severity or worse that is not waived, with the reasons in the column ``dqcheck``."""
        from dqcheck.reporters import frame_report

        return frame_report.split(self, frame, Severity(severity), language)

    def _repr_html_(self) -> str:
        from dqcheck.reporters import notebook

        return notebook.render(self, "vi")
