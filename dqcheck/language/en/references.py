"""How documents are numbered and named in English: no letters that all who write English share."""

from dqcheck.language.types.references import ReferenceWords
from dqcheck.language.wording import Wording

REFERENCES = ReferenceWords(
    kinds={},
    lead=Wording(
        r"(?P<word>directive|regulation|resolution|circular|decision|decree|report|plan)?\s*(?:(?:no|number)\b\.?\s*)?"
    ),
    whole=Wording(
        r"(?P<number>\d{1,6})(?P<suffix>[a-zA-Z]?)(?P<mark>/(?P<year>(?:19|20)\d\d)[/-]|[/-])"
        r"(?P<symbol>[A-Z][A-Za-z]*(?:[-/][A-Z][A-Za-z]*){0,3})",
        cased=True,
    ),
    law=Wording(r"(?!)"),
    law_kind="law",
    letter_kind="letter",
)
