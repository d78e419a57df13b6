"""All that English brings to the reading of prose: its figures and what they say of each other.

Documents are cited and written by the customs of an administration, of which English knows none of its own here: those
of the Vietnamese one find nothing in an English text.
"""

from dqcheck.language.en.figures import FIGURES
from dqcheck.language.en.rates import RATES
from dqcheck.language.en.reservations import RESERVATIONS
from dqcheck.language.en.sums import SUMS
from dqcheck.language.types.prose import ProseWords
from dqcheck.language.vi.documents import DOCUMENTS
from dqcheck.language.vi.writing import WRITING

PROSE = ProseWords(
    figures=FIGURES, sums=SUMS, rates=RATES, reservations=RESERVATIONS, documents=DOCUMENTS, writing=WRITING,
    official=False,
)  # fmt: skip
