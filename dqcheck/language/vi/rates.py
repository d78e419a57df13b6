"""Vietnamese words for how percentages, growth, products, means and repeated quantities are told."""

from dqcheck.language.types.rates import RateWords

RATES = RateWords()
