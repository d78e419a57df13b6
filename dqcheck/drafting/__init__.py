"""A ruleset drafted from workbooks of a form that nobody has described: its tables, fields, and the rules that their
own figures bear out.

``draft`` gives the files of the ruleset. Tables and fields are read from the headers (``sketches``), rules are the
relations between columns that ``dqcheck.tables`` finds (``between_fields``); each is held against the records by the
one judge (``record_support``) and written down with what it came to (``ruleset_text``).
"""

from dqcheck.drafting.drafts import DraftedRuleset, draft

__all__ = ["DraftedRuleset", "draft"]
