"""The chart of growth as SVG: one panel a workload, both axes logarithmic, so that what grows in step is a straight
line that rises with the dotted one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 300, 280
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 40, 44
COLOURS = ("#0f766e", "#9a6700", "#64748b", "#8250df")
FONT = "sans-serif"
INK, FAINT = "#24292f", "#d0d7de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel: its title, the name of its horizontal axis, and lines of (size, seconds) by their label."""

    title: str
    axis: str
    lines: Mapping[str, Sequence[tuple[int, float]]]


def drawn(panels: Sequence[Panel], seconds: str, in_step: str) -> str:
    """The chart. ``seconds`` names the vertical axes, ``in_step`` the dotted line: ten times as much in ten times the
    time."""
    columns = 2
    rows = -(-len(panels) // columns)
    width, height = columns * WIDTH, rows * HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONT}" font-size="11">',
        f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(panels):
        row, column = divmod(number, columns)
        parts.append(f'<g transform="translate({column * WIDTH} {row * HEIGHT})">')
        parts += _panel(panel, seconds, in_step)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, seconds: str, in_step: str) -> list[str]:
    points = [point for line in panel.lines.values() for point in line]
    x = _Scale(min(size for size, _ in points), max(size for size, _ in points), LEFT, WIDTH - RIGHT)
    y = _Scale(min(time for _, time in points), max(time for _, time in points), HEIGHT - BOTTOM, TOP)
    parts = [_text(LEFT, 20, panel.title, weight="bold"), _text(LEFT, 34, seconds, fill="#57606a")]
    for power in x.powers:
        parts += [_line(x.at(10.0**power), TOP, x.at(10.0**power), HEIGHT - BOTTOM, FAINT)]
        parts += [_text(x.at(10.0**power), HEIGHT - BOTTOM + 14, _power(power), anchor="middle")]
    for power in y.powers:
        parts += [_line(LEFT, y.at(10.0**power), WIDTH - RIGHT, y.at(10.0**power), FAINT)]
        parts += [_text(LEFT - 6, y.at(10.0**power) + 4, _power(power), anchor="end")]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 30, panel.axis, anchor="middle", fill="#57606a"))
    parts += _guide(next(iter(panel.lines.values())), x, y, in_step)
    for number, (label, line) in enumerate(panel.lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{x.at(size):.1f},{y.at(time):.1f}" for size, time in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x.at(size):.1f}" cy="{y.at(time):.1f}" r="3" fill="{colour}"/>' for size, time in line]
        parts.append(_text(LEFT + 8, TOP + 14 + 14 * number, label, fill=colour, weight="bold"))
    return parts


def _guide(line: Sequence[tuple[int, float]], x: "_Scale", y: "_Scale", label: str) -> list[str]:
    """A dotted line that ends where the first line does and grows in step."""
    size, time = line[-1]
    low = max(x.low, size * y.low / time)
    start = _line(x.at(low), y.at(time * low / size), x.at(size), y.at(time), "#8c959f", dash="2 3")
    return [start, _text(x.at(size) - 4, y.at(y.low) - 6, label, anchor="end", fill="#8c959f")]


class _Scale:
    """A logarithmic scale over whole powers of ten."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        self._from, self._to = math.floor(math.log10(low) + 1e-9), math.ceil(math.log10(high) - 1e-9)
        self._to = max(self._to, self._from + 1)
        self._start, self._end = start, end
        self.low = 10.0**self._from

    @property
    def powers(self) -> range:
        """The powers of ten on the scale."""
        return range(self._from, self._to + 1)

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(value) - self._from) / (self._to - self._from)
        return self._start + share * (self._end - self._start)


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _power(power: int) -> str:
    """``0,1`` and ``1``, ``10``, then powers of ten: read alike in all languages."""
    return {0: "1", 1: "10", 2: "100"}.get(power, f"10{str(power).translate(_RAISED)}")


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashed}/>'


def _text(x: float, y: float, text: str, *, anchor: str = "start", fill: str = INK, weight: str = "normal") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{fill}" font-weight="{weight}">{escape(text)}</text>'
