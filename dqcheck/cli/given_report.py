"""The report a command speaks of: one written as JSON, or that of a run over the paths of the configuration."""

from pathlib import Path

from dqcheck.config import Config
from dqcheck.errors import UsageError
from dqcheck.model.report import Report


def report_here(path: Path | None, config: Config) -> Report:
    """The report of a file, else of a run as the configuration says, without waivers. Raises UsageError when neither is
    given."""
    if path is not None:
        from dqcheck.reporters import json_reading

        return json_reading.load(path)
    if not config.paths:
        raise UsageError(
            "error.no-paths",
            "Nothing to check: name paths, give --report, or set paths in dqcheck.toml.",
        )
    from dqcheck.api import check

    return check(
        [config.path(name) for name in config.paths],
        rules=config.rulesets(),
        select=config.select,
        ignore=config.ignore,
        severity=config.severity,
    )
