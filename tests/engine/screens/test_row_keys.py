"""What values say is folded all at once as it is one by one."""

import os

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from dqcheck import column_checks as columns
from dqcheck.checks.lookups import key_part
from dqcheck.checks.table_rows import plain
from dqcheck.engine.screens.judged_columns import file_columns
from dqcheck.engine.screens.row_keys import RowKeys

letters = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from(" .-_/1A\u00a0\u200b\u0301ắẤđĐßſİıﬁΣ\u212a٣"),
    st.characters(min_codepoint=0xC0, max_codepoint=0x1EFF),
)


@settings(max_examples=int(os.environ.get("DQCHECK_TABLES", "60")))
@given(st.lists(st.one_of(st.none(), st.text(letters, max_size=8)), min_size=1, max_size=8))
def test_texts_say_what_the_judge_compares(texts: list[str | None]) -> None:
    frame = pl.DataFrame({"name": pl.Series(texts, dtype=pl.String)})
    filed = file_columns(frame, [columns.required("name")], key="name")
    keys, table = RowKeys(filed), filed.table(dict.fromkeys(filed.columns, texts))
    told = filed.frame.select("name", said=keys.said("name", plain), unit=keys.submission(), key=keys.joined(["name"]))
    found = told.collect()
    assert found["said"].to_list() == [plain(value) for value in table.columns["name"]]
    assert found["key"].to_list() == [key_part(value) for value in table.columns["name"]]
    assert found["unit"].to_list() == list(table.submissions)
