"""The gate as a Prefect flow: a frame of submissions is checked, blocked rows are set aside, the rest goes on.

The bodies are plain functions, so that they are tested without a server; only the last lines need Prefect. The same two
functions are the bodies of Airflow tasks (``@task`` of ``airflow.sdk``).
"""

from pathlib import Path

import pandas as pd
from prefect import flow, task

import dqcheck


def check_rows(path: Path, rules: str | Path, table: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The accepted and the blocked rows of a CSV file; a run that could judge nothing raises."""
    frame = pd.read_csv(path, dtype=str)
    report = dqcheck.check_frame(frame, rules, table=table)
    if report.rule_errors or not report.judged:
        report.raise_for()
    accepted, blocked = report.split(frame)
    return accepted, blocked


def set_aside(blocked: pd.DataFrame, path: Path) -> int:
    """Write the blocked rows with their reasons; return how many there are."""
    blocked.to_csv(path, index=False)
    return len(blocked)


check_task = task(check_rows)
set_aside_task = task(set_aside)


@flow
def gate(path: Path, rules: str | Path, table: str, blocked_path: Path) -> pd.DataFrame:
    """Return the rows that may be added up."""
    accepted, blocked = check_task(path, rules, table)
    set_aside_task(blocked, blocked_path)
    return accepted
