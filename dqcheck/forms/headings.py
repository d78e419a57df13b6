"""Headings with placeholders: ``{year} / Number`` stands for ``2023 / Number`` and ``2024 / Number``, and says which
year each is of."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dqcheck.forms.cell_values import column_values
from dqcheck.forms.labels import BRACKETED_TAIL, REMARKS, SERIAL, bare, spellings
from dqcheck.language.wording import Wording
from dqcheck.model.quantity import DatePrecision, Day, Missing, MissingReason
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, Field
from dqcheck.numerals.folding import fold, normalise
from dqcheck.tables.row_labels import is_total

_PIECES = Wording(r"\{(\w+)\}", cased=True)
_MOST_CHARACTERS = 120
"""Characters of the longest heading that a placeholder is looked for in."""


@record
class HeadingTemplate:
    """A heading with placeholders, level by level from the top down. A level is a sequence of pieces: texts as they
    are, and at every second place the name of a field."""

    text: str
    levels: tuple[tuple[str, ...], ...]

    @property
    def literal(self) -> int:
        """How many characters it fixes: the more, the more it says."""
        return sum(len(piece) for level in self.levels for piece in level[::2])


@lru_cache(maxsize=256)
def template(text: str) -> HeadingTemplate:
    """The template that a ruleset writes as ``{year} / Number``."""
    levels = tuple(tuple(_PIECES.split(normalise(level))) for level in text.split(" / "))
    return HeadingTemplate(text=text, levels=levels)


def named(labels: Sequence[str], wanted: HeadingTemplate, fields: Mapping[str, Field]) -> Mapping[str, str] | None:
    """What the labels of a column (from the top down) say of each field that a template names, verbatim; None where
    they do not have its form, or could be read in it in more than one way. Nothing is said by a total."""
    if len(labels) != len(wanted.levels):
        return None
    found: dict[str, str] = {}
    for label, pieces in zip(labels, wanted.levels, strict=True):
        if len(pieces) == 1:
            if fold(pieces[0]) not in spellings(label):
                return None
            continue
        if is_total(label):
            return {}
        read = _level(normalise(label), pieces, fields)
        if read is None or any(fold(found.get(name, text)) != fold(text) for name, text in read.items()):
            return None
        found |= read
    return found


def heads(label: str, wanted: HeadingTemplate, fields: Mapping[str, Field]) -> bool:
    """Whether a label is one of the levels of a template, as its fields can tell: any text may be a name."""
    return any(
        len(pieces) > 1
        and not any(_is_any_text(fields[name]) for name in pieces[1::2])
        and (said := _level(normalise(label), pieces, fields)) is not None
        and not any(_is_day(fields[name], text) for name, text in said.items())
        for pieces in wanted.levels
    )


def _is_day(field: Field, text: str) -> bool:
    """Whether a text is a full date, which stands in rows rather than over columns."""
    (value,) = column_values([text], field)
    return isinstance(value, Day) and value.precision is DatePrecision.DAY


def _is_any_text(field: Field) -> bool:
    return field.type in TEXTS and not field.codes and field.format is None


def _level(label: str, pieces: tuple[str, ...], fields: Mapping[str, Field]) -> Mapping[str, str] | None:
    """What one label says of the fields of a level; a note or a unit in brackets behind it does not matter."""
    for text in dict.fromkeys((label, BRACKETED_TAIL.sub("", label))):
        if not text or len(text) > _MOST_CHARACTERS:
            continue
        ways = {tuple(way) for way in _ways(text, pieces, fields)}
        if ways:
            return dict(ways.pop()) if len(ways) == 1 else None
    return None


def _ways(text: str, pieces: tuple[str, ...], fields: Mapping[str, Field]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every way to read a text as the pieces of a level, with what is read of each field."""
    lead, *rest = pieces
    for start in _behind(text, lead):
        left = text[start:]
        if not rest:
            if not left.strip():
                yield ()
            continue
        name = rest[0]
        for end in range(1, len(left) + 1):
            given = left[:end].strip()
            if given and _is_boundary(left, end) and admits(fields[name], given):
                for way in _ways(left[end:], tuple(rest[1:]), fields):
                    yield ((name, given), *way)


def _behind(text: str, lead: str) -> Iterator[int]:
    """Where a text goes on behind a piece of it, which accents, case and spacing do not change."""
    wanted = fold(lead)
    if not wanted:
        plain = lead.strip()
        shift = len(text) - len(text.lstrip())
        if text[shift:].startswith(plain):
            yield shift + len(plain)
        return
    ends = [end for end in range(1, len(text) + 1) if fold(text[:end]) == wanted and _is_boundary(text, end)]
    yield from ends[-1:]


def _is_boundary(text: str, at: int) -> bool:
    """Whether a text may be divided at a place: not between two letters or two digits."""
    if at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    return not ((before.isalpha() and after.isalpha()) or (before.isdecimal() and after.isdecimal()))


@lru_cache(maxsize=4096)
def admits(field: Field, text: str) -> bool:
    """Whether a text of a heading may be a value of a field: of its type, its codes and its format; never a remark, a
    serial number or a total."""
    if bare(text) in REMARKS or bare(text) in SERIAL or is_total(text):
        return False
    (value,) = column_values([text], field)
    if isinstance(value, Missing) and value.reason is not MissingReason.AMBIGUOUS:
        return False
    if field.codes and fold(text) not in {fold(code) for code in field.codes}:
        return False
    if field.format is None:
        return True
    from dqcheck.checks.patterns import compiled  # few columns of headings have a format

    return compiled(field.format).fullmatch(text)
