"""Forms: recognise which form a workbook was filed on, find its tables, bind their cells to typed values.

``recognise`` says which ruleset and where; ``bind`` gives the tables of one workbook, ``merge`` those of a batch.
"""

from dqcheck.forms.binding import bind, unit_names
from dqcheck.forms.communes import UnitName, UnitNames
from dqcheck.forms.families import of_header
from dqcheck.forms.file_notations import FileNotations, notices
from dqcheck.forms.found import Bound, FormDefect, LabelProposal, Recognition
from dqcheck.forms.frame import column_key, frame_notations, match_columns, table_from_columns
from dqcheck.forms.frame_layouts import FramePlaces, UnfoldedLocator, unfolded
from dqcheck.forms.grid import some
from dqcheck.forms.location import PartedLocator, PartsOfTable, RowsLocator
from dqcheck.forms.merging import batch_defects, merge, told_once
from dqcheck.forms.recognition import recognise
from dqcheck.forms.rowbind import naming_columns
from dqcheck.forms.unread import cell_range, of_unknown

__all__ = [
    "Bound",
    "FileNotations",
    "FormDefect",
    "FramePlaces",
    "LabelProposal",
    "PartedLocator",
    "PartsOfTable",
    "Recognition",
    "RowsLocator",
    "UnfoldedLocator",
    "UnitName",
    "UnitNames",
    "batch_defects",
    "bind",
    "cell_range",
    "column_key",
    "frame_notations",
    "match_columns",
    "merge",
    "naming_columns",
    "notices",
    "of_header",
    "of_unknown",
    "recognise",
    "some",
    "table_from_columns",
    "told_once",
    "unfolded",
    "unit_names",
]
