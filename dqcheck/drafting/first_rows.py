"""What a ruleset is drafted from: of a very long sheet its first rows show its form as well as all of them."""

from dataclasses import replace
from itertools import islice

from dqcheck.model.document import Sheet, Workbook

MOST_ROWS = 20_000
"""Rows of a sheet that a draft looks at."""


def is_long(workbook: Workbook) -> bool:
    """Whether a sheet has more rows than a draft looks at."""
    return any(len(sheet.rows) > MOST_ROWS for sheet in workbook.sheets)


def first_rows(workbook: Workbook) -> Workbook:
    """The workbook with the first rows of its sheets."""
    return replace(workbook, sheets=tuple(map(_shortened, workbook.sheets))) if is_long(workbook) else workbook


def _shortened(sheet: Sheet) -> Sheet:
    if len(sheet.rows) <= MOST_ROWS:
        return sheet
    merged = tuple(one for one in sheet.merged if one[2] < MOST_ROWS)
    return replace(sheet, rows=tuple(islice(sheet.rows, MOST_ROWS)), merged=merged)
