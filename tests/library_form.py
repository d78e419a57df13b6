"""A form of libraries with a list of units, one record a unit in one table and many in another, and rules that reckon
most of it."""

RULESET = """\
ruleset: library
version: "1"
title: {vi: Báo cáo thư viện, en: Library report}
period: {from: 2025-01-01, to: 2025-12-31}
rounding: half-up
units: libraries
codelists:
  libraries: {codes: {A: Thư viện A, B: Thư viện B, C: "Thư viện C, cơ sở 2"}}
tables:
  year:
    title: {vi: Số liệu năm, en: The year}
    sheet: [Số liệu năm]
    key: library
    fields:
      library: {label: [Thư viện], title: {vi: Thư viện, en: Library}, type: text, required: true, unique: true}
      opened: {label: [Ngày khai trương], type: date}
      adults: {label: [Bạn đọc / Người lớn], type: count, unit: người}
      children: {label: [Bạn đọc / Trẻ em], type: count, unit: người, missing: zero}
      readers: {label: [Bạn đọc / Tổng số], type: count, unit: người}
      children_share: {label: [Bạn đọc / Tỷ lệ trẻ em], type: percent, decimals: 1}
      loans: {label: [Lượt mượn], type: count, unit: lượt, at_most: 900000}
      loans_before: {label: [Lượt mượn năm 2024], type: count, unit: lượt}
      loans_growth: {label: [Tăng giảm lượt mượn], type: percent, decimals: 2}
      rooms: {label: [Số phòng đọc], type: count}
      shelf: {label: [Ký hiệu kho], type: text}
      heat: {label: [Nhiệt độ kho], type: number}
      cost: {label: [Chi mua sách], type: money, unit: triệu đồng, decimals: 2}
  purchases:
    title: {vi: Sách mua, en: Books bought}
    sheet: [Sách mua]
    key: library
    unit_line: nghìn đồng
    fields:
      library: {label: [Thư viện], title: {vi: Thư viện, en: Library}, type: text, required: true}
      title: {label: [Tên sách], type: text, required: true}
      kind: {label: [Loại sách], type: text, codes: [Truyện, Giáo khoa, Khác]}
      copies: {label: [Số bản], type: count}
      price: {label: [Đơn giá], type: money, unit: nghìn đồng, summed: false}
      amount: {label: [Thành tiền], type: money, unit: nghìn đồng}
      bought: {label: [Ngày mua], type: date}
rules:
  - {id: readers-total-mismatch, title: Readers, check: total,
     with: {table: year, total: readers, parts: [adults, children]}}
  - {id: children-share-mismatch, title: Share, check: percentage,
     with: {table: year, stated: children_share, part: children, whole: readers}}
  - {id: loans-growth-mismatch, title: Growth, check: growth,
     with: {table: year, stated: loans_growth, now: loans, before: loans_before, as: percent}}
  - {id: cost-mismatch, title: Cost, check: aggregate,
     with: {total: year.cost, of: purchases.amount, by: submission}}
  - {id: amount-mismatch, title: Amount, check: product,
     with: {table: purchases, stated: amount, factors: [copies, price]}}
  - {id: price-implausible, title: Price, severity: warning, check: magnitude,
     with: {table: purchases, value: price, at_most: 900 nghìn đồng}}
  - {id: rooms-exceed-readers, title: Rooms, check: part, with: {table: year, part: rooms, whole: readers}}
  - {id: bought-outside, title: Bought, check: within, with: {table: purchases, value: bought, period: true}}
"""
