"""Sentences for people, in the language and the notation they read.

A catalogue is one module a language with ``NOTATION`` and ``MESSAGES``. A sentence is a text with places to fill:

- ``{name}``: the fact of that name, written for its type (numbers in the language's notation, dates, texts in both
  languages, lists). ``observed``, ``expected``, ``discrepancy`` and ``allowed`` carry the fact ``unit``;
  ``discrepancy`` is printed without its sign.
- ``{name:bare}`` without the unit, ``{name:signed}`` with its sign, ``{name:quoted}`` in quotation marks,
  ``{name:or}`` as alternatives (``a or b``), ``{name:@prefix}`` the sentence ``prefix.<fact>`` of the catalogue.
- ``{name:one|many}``: the word that agrees with a number.

Filling is plain replacement: a text from a ruleset or a submission is never evaluated.
"""

from dqcheck.messages.evidence import role_name, shown_text
from dqcheck.messages.legible import legible, legible_json, legible_line, legible_log, legible_record
from dqcheck.messages.places import place_text
from dqcheck.messages.sentences import (
    NO_FACT,
    catalogue,
    known,
    local,
    notation,
    quantity,
    sentence,
    unit_name,
)
from dqcheck.messages.verdicts import verdict_message

__all__ = [
    "NO_FACT",
    "catalogue",
    "known",
    "legible",
    "legible_json",
    "legible_line",
    "legible_log",
    "legible_record",
    "local",
    "notation",
    "place_text",
    "quantity",
    "role_name",
    "sentence",
    "shown_text",
    "unit_name",
    "verdict_message",
]
