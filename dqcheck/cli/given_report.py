"""The report a command speaks of: one written as JSON, or that of a run over the paths named or configured."""

from collections.abc import Sequence
from pathlib import Path

from dqcheck.config import Config
from dqcheck.errors import UsageError
from dqcheck.model.report import Report
from dqcheck.model.text import Language


def report_here(path: Path | None, paths: Sequence[Path], config: Config, language: Language) -> Report:
    """The report of a file, else of a run over ``paths`` or, where none is named, those of the configuration, as it
    says but without waivers. Raises UsageError when there is nothing to check, and when both are given."""
    if path is not None:
        from dqcheck.reporters import json_reading

        if paths:
            raise UsageError("error.report-and-paths", "Give either paths or --report: a report names its own files.")
        return json_reading.load(path)
    from dqcheck.api import check
    from dqcheck.cli.inputs import inputs
    from dqcheck.cli.progress import progress

    with progress(language) as step:
        return check(
            inputs(tuple(paths), config, None),
            rules=config.rulesets(),
            select=config.select,
            ignore=config.ignore,
            severity=config.severity,
            numbers=config.numbers,
            limits=config.limits(),
            progress=step,
        )
