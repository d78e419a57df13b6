"""The words by which totals and their parts are told."""

import pytest

from dqcheck.language.en.sums import SUMS as ENGLISH
from dqcheck.language.types.sums import SumWords
from dqcheck.language.vi.sums import SUMS as VIETNAMESE

_SIGNS = {"open": "(", "close": ")", "semi": ";", "comma": ",", "colon": ":", "stop": "."}
_VIETNAMESE = {
    "partial": "trong đó|trong số đó|trong số này|trong tổng số đó|bao gồm cả|gồm cả",
    "whole": "bao gồm|gồm có|gồm|chia ra|chia theo|phân theo|cụ thể|như sau|cơ cấu",
    "side": "riêng|nhất là|chủ yếu|đặc biệt",
    "join": "và|cùng|với",
}
_ENGLISH = {
    "partial": "of which|of whom|of these|of them|including|among them|among which",
    "whole": "comprising|comprised|comprises|consisting of|made up of|composed of|broken down into|broken down as|"
    "divided into|split into|as follows|namely",
    "side": "mainly|mostly|chiefly|especially|notably",
    "join": "and|plus|with",
}


@pytest.mark.parametrize(("words", "told"), [(VIETNAMESE, _VIETNAMESE), (ENGLISH, _ENGLISH)])
def test_all_that_gives_a_sum_its_structure_is_found(words: SumWords, told: dict[str, str]) -> None:
    for kind, phrases in (_SIGNS | told).items():
        for phrase in phrases.split("|"):
            for text in (f"12 {phrase} 7", f"12 {phrase.upper()} 7"):
                found = words.structure.search(text)
                assert found is not None and (found.lastgroup, found[0].lower()) == (kind, phrase), text
