"""Sections that repeat the same labelled lines."""

from sentence_claims import claims

SUM, FIRST, SECOND = "Kinh phí", "Tỉnh cấp", "Xã góp"


def report(*sections: tuple[str, str, str], head: str = "") -> str:
    """Each section with its total and two parts in million đồng; empty ones say that there is nothing."""
    lines = [head] if head else []
    for at, amounts in enumerate(sections):
        lines.append(f"Mô hình {'ABCDEFGH'[at]}")
        for label, amount in zip((SUM, FIRST, SECOND), amounts, strict=True):
            lines.append(f"- {label}: {amount} triệu đồng" if amount else f"- {label}: không")
    return "\n".join(lines)


RIGHT = [("60", "40", "20"), ("81", "50", "31"), ("75", "45", "30")]
WRONG = ("95", "55", "46")


def totals(text: str) -> list[tuple[str, list[str], bool]]:
    return [
        (roles["total"][0].split()[0], [part.split()[0] for part in roles["parts"]], doubt)
        for roles, doubt in claims(text, "total")
    ]


def test_a_relation_that_holds_in_three_sections_is_claimed_in_the_fourth() -> None:
    assert ("95", ["55", "46"], True) in totals(report(*RIGHT, WRONG))


def test_a_relation_that_holds_in_two_sections_is_none() -> None:
    assert ("95", ["55", "46"], True) not in totals(report(*RIGHT[:2], WRONG, ("70", "33", "20")))


def test_a_relation_must_hold_in_most_sections() -> None:
    wrong = [("95", "55", "46"), ("70", "33", "20"), ("66", "35", "17")]
    assert ("95", ["55", "46"], True) not in totals(report(*RIGHT, *wrong))
    assert ("95", ["55", "46"], True) in totals(report(*RIGHT, *wrong[:2]))


def test_three_sections_make_no_pattern() -> None:
    assert ("95", ["55", "46"], True) not in totals(report(*RIGHT[:2], WRONG))


def test_a_line_that_says_that_there_is_nothing_is_no_part() -> None:
    assert ("48", ["48"], False) in totals(report(*RIGHT, ("48", "48", "")))


def test_the_sum_over_the_sections_stands_elsewhere() -> None:
    sections = [*RIGHT, ("95", "55", "40")]
    assert ("311", ["60", "81", "75", "95"], False) in totals(report(*sections, head="Tổng kinh phí: 311 triệu đồng"))
    assert not any(total == "320" for total, _, _ in totals(report(*sections, head="Kinh phí: 320 triệu đồng")))
    other = report(*sections, head="Số phải nộp: 311 triệu đồng")
    assert not any(len(parts) == len(sections) for _, parts, _ in totals(other))


def test_a_label_that_is_too_long_is_none() -> None:
    long = f"Kinh phí {'rất ' * 18}lớn"
    text = report(*RIGHT, WRONG).replace("Kinh phí", long)
    assert ("95", ["55", "46"], True) not in totals(text)
    assert ("95", ["55", "46"], True) in totals(text.replace(long, f"Kinh phí {'rất ' * 16}lớn"))
