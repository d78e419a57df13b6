"""The validation report that the library hands out: the record of a run, and the shapes in which one looks at it."""

from dataclasses import field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dqcheck.errors import UsageError, ValidationError
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters.listed_findings import listed

if TYPE_CHECKING:
    import pandas as pd

    from dqcheck.engine.screens.failing_records import FailingRecords
    from dqcheck.engine.screens.judged_source import JudgedSource


@record
class ValidationReport(Report):
    """Everything one run found, to be asked, saved and shown in its ``language``. ``records`` are the failing records
    of a frame, ``judged_source`` is that frame."""

    language: Language = "vi"
    records: "FailingRecords | None" = field(default=None, compare=False)
    judged_source: "JudgedSource | None" = field(default=None, compare=False)

    @classmethod
    def of(
        cls,
        report: Report,
        records: "FailingRecords | None" = None,
        judged_source: "JudgedSource | None" = None,
        language: Language = "vi",
    ) -> "ValidationReport":
        """The report of a run."""
        given = {item.name: getattr(report, item.name) for item in fields(report)}
        given |= {"findings": listed(report.findings, language), "confirmed": listed(report.confirmed, language)}
        return cls(**given, records=records, judged_source=judged_source, language=language)

    def shortened(self, most: int) -> Self:
        """The report with at most so many findings of each rule, where they are told later; the others are counted."""
        short = Report.shortened(self, most)
        return replace(short, findings=listed(short.findings, self.language))

    def failing(self, rule: str) -> Any:
        """The records of a frame that fail a rule (with or without its ruleset), as a frame of the same library: of
        pandas, pyarrow or polars, and of polars where the frame lies in DuckDB or Spark. Its columns are ``row`` (from
        zero; not where the engine keeps no order), the key and the texts that name a record, the values that the rule
        speaks of, and ``gap`` (the discrepancy, as a float). Raises UsageError for a rule that was not run, for one of
        which the frame lacks a column, so that nobody knows what fails it, and for a report on files."""
        from dqcheck.engine.screens import failing_table

        records = self._failing_records()
        found = records.judged(rule).of(rule)
        return failing_table.like(found, self.judged_source and self.judged_source.handed_in)

    def write(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the records of a frame that fail, those of each rule into a part of their own (``rule=ID``), as Parquet
        that any library reads as one table: the columns of ``failing`` and the ``severity``. ``path`` is a folder, or,
        for a frame of Spark, whose session writes it, any place that the cluster knows. What ``save`` writes are the
        findings told in words. Raises UsageError for a report on files, when something is in the folder that is no such
        table, or is one and is not to be overwritten, and when it cannot be written."""
        from dqcheck.engine.screens import failing_table

        frame = self.judged_source and self.judged_source.handed_in
        failing_table.write(self._failing_records(), frame, path, overwrite=overwrite)

    def _failing_records(self) -> "FailingRecords":
        if self.records is None:
            english = (
                "Failing records are those of a frame that was checked by rules; this report has none. Hand the table "
                'in as a frame: dqcheck.check_frame(polars.scan_parquet("table.parquet"), "rules").'
            )
            raise UsageError("error.no-frame", english)
        return self.records

    def raise_for(self, severity: Severity | str = Severity.ERROR, *, language: Language | None = None) -> None:
        """Raise ValidationError, with the first discrepancies in words, when a finding that is not waived is of this
        severity or worse, and when the report cannot vouch for the data: a rule broke or lacked its column, a file was
        unreadable, a submission incomplete, or nothing was judged. The error carries the ``report``."""
        worst = Severity.called(severity)
        if not self.accepted(worst):
            from dqcheck.reporters import at_a_glance

            count = sum(number for one, number in self.found.items() if one.rank <= worst.rank)
            words = at_a_glance.raised(self, worst, language or self.language)
            facts = {"count": count, "severity": worst.value, "judged": self.judged}
            raise ValidationError("error.validation", words, report=self, **facts)

    def to_json(self) -> str:
        """The report as JSON, schema ``dqcheck.report/1``."""
        from dqcheck.reporters import json_report

        return json_report.render(self, self.language)

    def to_pandas(self, language: Language | None = None) -> "pd.DataFrame":
        """The findings as a pandas frame: one a row, with the place of the first piece of evidence."""
        from dqcheck.reporters import frame_report

        return frame_report.findings(self, language or self.language)

    def save(self, path: str | Path, language: Language | None = None) -> None:
        """Write the report to a file whose ending picks the format. Raises UsageError for an ending that none has and
        for a path that cannot be written."""
        from dqcheck import reporters

        reporters.save(self, Path(path), language or self.language)

    def split(
        self, frame: Any, *, severity: Severity | str = Severity.ERROR, language: Language | None = None
    ) -> tuple[Any, Any]:
        """The rows of the frame that was checked, of its own library: those accepted, and those blocked by a finding of
        this severity or worse that is not waived, with the reasons in the column ``dqcheck``. Raises UsageError for
        another frame than the one that was checked, and for a report on files."""
        from dqcheck.reporters import frame_report

        if self.judged_source is None:
            english = "Only the report of a frame can be split; this one speaks of files."
            raise UsageError("error.frame-unkept", english)
        self.judged_source.require(frame)
        return frame_report.split(self, frame, Severity.called(severity), language or self.language)

    def __repr__(self) -> str:
        from dqcheck.reporters import at_a_glance

        return at_a_glance.lines(self, self.language)

    def _repr_html_(self) -> str:
        from dqcheck.reporters import notebook

        return notebook.render(self, self.language)
