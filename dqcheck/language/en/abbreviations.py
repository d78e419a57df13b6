"""How English headers are shortened."""

from dqcheck.language.types.abbreviations import Abbreviations

ABBREVIATIONS = Abbreviations(
    known={
        "no": ("number",),
        "nr": ("number",),
        "qty": ("quantity",),
        "amt": ("amount",),
        "hh": ("households", "household"),
        "hhs": ("households",),
        "pct": ("percent", "percentage"),
        "yr": ("year",),
        "govt": ("government",),
        "dept": ("department",),
        "mgmt": ("management",),
        "ppl": ("people",),
        "chn": ("children",),
    },
    fillers=("of", "the", "and", "for", "in", "by", "on", "number", "total"),
)
