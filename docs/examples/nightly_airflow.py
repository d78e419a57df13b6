"""The nightly check as a DAG of Airflow 3: two tasks, whose bodies are the plain functions of ``nightly.py`` beside it.

On a cluster the first task is ``@task.pyspark(conn_id="spark_default")`` of the provider for Apache Spark, which hands
its function a session, or a ``SparkSubmitOperator(application="nightly.py", ...)``.
"""

import datetime as dt
from typing import Any

import nightly
from airflow.sdk import Variable, dag, task


@task(retries=2)
def check(ds: str | None = None) -> dict[str, object]:
    """The outcome of a night: small, for it goes from task to task."""
    where = Variable.get("dossiers", deserialize_json=True)
    frame = nightly.of_polars(where["data"])
    return nightly.check_night(frame, where["rules"], where["failing"], where["told"], str(ds))


@task
def gate(outcome: Any) -> None:
    """Fails when the night is not accepted: what adds up the figures comes after it."""
    nightly.gate(outcome)


@dag(schedule="0 2 * * *", start_date=dt.datetime(2025, 10, 1), catchup=False)
def dossiers() -> None:
    """Checked at two in the morning."""
    gate(check())


dossiers()
