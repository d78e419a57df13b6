"""A nation's batch made up for timing: for each commune a workbook of the form khcn-cds and a report in prose that
agrees with it; one in ten of either has a wrong figure. Names and figures are invented and always the same.

    python bench/nation.py FOLDER [COMMUNES]
"""

import csv
import random
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "fixtures")]

import yaml  # noqa: E402
from builder import narratives as reports  # noqa: E402
from builder import workbooks  # noqa: E402
from builder.facts import Commune, Fact, Record, Records, records  # noqa: E402
from builder.faults import Fault  # noqa: E402
from narratives import count, plain  # noqa: E402

COMMUNES = 3321
"""Communes, wards and special zones of Việt Nam since July 2025."""
ONE_IN = 10
"""One workbook, and one report, in so many states a wrong figure."""
FORM = ROOT / "rules" / "khcn-cds"
FIRST = (
    "An Ba Bắc Bình Bồng Cam Cao Châu Chi Cư Diên Đak Đại Đồng Đức Gia Giang Hà Hải Hiệp Hòa Hoằng Hồng Hưng "
    "Khánh Kim Kỳ La Lâm Liên Long Lộc Lương Mai Minh Mỹ Nam Nga Ngọc Nghĩa Ninh Phong Phú Phước Quang Quảng "
    "Quế Sơn Tam Tân Tây Thạch Thanh Thăng Thiện Thọ "
).split()
SECOND = (
    "Ân Bảo Bích Cẩm Chánh Chiểu Cường Danh Dũng Đông Hạnh Hậu Hiền Hoa Huệ Hùng Hương Khê Khoa Lạc Lan Lập Lễ "
    "Linh Lĩnh Lợi Luận Lý Mạnh Mậu Mục Nghị Nguyên Nhân Nhuận Phi Phúc Phương Quý Quyền Sâm Sen Tài Tâm Thắng "
    "Thành Thịnh Thuận Tiến Tín Toàn Trà Trạch Trị Trung Tú Tuấn Văn Viên Vinh Xuân "
).split()


def communes(number: int) -> list[Commune]:
    """So many communes of names that nobody else bears, with or without accents."""
    names = [f"{first} {second}" for first in FIRST for second in SECOND]
    drawn = random.Random(2025).sample(names, number)
    kinds = [("phường", "Phường") if place % 5 == 4 else ("xã", "Xã") for place in range(number)]
    return [
        Commune(code=f"{place + 1:05d}", kind=kind, name=f"{written} {name}")
        for place, ((kind, written), name) in enumerate(zip(kinds, drawn, strict=True))
    ]


def form(units: Sequence[Commune]) -> workbooks.Form:
    """What the workbooks are built from."""
    source = ROOT / "fixtures" / "source"
    profile, layout, ruleset = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (source / "profile.yaml", source / "layout.yaml", FORM / "ruleset.yaml")
    )
    return workbooks.form(units, profile, layout, ruleset)


def write_rules(units: Sequence[Commune], folder: Path) -> None:
    """The form with the nation's list of units."""
    shutil.copytree(FORM, folder, dirs_exist_ok=True)
    with (folder / "units.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "type", "name"])
        writer.writerows([one.code, one.kind, one.name] for one in units)


def decimal(value: Fact) -> str:
    """A number in Vietnamese notation."""
    whole, _, rest = str(value).partition(".")
    return f"{int(whole):,}".replace(",", ".") + f",{rest}" if rest else count(int(whole))


def blocks(one: Commune, facts: Records, rng: random.Random, wrong: int) -> Iterator[Mapping[str, Any]]:
    """A report on the figures of a commune; ``wrong`` is added to one of them."""
    unit, dossiers, identity, groups = (facts[name][0] for name in ("unit", "dossiers", "identity", "groups"))
    day, name = unit["report_date"], one.name.split(" ", 1)[1]
    yield {
        "letterhead": {
            "organ": f"ỦY BAN NHÂN DÂN {one.name.upper()}",
            "number": f"{rng.randint(60, 290)}/BC-UBND",
            "place": name,
            "date": f"ngày {day:%d} tháng {day.month} năm {day.year}",
        }
    }
    yield {"title": "BÁO CÁO\nCông tác chuyển đổi số chín tháng đầu năm 2025"}
    yield {"heading": "I. Đặc điểm tình hình"}
    yield {"text": _people(unit) + " " + plain(rng)}
    yield {"text": _land(unit)}
    yield {"heading": "II. Kết quả thực hiện"}
    yield {"text": _online(dossiers, wrong) + " " + plain(rng)}
    yield {"text": _cards(identity) + " " + plain(rng)}
    yield {"heading": "III. Nhân lực, tổ công nghệ số"}
    yield {"text": _groups(groups) + " " + plain(rng)}
    yield {"table": _offices(facts["staff"])}
    yield {"text": plain(rng) + " " + plain(rng)}


def _people(unit: Record) -> str:
    people, homes, poor, near = (
        decimal(unit[name]) for name in ("population", "households", "poor_households", "near_poor_households")
    )
    poor_rate, near_rate = decimal(unit["poor_rate"]), decimal(unit["near_poor_rate"])
    return (
        f"Địa phương có dân số {people} người, sinh sống tại {decimal(unit['villages'])} thôn, tổ dân "
        f"phố. Toàn địa bàn có {homes} hộ dân, "
        f"trong đó hộ nghèo là {poor} hộ, chiếm tỷ lệ {poor_rate}%; hộ cận nghèo là {near} hộ, chiếm "
        f"tỷ lệ {near_rate}%."
    )


def _land(unit: Record) -> str:
    kinds = (
        ("đất nông nghiệp", "agricultural"),
        ("đất phi nông nghiệp", "non_agricultural"),
        ("đất chưa sử dụng", "unused"),
    )
    parts = [f"{said} {decimal(unit[f'{kind}_land'])} ha ({decimal(unit[f'{kind}_share'])}%)" for said, kind in kinds]
    return f"Diện tích tự nhiên là {decimal(unit['land_total'])} ha, gồm: {parts[0]}, {parts[1]} và {parts[2]}."


def _online(dossiers: Record, wrong: int) -> str:
    said = {name: decimal(value) for name, value in dossiers.items() if isinstance(value, int)}
    new, online = said["new"], count(int(str(dossiers["online"])) + wrong)
    return (
        f"Bộ phận một cửa đã tiếp nhận {said['received']} hồ sơ, gồm {said['carried_over']} hồ sơ kỳ "
        f"trước chuyển qua và {new} hồ sơ tiếp "
        f"nhận mới. Trong số hồ sơ mới có {online} hồ sơ trực tuyến ({said['online_full']} hồ sơ toàn "
        f"trình, {said['online_partial']} hồ sơ "
        f"một phần) và {said['direct']} hồ sơ nộp trực tiếp. Đã giải quyết trước và đúng hạn "
        f"{said['resolved_in_time']}/{said['resolved']} "
        "hồ "
        f"sơ, đạt {decimal(dossiers['in_time_rate'])}%."
    )


def _cards(identity: Record) -> str:
    return (
        f"Lực lượng chức năng đã cấp căn cước cho {decimal(identity['issued'])}/{decimal(identity['eligible'])} "
        "công dân đủ điều kiện, đạt "
        f"{decimal(identity['issued_rate'])}%. Số tài khoản định danh điện tử đã kích hoạt là "
        f"{decimal(identity['activated'])} "
        "tài khoản."
    )


def _groups(groups: Record) -> str:
    own, of_villages, total = (decimal(groups[name]) for name in ("commune_groups", "village_groups", "total"))
    return (
        f"Toàn địa bàn có {total} tổ công nghệ số cộng đồng ({own} tổ cấp xã, {of_villages} tổ cấp thôn) với "
        f"{decimal(groups['members'])} thành viên."
    )


def _offices(staff: Sequence[Record]) -> list[list[str]]:
    heading = ["Phòng, trung tâm", "Cán bộ, công chức", "Máy tính để bàn", "Máy tính xách tay", "Tổng số máy tính"]
    fields = ("staff", "desktops", "laptops", "computers")
    rows = [[str(row["office"]), *(str(row[name]) for name in fields)] for row in staff]
    total = ["Tổng cộng", *(str(sum(int(str(row[name])) for row in staff)) for name in fields)]
    return [heading, *rows, total]


def write(folder: Path, number: int = COMMUNES) -> None:
    """Write the batch of a nation of so many communes: ``rules``, ``workbooks`` and ``reports`` in a folder."""
    units = communes(number)
    what = form(units)
    for name in ("rules", "workbooks", "reports"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_rules(units, folder / "rules")
    for place, one in enumerate(units):
        rng = random.Random(one.code)
        facts = records(one, what.bounds, {})
        received = int(str(facts["dossiers"][0]["received"]))
        wrong = [Fault(id="", about="", unit=one.name, table="dossiers", write={"received": received + 9})]
        planted = wrong if place % ONE_IN == 3 else []
        workbooks.commune(what, one.name, planted, folder / "workbooks" / f"{one.code}.xlsx", pairs=(), without={})
        ending = ("docx", "docx", "txt", "docx", "docx", "pdf")[place % 6]
        body = [
            block
            for block in blocks(one, facts, rng, 9 if place % ONE_IN == 7 else 0)
            if "table" not in block or ending == "docx"
        ]
        reports.write({"file": f"{one.code}.{ending}", "blocks": body}, folder / "reports")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
