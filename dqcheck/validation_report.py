"""The validation report that the library hands out: the record of a run, and the shapes in which one looks at it."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language

if TYPE_CHECKING:
    import pandas as pd


@record
class ValidationReport(Report):
    """Everything one run found, to be asked, saved and shown."""

    @classmethod
    def of(cls, report: Report) -> "ValidationReport":
        """The report of a run."""
        return cls(**{item.name: getattr(report, item.name) for item in fields(report)})

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
