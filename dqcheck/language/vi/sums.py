"""Vietnamese words for how totals, parts, flows and listed things are told."""

from dqcheck.language.types.sums import SumWords

SUMS = SumWords()
