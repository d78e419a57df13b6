"""What people fill in and write by hand: the blank workbook of a form, and a ruleset as a workbook.

``blank_form`` makes the workbook that units fill in; ``rules_to_sheets`` and ``rules_from_sheets`` turn the files of a
ruleset into a workbook and back.
"""
