"""Random tables of every type that a frame can have: the same findings whatever the engine, screened or judged
directly, and in whatever order rows and columns stand."""

import os
from collections import Counter

import duckdb
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_tables import rulesets, tables

import dqcheck
from dqcheck.engine.screens import frame_judging

EXAMPLES = int(os.environ.get("DQCHECK_TABLES", "12"))
"""Random tables; ``make fuzz`` asks for more."""

ENGINES = {
    "polars": lambda frame: frame,
    "polars-lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pandas": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "duckdb": lambda frame: duckdb.connect().from_arrow(frame.to_arrow()),
}


def told(frame, ruleset, direct):
    before, frame_judging.DIRECT = frame_judging.DIRECT, 20_000 if direct else 0
    try:
        report = dqcheck.check_frame(frame, ruleset)
    finally:
        frame_judging.DIRECT = before
    places = [[item.place.as_dict() for item in finding.evidence] for finding in report.findings]
    return tuple(report.findings), places, report.rules, report.submissions, report.tables, report.rule_errors


RANDOM = settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@RANDOM
@given(frame=tables())
def test_every_engine_tells_what_the_judge_tells(frame):
    for ruleset in rulesets():
        expected = told(frame, ruleset, direct=True)
        assert expected[-1] == ()  # no rule breaks, whatever the values
        for engine, opened in ENGINES.items():
            for direct in (True, False):
                assert told(opened(frame), ruleset, direct) == expected, (engine, direct)


def without_rows(findings):
    """Findings without their order and their rows."""
    return Counter(
        (f.rule, f.outcome, f.submission, str(f.message), f.observed, f.expected, f.discrepancy, f.fingerprint,
         tuple(sorted(item.text for item in f.evidence)))
        for f in findings
    )  # fmt: skip


@RANDOM
@given(frame=tables(), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_no_finding(frame, order):
    rows, columns = list(range(len(frame))), list(frame.columns)
    order.shuffle(rows)
    order.shuffle(columns)
    for ruleset in rulesets():
        expected = told(frame, ruleset, direct=True)
        for direct in (True, False):
            assert told(frame.select(columns), ruleset, direct) == expected
            assert without_rows(told(frame[rows], ruleset, direct)[0]) == without_rows(expected[0])
