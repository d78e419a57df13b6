"""The first sheet of a blank form: how it is filled in, its tables, and what will be checked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dqcheck.authoring.cell_styles import LINE, NEEDED, RECKONED, RULED, WRONG, CellStyles
from dqcheck.authoring.form_layout import FormLayout
from dqcheck.checks.base import Check, operands
from dqcheck.messages import sentence
from dqcheck.model.place import cell_address
from dqcheck.model.rule import Rule
from dqcheck.model.text import Language

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


class FormGuide:
    """The guide to a form."""

    def __init__(self, layout: FormLayout, language: Language) -> None:
        self._layout, self._language = layout, language

    def write(self, sheet: "Worksheet", styles: CellStyles) -> None:
        """How the form is filled in, and what is checked."""
        language, ruleset = self._language, self._layout.ruleset
        sheet.set_column(0, 0, 4)
        sheet.set_column(1, 1, 100)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.protect()
        styles.text(sheet, 0, 0, ruleset.title[language], bold=True, font_size=16)
        styles.text(sheet, 2, 0, sentence("blank.guide-title", language), bold=True, font_size=13)
        looks: tuple[Mapping[str, Any], ...] = (RULED, RECKONED, {**RULED, **NEEDED}, {**RULED, **WRONG})
        row = 3
        for number, look in enumerate(looks, 1):
            sheet.write_blank(row, 0, None, styles.style(**look))
            styles.text(sheet, row, 1, sentence(f"blank.guide-colour-{number}", language), text_wrap=True, indent=1)
            sheet.set_row(row, LINE * 2)
            row += 1
        for key in ("blank.guide-blank", "blank.guide-paste", "blank.guide-send"):
            styles.text(sheet, row, 1, sentence(key, language), text_wrap=True, indent=1)
            sheet.set_row(row, LINE * 2)
            row += 1
        styles.text(sheet, row + 1, 0, sentence("blank.guide-tables", language), bold=True, font_size=13)
        row += 2
        for block in self._layout.blocks:
            target = "internal:'" + block.sheet.replace("'", "''") + f"'!{cell_address(block.top, 0)}"
            look = styles.style(font_color="#0B5CAD", underline=1, indent=1)
            sheet.write_url(row, 1, target, look, block.table.title[language][:255])
            row += 1
        styles.text(sheet, row + 1, 0, sentence("blank.guide-rules", language), bold=True, font_size=13)
        row += 2
        for rule in ruleset.rules:
            if rule.enabled and self._concerns(rule):
                styles.text(sheet, row, 1, rule.title[language], text_wrap=True, indent=1)
                row += 1

    def _concerns(self, rule: Rule) -> bool:
        """Whether a rule compares figures of this form alone."""
        tables = {block.table.name for block in self._layout.blocks}
        check = rule.params
        return isinstance(check, Check) and check.claim is None and {table for table, _ in operands(check)} <= tables
