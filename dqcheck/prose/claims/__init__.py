"""Claims: what sentences say of their figures, one module a claim shape with one door, ``find``.

A finder of a further shape is told here what is settled before it.
"""

from dqcheck.prose.claims import (
    balances,
    changes_told,
    combined,
    complements,
    enumerations,
    flows,
    growth,
    lone_figures,
    means,
    multiples,
    named_bases,
    opposites,
    parts,
    percentages,
    portions,
    products,
    remainders,
    renewals,
    repeated_sections,
    restated_amounts,
    rests_told,
    sameness,
    shares,
    spelt_out,
    stocks,
    surpluses,
    totals,
    totals_behind,
    totals_unsaid,
    trade,
)
from dqcheck.prose.claims.finders import Finder

_STATED = (
    "totals", "flows", "growth", "percentages", "shares", "products", "means", "spelt_out", "remainders", "combined",
    "portions", "repeated_sections", "sameness", "enumerations", "balances", "stocks",
)  # fmt: skip
"""The shapes that a wording states, before those that the numbers alone suggest."""

FINDERS = (
    Finder(name="balances", find=balances.find),
    Finder(
        name="changes_told",
        find=changes_told.find,
        after=(*_STATED, "totals_behind", "totals_unsaid", "complements", "surpluses", "trade"),
    ),
    Finder(name="combined", find=combined.find),
    Finder(name="complements", find=complements.find, after=("flows", "remainders", "stocks", "growth", "totals")),
    Finder(name="enumerations", find=enumerations.find),
    Finder(name="flows", find=flows.find, after=("totals",)),
    Finder(name="growth", find=growth.find),
    Finder(
        name="lone_figures",
        find=lone_figures.find,
        after=(*_STATED, "parts", "trade", "renewals", "totals_behind", "totals_unsaid", "changes_told"),
    ),
    Finder(name="means", find=means.find),
    Finder(name="multiples", find=multiples.find),
    Finder(name="named_bases", find=named_bases.find),
    Finder(name="opposites", find=opposites.find, after=("totals", "flows")),
    Finder(name="parts", find=parts.find, after=_STATED),
    Finder(name="percentages", find=percentages.find, after=("totals", "flows", "growth")),
    Finder(name="portions", find=portions.find, after=("percentages", "shares")),
    Finder(name="products", find=products.find),
    Finder(name="remainders", find=remainders.find),
    Finder(name="renewals", find=renewals.find, after=("totals_behind", "trade")),
    Finder(name="repeated_sections", find=repeated_sections.find),
    Finder(name="restated_amounts", find=restated_amounts.find),
    Finder(
        name="rests_told",
        find=rests_told.find,
        after=(*_STATED, "complements", "totals_behind", "totals_unsaid", "opposites"),
    ),
    Finder(name="sameness", find=sameness.find),
    Finder(name="shares", find=shares.find, after=("totals", "flows", "growth", "percentages")),
    Finder(name="spelt_out", find=spelt_out.find),
    Finder(name="stocks", find=stocks.find, after=("flows", "remainders")),
    Finder(name="surpluses", find=surpluses.find, after=("totals", "trade")),
    Finder(name="totals", find=totals.find),
    Finder(name="totals_behind", find=totals_behind.find),
    Finder(name="totals_unsaid", find=totals_unsaid.find, after=("totals_behind", "trade", "renewals")),
    Finder(name="trade", find=trade.find, after=("totals_behind",)),
)
