"""What the styles of an .ods show of numbers, as format codes in the language of .xlsx.

Source: OpenDocument 1.3 part 3, 16.2 (styles) and 16.29 (data styles).
"""

from collections.abc import Mapping

from dqcheck.sources.facts import PLAIN_LAYOUT, CellLayout
from dqcheck.sources.formats import GENERAL, NumberFormat, shown

_DATA_STYLES = frozenset(
    f"number:{kind}-style" for kind in ("number", "percentage", "currency", "date", "time", "boolean", "text")
)
_DATED = {
    "number:day": "d", "number:month": "m", "number:year": "y", "number:hours": "h", "number:minutes": "m",
    "number:seconds": "s", "number:era": "y", "number:quarter": "y", "number:week-of-year": "y",
    "number:day-of-week": "d",
}  # fmt: skip

_WEIGHT, _MARGIN, _THROUGH, _THROUGH_TYPE, _POSITION = _TEXT_ATTRIBUTES = (
    "fo:font-weight", "fo:margin-left", "style:text-line-through-style", "style:text-line-through-type",
    "style:text-position",
)  # fmt: skip
_BOLD = 600
"""The weight from which on a font is bold."""
_STEP_POINTS = 10
"""The indent that one step of Excel becomes."""


class OdsStyles:
    """The cell styles of a workbook, gathered from its elements in the order of the file; a later one of the same name
    wins, as automatic styles do over common ones."""

    def __init__(self) -> None:
        self.formats: list[tuple[str, NumberFormat]] = [("General", GENERAL)]
        self.layouts: list[CellLayout] = [PLAIN_LAYOUT]
        self._texts_of: dict[str, dict[str, str]] = {}
        self._cell: dict[str, str] | None = None
        self._codes: dict[str, list[str]] = {}
        self._percentages: set[str] = set()
        self._maps: dict[str, list[tuple[str, str]]] = {}
        self._cells: dict[str, tuple[str, str]] = {}
        self._default = ""
        self._open = ""
        self._texts: list[str] | None = None
        self._indexes: dict[tuple[str, bool], int] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element inside the styles of ``styles.xml`` or the automatic styles of ``content.xml``."""
        if tag in _DATA_STYLES:
            self._open = attributes.get("style:name", "")
            self._codes[self._open] = []
            self._maps.pop(self._open, None)
            if tag == "number:percentage-style":
                self._percentages.add(self._open)
            else:
                self._percentages.discard(self._open)
        elif tag == "style:style":
            self._open, self._cell = "", None
            if attributes.get("style:family") == "table-cell":
                known = attributes.get("style:data-style-name", ""), attributes.get("style:parent-style-name", "")
                name = attributes.get("style:name", "")
                self._cells[name] = known
                self._cell = self._texts_of[name] = {}
        elif tag == "style:default-style":
            self._open, self._cell = "", None
            if attributes.get("style:family") == "table-cell":
                self._default = attributes.get("style:data-style-name", "")
        elif self._cell is not None and tag in ("style:text-properties", "style:paragraph-properties"):
            self._cell |= {name: attributes[name] for name in _TEXT_ATTRIBUTES if name in attributes}
        elif self._open:
            self._piece(tag, attributes)

    def _piece(self, tag: str, attributes: Mapping[str, str]) -> None:
        pieces = self._codes[self._open]
        if tag == "number:number":
            pieces.append(_number(attributes))
        elif tag in ("number:text", "number:currency-symbol"):
            self._texts = []
        elif tag == "number:scientific-number":
            pieces.append("0.00E+00")
        elif tag == "number:fraction":
            pieces.append("# ?/?")
        elif tag == "number:text-content":
            pieces.append("@")
        elif tag in _DATED:
            pieces.append(_DATED[tag] * (4 if tag == "number:year" else 2))
        elif tag == "style:map":
            condition = attributes.get("style:condition", "").replace(" ", "").removeprefix("value()")
            applied = attributes.get("style:apply-style-name", "")
            self._maps.setdefault(self._open, []).append((condition.replace("!=", "<>"), applied))

    def characters(self, text: str) -> None:
        """Text inside an element."""
        if self._texts is not None:
            self._texts.append(text)

    def end(self, tag: str) -> None:
        """The end of an element."""
        if tag in ("number:text", "number:currency-symbol") and self._texts is not None:
            text, self._texts = "".join(self._texts), None
            sign = "%" if self._open in self._percentages and "%" in text else ""
            literal = text.replace("%", "", 1) if sign else text
            self._codes[self._open].append((f'"{_unquoted(literal)}"' if literal else "") + sign)

    def index(self, style: str, percentage: bool) -> int:
        """The index in ``formats`` of what a cell of that style shows; 0 where it shows numbers as they are stored.

        A cell whose style says nothing of numbers is shown by the type of its value: ``percentage`` is that type.
        """
        found = self._indexes.get((style, percentage))
        if found is None:
            code = self._code(style)
            look = shown(code)
            if percentage and code == "General":
                look = NumberFormat(None, True)
            item, layout = (code, look), self._layout(style)
            known = list(zip(self.formats, self.layouts, strict=True))
            if (item, layout) not in known:
                self.formats.append(item)
                self.layouts.append(layout)
                known.append((item, layout))
            found = self._indexes[style, percentage] = known.index((item, layout))
        return found

    def _layout(self, style: str) -> CellLayout:
        """How a cell style writes text, with what it has from its parents."""
        said: dict[str, str] = {}
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            said = self._texts_of.get(style, {}) | said
            style = self._cells.get(style, ("", ""))[1]
        weight = said.get(_WEIGHT, "")
        return CellLayout(
            bold=weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD),
            indent=round(_points(said.get(_MARGIN, "")) / _STEP_POINTS),
            struck=is_struck(said),
            raised=is_above(said),
        )

    def _code(self, style: str) -> str:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            data, style = self._cells.get(style, ("", ""))
            if data:
                return self._data(data)
        return self._data(self._default) if self._default else "General"

    def _data(self, name: str) -> str:
        """The code of a data style: a section for each condition, then its own."""
        sections = [f"[{condition}]{self._own(applied)}" for condition, applied in self._maps.get(name, ())]
        return ";".join([*sections, self._own(name)])

    def _own(self, name: str) -> str:
        if name not in self._codes:
            return "General"
        code = "".join(self._codes[name]) or '""'  # a style of nothing shows nothing
        return code + "%" if name in self._percentages and "%" not in code else code


def is_struck(attributes: Mapping[str, str]) -> bool:
    """Whether text properties strike text through: by the style of the line, or by its kind alone."""
    return attributes.get(_THROUGH, attributes.get(_THROUGH_TYPE, "none")) != "none"


def is_above(attributes: Mapping[str, str]) -> bool:
    """Whether text properties raise text: as ``super``, or by a share of its height."""
    position = attributes.get(_POSITION, "")
    return position.startswith("super") or position[:1] in ("1", "2", "3", "4", "5", "6", "7", "8", "9")


def _points(length: str) -> float:
    """A length such as ``0.353cm`` in points; none where it is no length."""
    number, unit = length[:-2], length[-2:]
    scale = {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0}.get(unit)
    return float(number) * scale if scale is not None and number.replace(".", "", 1).isdecimal() else 0.0


def _number(attributes: Mapping[str, str]) -> str:
    places = _count(attributes.get("number:decimal-places"))
    if places is None:
        return "General"
    least = _count(attributes.get("number:min-decimal-places"))
    least = places if least is None or "number:decimal-replacement" in attributes else min(least, places)
    digits = max(_count(attributes.get("number:min-integer-digits")) or 1, 1)
    whole = "#,##0" if attributes.get("number:grouping") == "true" else "0" * digits
    fraction = "." + "0" * least + "#" * (places - least) if places else ""
    return whole + fraction + "," * _thousands(attributes.get("number:display-factor", "1"))


def _count(text: str | None) -> int | None:
    return min(int(text), 30) if text and text.isdecimal() else None


def _thousands(factor: str) -> int:
    """How many times a number is divided by a thousand before it is shown."""
    digits = factor.partition(".")[0]
    return (len(digits) - 1) // 3 if digits.startswith("1") and not digits.strip("10") else 0


def _unquoted(text: str) -> str:
    return text.replace('"', "")
