"""Forms: recognise which form a workbook was filed on, find its tables, bind their cells to typed values.

``recognise`` says which ruleset and where; ``bind`` gives the tables of one workbook, ``merge`` those of a batch.

Each name is loaded when it is first used: of a frame nothing is bound.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from dqcheck.forms.binding import bind
    from dqcheck.forms.communes import UnitName, UnitNames, unit_names
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

_MODULES = {
    "Bound": "found",
    "FileNotations": "file_notations",
    "FormDefect": "found",
    "FramePlaces": "frame_layouts",
    "LabelProposal": "found",
    "PartedLocator": "location",
    "PartsOfTable": "location",
    "Recognition": "found",
    "RowsLocator": "location",
    "UnfoldedLocator": "frame_layouts",
    "UnitName": "communes",
    "UnitNames": "communes",
    "batch_defects": "merging",
    "bind": "binding",
    "cell_range": "unread",
    "column_key": "frame",
    "frame_notations": "frame",
    "match_columns": "frame",
    "merge": "merging",
    "naming_columns": "rowbind",
    "notices": "file_notations",
    "of_header": "families",
    "of_unknown": "unread",
    "recognise": "recognition",
    "some": "grid",
    "table_from_columns": "frame",
    "told_once": "merging",
    "unfolded": "frame_layouts",
    "unit_names": "communes",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a name from its module on first use (PEP 562)."""
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
