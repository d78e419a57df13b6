"""Draw docs/picture.svg: the first lines that a terminal shows for `dqcheck run` on the sample workbook."""

import io
import re
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.segment import Segment, Segments
from rich.terminal_theme import TerminalTheme

import dqcheck
from dqcheck.reporters.terminal import page

ROOT = Path(__file__).resolve().parent.parent
WIDTH, LINES = 104, 46
THEME = TerminalTheme(
    (255, 255, 255),
    (36, 41, 47),
    [
        (36, 41, 47),
        (190, 30, 45),
        (26, 127, 55),
        (154, 103, 0),
        (9, 105, 218),
        (130, 80, 223),
        (27, 124, 131),
        (110, 119, 129),
    ],
)


def main() -> int:
    """Check the sample workbook and draw the result."""
    (ROOT / "docs" / "picture.svg").write_text(picture(), encoding="utf-8")
    return 0


def picture() -> str:
    """The drawing. The time of the run is fixed: the picture changes only when the output does."""
    report = dqcheck.check(ROOT / "fixtures" / "submissions.xlsx")
    report = replace(report, event=replace(report.event, at="2025-10-06T08:00:00+07:00"))
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    options = console.options.update(width=WIDTH)
    lines = console.render_lines(page(report, "vi"), options, pad=False)
    for line in lines[:LINES]:
        console.print(Segments([*line, Segment.line()]))
    return offline(console.export_svg(title="dqcheck run fixtures/submissions.xlsx", theme=THEME, unique_id="dqcheck"))


def offline(svg: str) -> str:
    """The drawing without fonts from the network: any fixed-width font of the machine will do."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
