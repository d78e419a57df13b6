"""What a field of a form is called, and which fields add up; how severities compare."""

import pytest

from dqcheck.model.rule import Field, Severity
from dqcheck.model.text import LocalText

TITLE = LocalText(vi="Hồ sơ", en="Dossiers")


@pytest.mark.parametrize(
    ("field", "called"),
    [
        (Field(name="received", label=("Tổng số", "Số"), title=TITLE), TITLE),
        (Field(name="received", label=("Tổng số", "Số")), LocalText(vi="Tổng số", en="Tổng số")),
        (Field(name="received", label=()), LocalText(vi="received", en="received")),
    ],
)
def test_a_field_is_called_by_title_label_or_name(field: Field, called: LocalText) -> None:
    assert field.called == called


def test_percentages_texts_and_unit_prices_are_not_added_up() -> None:
    additive = {kind: Field(name="f", label=(), type=kind).additive for kind in ("count", "money", "percent", "text")}
    assert additive == {"count": True, "money": True, "percent": False, "text": False}
    assert not Field(name="price", label=(), type="money", summed=False).additive


def test_a_milder_severity_is_one_lower_and_information_stays() -> None:
    assert [severity.milder() for severity in Severity] == [Severity.WARNING, Severity.INFO, Severity.INFO]
    assert [severity.rank for severity in Severity] == [0, 1, 2]
