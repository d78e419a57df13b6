"""What money is counted in in Vietnam."""

from dqcheck.language.types.currency import Currency

CURRENCY = Currency(code="đồng", example="500 triệu đồng")
