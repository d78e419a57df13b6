"""The plan of a frame: which rules are asked as expressions, and which need every record."""

from collections.abc import Mapping, Sequence

from dqcheck.checks.base import Check, operands
from dqcheck.checks.engine_words import words_of
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.looked_up import lookup_screen
from dqcheck.engine.screens.opened_frames import ROW
from dqcheck.engine.screens.peers_of_column import with_peers
from dqcheck.engine.screens.plan import Screen, has_key, screen_of
from dqcheck.engine.screens.row_conditions import EVERY, Speaks, speaks_of
from dqcheck.engine.screens.row_keys import RowKeys
from dqcheck.engine.screens.text_columns import ToldApart
from dqcheck.engine.screens.value_lists import ColumnValues, value_grades
from dqcheck.model.record import record
from dqcheck.model.rule import Rule


@record
class Planned:
    """Rules as they are judged, what each asks of a frame, and those that need every record, by their place; what was
    read for that: the different ``values`` of columns, and what its ``keys`` say."""

    rules: Sequence[Rule]
    screens: Sequence[Screen | None]
    values: ColumnValues
    keys: RowKeys

    @property
    def left(self) -> Mapping[int, Rule]:
        """The rules without a screen."""
        return {index: self.rules[index] for index, one in enumerate(self.screens) if one is None}


def planned(filed: FiledFrame, rules: Sequence[Rule], told: ToldApart, *, plain: bool) -> Planned:
    """The plan of rules; ``plain``: the frame is a lazy one."""
    values, keys = ColumnValues(filed), RowKeys(filed)
    ready, screens = [], []
    for rule in rules:
        check = rule.params
        speaks = speaks_of(check.where, check.table, filed, values) if plain and isinstance(check, Check) else None
        ready.append(with_peers(rule, filed, told.columns, speaks) if plain else rule)
        screens.append(_screen(ready[-1], filed, told, values, keys, speaks, plain=plain))
    return Planned(rules=ready, screens=screens, values=values, keys=keys)


def _screen(
    rule: Rule,
    filed: FiledFrame,
    told: ToldApart,
    values: ColumnValues,
    keys: RowKeys,
    speaks: Speaks | None,
    *,
    plain: bool,
) -> Screen | None:
    """The screen of a rule; None where it needs every record."""
    check = rule.params
    if not isinstance(check, Check) or (check.where and not plain):
        return None
    if any(name in told.columns and told.columns[name] is None for name in fields_of(rule)):
        return None
    if check.lookup:
        return lookup_screen(rule, filed, told.columns, keys, speaks) if plain else None
    # Where conditions choose records the keys alone do not tell which.
    some = speaks is not None and speaks.meets is not None
    frame = filed.frame if some else told.keys_of(fields_of(rule), filed.frame)
    return screen_of(
        rule,
        filed.ruleset,
        filed.form,
        told.columns,
        words=words_of(filed.frame),
        frame=frame if plain and has_key(rule) else None,
        graded=plain,
        known=value_grades(values, rule, filed) if plain else None,
        speaks=speaks if plain else EVERY,
        numbers_rows=lambda name: filed.columns.get(name) == ROW,
    )


def fields_of(rule: Rule) -> tuple[str, ...]:
    """The fields that a rule speaks of, without their tables."""
    return tuple(name for _, name in operands(rule.params)) if isinstance(rule.params, Check) else ()
