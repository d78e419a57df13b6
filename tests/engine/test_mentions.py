"""A cell and the sentences that mention its field become one claim."""

from dataclasses import replace

import pytest
from engine_builders import ruleset, table

from dqcheck.engine.mentions import CLAIM, cell_figure, mention_claims
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.model.rule import Ruleset
from dqcheck.narratives import extract

ROWS = [
    {"unit": "Xã A", "received": "966", "carried": "603", "new": "363"},
    {"unit": "Xã B", "received": "", "carried": "1", "new": "2"},
]


def rules() -> Ruleset:
    given = ruleset()
    form = given.tables["dossiers"]
    received = replace(form.fields["received"], mentions=("hồ sơ tiếp nhận",), unit="hồ sơ")
    return replace(given, tables={"dossiers": replace(form, fields={**form.fields, "received": received})})


def extraction(submission: str) -> Extraction:
    text = Paragraph(text="Tổng số hồ sơ tiếp nhận là 969 hồ sơ.", place=Place(paragraph=1))
    return replace(
        extract(Narrative(source="a.docx", path="", media="docx", paragraphs=(text,))), submission=submission
    )


def test_a_cell_stands_before_the_sentences_that_mention_it() -> None:
    [(submission, claim)] = mention_claims([extraction("Xã A")], {"dossiers": table(ROWS)}, rules())
    assert (submission, claim.kind) == ("Xã A", CLAIM)
    assert [(one.value.text, one.source) for one in claim.roles["values"]] == [("966", "batch.xlsx"), ("969", "a.docx")]
    cell = claim.roles["values"][0]
    assert (cell.place, cell.quote, cell.label, cell.noun) == (
        Place(sheet="TTHC", cell="received0"), "", "received", "hồ sơ",
    )  # fmt: skip


@pytest.mark.parametrize("submission", ["Xã B", "Xã C"])
def test_without_a_number_or_a_record_there_is_nothing_to_compare(submission: str) -> None:
    assert list(mention_claims([extraction(submission)], {"dossiers": table(ROWS)}, rules())) == []


def test_a_sentence_does_not_say_which_of_two_records_it_means() -> None:
    assert list(mention_claims([extraction("Xã A")], {"dossiers": table([ROWS[0], ROWS[0]])}, rules())) == []


def test_a_table_that_was_not_filed_is_not_mentioned() -> None:
    assert list(mention_claims([extraction("Xã A")], {}, rules())) == []
    assert cell_figure(replace(table(ROWS), columns={}), 0, "received", rules()) is None
