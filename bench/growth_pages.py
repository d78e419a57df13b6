"""What was measured of growth: kept in growth.json, drawn and told in docs in both languages.

usage: growth_pages.py    (draws what is kept once more)
"""

import json
import platform
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from growth_chart import Panel, drawn
from timing import Timing

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
MEASURED = HERE / "growth.json"
BUSY = 0.5
"""Other processes that want a processor, on average, from which on a machine is called busy."""

Language = Literal["vi", "en"]
PAGES: Mapping[Language, tuple[str, str]] = {"en": ("speed.md", "growth.svg"), "vi": ("toc-do.md", "tang-truong.svg")}
TITLES: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "en": {
        "growth-rows": ("Rows of a .parquet, 12 rules", "rows"),
        "growth-csv": ("Rows of a .csv, 12 rules", "rows"),
        "growth-rules": ("Rules on 100,000 rows", "rules"),
        "growth-files": ("Workbooks of one commune, 3 rules", "workbooks"),
    },
    "vi": {
        "growth-rows": ("Số dòng của tệp .parquet, 12 quy tắc", "dòng"),
        "growth-csv": ("Số dòng của tệp .csv, 12 quy tắc", "dòng"),
        "growth-rules": ("Số quy tắc trên 100.000 dòng", "quy tắc"),
        "growth-files": ("Số bảng tính, mỗi xã một tệp, 3 quy tắc", "bảng tính"),
    },
}
WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "seconds": "seconds, whole process",
        "processor_seconds": "processor seconds, whole process",
        "in-step": "ten times as much, ten times as long",
        "polars by hand": "polars by hand",
        "head": "| what | size | seconds | processor seconds | peak memory (MB) | against polars by hand |",
        "busy": "Measured on a machine that others used at the same time ({load} processes waiting for {processors} "
        "processors): the chart and the ratios are of processor seconds.",
        "idle": "Measured on an idle machine of {processors} processors.",
        "python": "Python {python}, {system}; medians, one run not counted; measured runs: {runs}.",
    },
    "vi": {
        "seconds": "giây, cả tiến trình",
        "processor_seconds": "giây xử lý, cả tiến trình",
        "in-step": "gấp mười số lượng, gấp mười thời gian",
        "polars by hand": "polars viết tay",
        "head": "| nội dung | quy mô | giây | giây xử lý | bộ nhớ cao nhất (MB) | so với polars viết tay |",
        "busy": "Đo trên máy đang có việc khác ({load} tiến trình chờ {processors} bộ xử lý): "
        "biểu đồ và tỷ lệ tính theo giây xử lý.",
        "idle": "Đo trên máy không có việc khác, {processors} bộ xử lý.",
        "python": "Python {python}, {system}; lấy trung vị, không tính lần chạy đầu; số lần đo: {runs}.",
    },
}
BEGIN, END = "<!-- growth -->\n", "<!-- /growth -->"
"""Around what is written of a page."""


def with_measured(grown: Mapping[str, Sequence[Timing]], *, processors: int, load: float) -> dict[str, Any]:
    """What is kept, with the workloads that were measured anew."""
    kept: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    for workload, timings in grown.items():
        lines: dict[str, list[dict[str, float]]] = {}
        for timing in timings:
            label, _, size = timing.case.name.rpartition(" ")
            if timing.runs:
                lines.setdefault(label, []).append({"size": int(size), **_figures(timing)})
        kept[workload] = {
            "python": platform.python_version(),
            "system": platform.system(),
            "processors": processors,
            "load": round(load, 1),
            "runs": max((len(timing.runs) for timing in timings), default=0),
            "answers": sorted({timing.answer for timing in timings if timing.answer}),
            "lines": lines,
        }
    MEASURED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return kept


def _figures(timing: Timing) -> dict[str, float]:
    return {
        "seconds": round(statistics.median(run.seconds for run in timing.runs), 3),
        "processor_seconds": round(statistics.median(run.processor_seconds for run in timing.runs), 3),
        "megabytes": round(max(run.megabytes for run in timing.runs)),
    }


def draw(kept: Mapping[str, Any]) -> None:
    """Draw the charts and fill the tables of the pages."""
    load = max(one["load"] for one in kept.values())
    figure = "processor_seconds" if load > BUSY else "seconds"
    for language, (page, picture) in PAGES.items():
        panels = [
            _panel(workload, kept[workload], figure, language) for workload in TITLES[language] if workload in kept
        ]
        words = WORDS[language]
        (DOCS / picture).write_text(drawn(panels, words[figure], words["in-step"]), encoding="utf-8")
        path = DOCS / page
        before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
        told = "\n".join(_told(kept, figure, load, language))
        path.write_text(f"{before}{BEGIN}{told}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _panel(workload: str, measured: Mapping[str, Any], figure: str, language: Language) -> Panel:
    title, axis = TITLES[language][workload]
    lines = {
        WORDS[language].get(label, label): [(point["size"], point[figure]) for point in line]
        for label, line in measured["lines"].items()
    }
    return Panel(title=title, axis=axis, lines=lines)


def _told(kept: Mapping[str, Any], figure: str, load: float, language: Language) -> list[str]:
    """The sentence on the machine and the table of what was measured."""
    words = WORDS[language]
    own = next(iter(kept.values()))
    facts = {**own, "load": _number(load, 1, language)}
    machine = words["busy" if load > BUSY else "idle"].format(**facts)
    told = [f"{machine} {words['python'].format(**facts)}", "", words["head"], "|---|---:|---:|---:|---:|---:|"]
    for workload, (title, _) in TITLES[language].items():
        lines = kept[workload]["lines"] if workload in kept else {}
        by_hand = {point["size"]: point for point in lines.get("polars by hand", ())}
        for point in lines.get("dqcheck", ()):
            base = by_hand.get(point["size"])
            cells = (
                title,
                _number(point["size"], 0, language),
                _number(point["seconds"], 2, language),
                _number(point["processor_seconds"], 2, language),
                _number(point["megabytes"], 0, language),
                _number(point[figure] / base[figure], 2, language) if base else "",
            )
            told.append("| " + " | ".join(cells) + " |")
    return told


def _number(value: float, decimals: int, language: Language) -> str:
    written = f"{value:,.{decimals}f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "vi" else written


if __name__ == "__main__":
    draw(json.loads(MEASURED.read_text(encoding="utf-8")))
    sys.exit(0)
