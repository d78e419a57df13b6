"""Sentences are filled in the language's own notation."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from dqcheck import rulesets
from dqcheck.checks import names
from dqcheck.messages import known, local, notation, place_text, quantity, sentence, shown_text, verdict_message
from dqcheck.messages.sentences import fill, write
from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.quantity import Day, Quantity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict

NUMBERS = [
    # value, unit, Vietnamese, English
    ("1226", None, "1.226", "1,226"),
    ("1234.56", None, "1.234,56", "1,234.56"),
    ("-0.5", None, "-0,5", "-0.5"),
    ("999", None, "999", "999"),
    ("1000000", None, "1.000.000", "1,000,000"),
    ("1E+3", None, "1.000", "1,000"),
    ("99.57", "%", "99,57%", "99.57%"),
    ("99.50", "%", "99,50%", "99.50%"),
    ("15130000.00", "đồng", "15.130.000 đồng", "15,130,000 đồng"),
    ("1", "hồ sơ", "1 hồ sơ", "1 dossier"),
    ("966", "hồ sơ", "966 hồ sơ", "966 dossiers"),
    ("12.5", "Gbps", "12,5 Gbps", "12.5 Gbps"),
    ("0.3333333333333333333333333333", None, "0,333333", "0.333333"),
    ("123456789012345678901234567890", None, "123.456.789.012.345.678.901.234.567.890", None),
    ("NaN", None, "NaN", "NaN"),
]


@pytest.mark.parametrize(("value", "unit", "vi", "en"), NUMBERS)
def test_quantities(value: str, unit: str | None, vi: str, en: str | None) -> None:
    assert quantity(Decimal(value), unit, "vi") == vi
    if en is not None:
        assert quantity(Decimal(value), unit, "en") == en


def test_a_gap_between_percentages_is_in_points() -> None:
    assert quantity(Decimal("1.00"), "%", "vi", gap=True) == "1,00 điểm phần trăm"
    assert quantity(Decimal(1), "%", "en", gap=True) == "1 percentage point"
    assert quantity(Decimal("1.00"), "%", "en", gap=True) == "1.00 percentage points"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (dt.date(2025, 8, 5), "05/08/2025", "5 August 2025"),
        ("2025-08-05", "05/08/2025", "5 August 2025"),
        ("2025-13-05", "2025-13-05", "2025-13-05"),
        ("12/QĐ-UBND", "12/QĐ-UBND", "12/QĐ-UBND"),
        (LocalText(vi="xã", en="commune"), "xã", "commune"),
        (("a", "b", "c"), "a, b và c", "a, b and c"),
        ((Decimal(1), Decimal("2.5")), "1 và 2,5", "1 and 2.5"),
        (None, "…", "…"),
        (Outcome.FAIL, "fail", "fail"),
        (
            Quantity(text="15.130 triệu đồng", value=Decimal(15130000000), unit="đồng"),
            "15.130 triệu đồng",
            "15.130 triệu đồng",
        ),
    ],
)
def test_facts(value: object, vi: str, en: str) -> None:
    assert (write(value, "vi"), write(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{observed}", "966 hồ sơ"),
        ("{observed:bare}", "966"),
        ("{discrepancy}", "6 hồ sơ"),
        ("{discrepancy:signed}", "-6 hồ sơ"),
        ("{arithmetic} = {expected}", "603 + 1.357 = 972 hồ sơ"),
        ("{n:file|files}", "files"),
        ("{one:file|files}", "file"),
        ("{name:quoted}", "“Xã {observed}”"),
        ("{status:@status}", "Đạt"),
        ("{nothing}", "…"),
        ("{observed.__class__}", "…"),
        ("an open { brace", "an open { brace"),
    ],
)
def test_forms_of_a_place(template: str, expected: str) -> None:
    facts = {
        "observed": Decimal(966),
        "expected": Decimal(972),
        "discrepancy": Decimal(-6),
        "unit": "hồ sơ",
        "arithmetic": (Decimal(603), "+", Decimal(1357)),
        "n": 2,
        "one": 1,
        "name": "Xã {observed}",
        "status": "accepted",
    }
    assert fill(template, "vi", facts) == expected


def test_an_unknown_key_loses_nothing() -> None:
    assert sentence("no.such-key", "vi", {"b": Decimal("1.5"), "a": "x"}) == "no.such-key (a: x; b: 1,5)"
    assert local("no.such-key").en == "no.such-key"


def test_a_long_sum_is_shortened() -> None:
    terms: list[object] = [Decimal(1)]
    for number in range(2, 97):
        terms += ["+", Decimal(number)]
    text = notation("vi").arithmetic(terms)
    assert text == "1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + … (87 số nữa) + 96"


def test_brackets_stand_close_to_what_they_hold() -> None:
    terms = (Decimal(100), "×", "(", Decimal(6), "-", Decimal(4), ")", "/", Decimal(4))
    assert notation("vi").arithmetic(terms) == "100 × (6 − 4) / 4"


def evidence(role: str, text: str, label: str | None = None) -> Evidence:
    names = LocalText(vi=label, en=label.upper()) if label else None
    return Evidence(role=role, text=text, value=text, source="a.xlsx", place=Place(), label=names)


def test_a_verdict_is_told_with_labels_and_texts() -> None:
    verdict = Verdict(
        outcome=Outcome.FAIL,
        observed=Decimal(966),
        expected=Decimal(960),
        discrepancy=Decimal(6),
        unit="hồ sơ",
        facts={"arithmetic": (Decimal(603), "+", Decimal(357))},
    )
    items = [evidence("total", "966", "Trực tuyến"), evidence("parts", "603", "Toàn trình"), evidence("parts", "357")]
    own = LocalText(
        vi="{total:quoted} ghi {total_text}, {parts} cộng {arithmetic} = {expected}: {direction} {discrepancy}",
        en="{total} has {total_text}, {parts} add {arithmetic} = {expected}: {direction} by {discrepancy}",
    )
    message = verdict_message(verdict, items, template=own)
    assert message.vi == "“Trực tuyến” ghi 966, Toàn trình và thành phần cộng 603 + 357 = 960 hồ sơ: cao hơn 6 hồ sơ"
    assert (
        message.en == "TRỰC TUYẾN has 966, TOÀN TRÌNH and the part add 603 + 357 = 960 dossiers: higher by 6 dossiers"
    )


def test_a_value_without_a_name_is_not_quoted_as_if_the_writer_called_it_so() -> None:
    verdict = Verdict(outcome=Outcome.FAIL, note="percentage.truncated", observed=Decimal("8.06"), unit="%")
    message = verdict_message(verdict, [evidence("stated", "8,06%")])
    assert message.vi.startswith("Số liệu báo cáo ghi 8,06%")
    assert message.en.startswith("The reported figure is stated as 8.06%")


def test_dates_out_of_order_are_told_by_their_names() -> None:
    first, last = dt.date(2025, 10, 31), dt.date(2025, 9, 21)
    days = [Day(text=f"{day:%d/%m/%Y}", first=day, last=day) for day in (first, last)]
    facts = {"earlier": days[0], "later": days[1]}
    verdict = Verdict(outcome=Outcome.FAIL, note="order.fail", observed="x", expected="y", facts=facts)
    items = [evidence("values", "31/10/2025", "Ngày chốt"), evidence("values", "21/09/2025", "Ngày báo cáo")]
    told = verdict_message(verdict, items).vi
    assert told == "“Ngày báo cáo” (21/09/2025) sớm hơn “Ngày chốt” (31/10/2025), chưa đúng thứ tự."


def test_each_of_several_names_is_quoted() -> None:
    facts = {"values": ("Số hộ", "Hộ nghèo")}
    assert fill("{values:quoted} khác nhau", "vi", facts) == "“Số hộ” và “Hộ nghèo” khác nhau"


def test_readings_are_alternatives_in_the_notation_of_the_language() -> None:
    facts = {"candidates": (Decimal("2.215"), Decimal(2215))}
    assert fill("{candidates:or}", "vi", facts) == "2,215 hoặc 2.215"
    assert fill("{candidates:or}", "en", facts) == "2.215 or 2,215"


@pytest.mark.parametrize(
    ("text", "value", "unit", "stored", "vi", "en"),
    [
        ("10300,89", "10300.89", "ha", True, "10.300,89", "10,300.89"),
        ("1226", "1226", "hồ sơ", True, "1.226", "1,226"),
        ("176000", "176000000000", "đồng", True, "176.000", "176,000"),
        ("20%", "20.0", "%", True, "20,0%", "20.0%"),
        ("1226", "1226", None, True, "1226", "1226"),
        ("1226", "1226", "hồ sơ", False, "1226", "1226"),
        ("7.922,00", "7922.00", "ha", False, "7.922,00", "7.922,00"),
    ],
)
def test_typed_text_is_verbatim_and_a_stored_number_in_the_notation_of_the_language(
    text: str, value: str, unit: str | None, stored: bool, vi: str, en: str
) -> None:
    item = Evidence(role="value", text=text, value=value, source="a.xlsx", place=Place(), unit=unit, stored=stored)
    assert (shown_text(item, "vi"), shown_text(item, "en")) == (vi, en)
    quantity = Quantity(text=text, value=Decimal(value), unit=unit, stored=stored)
    assert (write(quantity, "vi"), write(quantity, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("observed", "exact", "vi"),
    [
        ("98.57", Decimal(116500) / 1170, "98,57%; theo các số liệu khác là 99,57%, lệch 1,00 điểm phần trăm"),
        ("89.35", Decimal(82300) / 921, "89,35%; theo các số liệu khác là 89,36%, lệch 0,01 điểm phần trăm"),
        ("50", Decimal("50.5"), "50%; theo các số liệu khác là 51%, lệch 1 điểm phần trăm"),
        ("33.3", Decimal("33.34"), "33,3%; theo các số liệu khác là 33,34%, lệch 0,04 điểm phần trăm"),
    ],
)
def test_observed_expected_and_gap_agree_as_printed(observed: str, exact: Decimal, vi: str) -> None:
    stated = Decimal(observed)
    verdict = Verdict(outcome=Outcome.FAIL, observed=stated, expected=exact, discrepancy=stated - exact, unit="%")
    assert verdict_message(verdict).vi == f"Báo cáo ghi {vi}."


def test_places() -> None:
    cell = Place(sheet="TTHC", cell="F12", row_label="Xã A", column_label="Tổng số")
    assert place_text(cell, "vi") == "trang tính TTHC, ô F12"
    assert place_text(cell, "vi", labels=True) == "trang tính TTHC, ô F12 (dòng “Xã A”, cột “Tổng số”)"
    assert place_text(Place(page=7, paragraph=112, line=461), "en") == "page 7, line 461"
    assert place_text(Place(paragraph=3), "vi") == "đoạn 3"
    assert place_text(Place(table="dossiers", row=0, column="new"), "en") == "table dossiers, record 1, column new"
    assert place_text(Place(), "vi") == ""


@pytest.mark.parametrize("count", [1, 2])
def test_english_counts_agree_with_their_nouns(count: int) -> None:
    facts = dict.fromkeys(
        ("seen", "understood", "checked", "claims", "accepted", "missing", "count", "judged", "left"), count
    )
    told = " ".join(
        sentence(key, "en", {**facts, "path": "x", "severity": "error"})
        for key in (
            *("aggregate.summary", "error.validation", "read.coverage", "report.coverage-prose"),
            *("report.coverage-tables", "report.more-results", "rules.examples", "waiver.baseline"),
        )
    )
    plural = re.findall(rf"\b{count} (?:more |new )?(\w+)", told)
    assert all(word.endswith("s") is (count == 2) for word in plural if word not in ("understood", "checked", "added"))


@pytest.mark.parametrize("kind", names())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_check_kind_has_a_name(kind: str, language: str) -> None:
    assert known(f"check.{kind}", language)


@pytest.mark.parametrize("name", rulesets.shipped())
def test_every_topic_of_the_shipped_rulesets_has_a_name(name: str) -> None:
    ruleset = rulesets.load(name)
    for rule in (*ruleset.rules, *rulesets.implied(ruleset)):
        assert known(f"topic.{rule.topic}", "vi") and known(f"topic.{rule.topic}", "en"), rule.topic


@pytest.mark.parametrize(
    ("facts", "vi", "en"),
    [
        ({"row": "A / Tổng số"}, "Dòng “A / Tổng số”: ", "Row “A / Tổng số”: "),
        ({"row": "A", "against": "B"}, "Dòng “A” so với dòng “B”: ", "Row “A” against row “B”: "),
        ({}, "", ""),
    ],
)
def test_the_row_that_a_sentence_is_about_leads_it(facts: dict[str, str], vi: str, en: str) -> None:
    plain = Verdict(outcome=Outcome.FAIL, note="verdict.fail", observed=Decimal(3), expected=Decimal(2))
    told = verdict_message(
        Verdict(outcome=Outcome.FAIL, note=plain.note, observed=Decimal(3), expected=Decimal(2), facts=facts)
    )
    assert (told.vi, told.en) == (vi + verdict_message(plain).vi, en + verdict_message(plain).en)
    own = verdict_message(plain, template=LocalText(vi="{row}", en="{row}"))
    assert own.en == "…"


def test_the_sums_of_breakdowns_are_told_in_the_unit_that_is_written() -> None:
    verdict = Verdict(
        outcome=Outcome.FAIL,
        note="total.no-split",
        observed=Decimal(30_000_000),
        expected=Decimal(21_000_000),
        discrepancy=Decimal(9_000_000),
        unit="đồng",
        facts={"sums": (Decimal(21_000_000), Decimal(8_500_000)), "arithmetic": (Decimal(21_000_000),)},
    )
    stated = Evidence(role="total", text="30", value="30000000", source="", place=Place(), unit="đồng", scale="1000000")
    assert "cộng lại được 21 và 8,5." in verdict_message(verdict, [stated]).vi
