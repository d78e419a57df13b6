"""What lies in folders and is not read is told, beside the parts of a table too."""

import polars as pl

import dqcheck
from dqcheck.engine.folder_files import beside_parts, unread


def test_files_beside_the_parts_of_a_table_are_told(tmp_path) -> None:
    inside = tmp_path / "province=04"
    inside.mkdir()
    pl.DataFrame({"n": [1, 2]}).write_parquet(inside / "part.parquet")
    (inside / "a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text("x", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"x")
    (tmp_path / "_SUCCESS").write_bytes(b"")
    assert beside_parts([tmp_path]) == ("province=04/a.csv", "report.txt")
    assert unread([tmp_path]) == ("picture.png",)
    assert beside_parts([inside]) == (), "no table in parts"
    told = {one.source: one.reason for one in dqcheck.check(tmp_path).unread}
    assert told == {"province=04/a.csv": "beside-parts", "report.txt": "beside-parts", "picture.png": "file-kind"}
