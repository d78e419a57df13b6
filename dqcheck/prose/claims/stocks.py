"""Claims of stocks and flows: what there was at the start, what came, what went, and what there is at the end
(``đầu năm 312 hộ, thoát nghèo 96 hộ, phát sinh 14 hộ, cuối năm còn 230 hộ``)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from dqcheck.model.claim import Claim
from dqcheck.model.record import record
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_CLAUSE_END = re.compile(r"[;.](?=\s)")
_MOST_MOVEMENTS = 8
"""Movements between the ends of one account."""
_MOST_OPEN = 3
"""Movements whose direction the words leave open, of which one way at most fits by chance."""
_FEWEST_ENTRIES = 3
_MOST_BLOCKS = 3
"""Blocks from one figure of an account to the next."""


@record
class _Entry:
    """A figure of an account with its role: ``opening``, ``inflow``, ``outflow``, ``closing``, or ``open`` where the
    words do not say whether it came or went."""

    role: str
    mark: Mark


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The accounts of a document that are told from their opening to their closing figure without a gap."""
    account: list[_Entry] = []
    for block in text.blocks:
        if len(block.marks) >= _FEWEST_ENTRIES:
            yield from _in_any_order(block, settled)
        for mark in block.marks:
            if mark.kind not in ADDITIVE or mark.whole_of is not None:
                continue
            role = _role(mark) if account else _opening(mark)
            if role == "opening":
                account = [_Entry(role=role, mark=mark)]
                continue
            if not account or not _goes_on(account, mark):
                continue
            if (role is None and not same_kind(mark, account[0].mark)) or len(account) > _MOST_MOVEMENTS:
                account = []
                continue
            account.append(_Entry(role=role or "open", mark=mark))
            if role == "closing":
                if not all(settled.has(entry.mark) for entry in account):
                    yield from _claim(_solved(account))
                account = []


def _in_any_order(block: Block, settled: Settled) -> Iterator[Claim]:
    """The accounts whose sentence tells all of their figures and no other of their kind, in whatever order."""
    stocks = block.words.sums.stocks
    if not (block.may_say(stocks.closing) or block.may_say(stocks.closing_behind)):
        return
    told: dict[tuple[int, int], list[Mark]] = {}
    for mark in block.marks:
        if mark.kind in ADDITIVE and not mark.is_fraction and not mark.depth:
            told.setdefault(block.sentence(mark.start), []).append(mark)
    for marks in told.values():
        if not _FEWEST_ENTRIES <= len(marks) <= _MOST_MOVEMENTS or len({mark.dimension for mark in marks}) > 1:
            continue
        account = _all_told(marks)
        roles = [entry.role for entry in account]
        if roles[-1:] == ["closing"] and "opening" not in roles and roles.count("closing") == 1:
            whole = len(account) == len(marks) - 1 and account[0].mark is marks[1] and not marks[0].is_change
            if whole and (_is_stock(marks[0], marks[-1]) or _goes_both_ways(roles, marks)):
                yield from _claim([_Entry(role="opening", mark=marks[0]), *account])
            continue
        ends = (roles.count("opening"), roles.count("closing"))
        if len(account) == len(marks) and ends == (1, 1) and roles[0] != "opening":
            if not all(settled.has(mark) for mark in marks):
                yield from _claim(sorted(account, key=lambda entry: entry.role != "opening"))


def _all_told(marks: Sequence[Mark]) -> list[_Entry]:
    """The entries of some figures of which all but the first have roles; empty where another has none."""
    behind: list[_Entry] = []
    for mark in reversed(marks[1:]):
        if (role := _role(mark)) is None:
            return []
        behind.append(_Entry(role=role, mark=mark))
    first = _role(marks[0])
    return [*([] if first is None else [_Entry(role=first, mark=marks[0])]), *reversed(behind)]


def _goes_both_ways(roles: Sequence[str], marks: Sequence[Mark]) -> bool:
    """True for an account in which something came and something went, so that its first figure is what there was."""
    first, last = marks[0], marks[-1]
    return {"inflow", "outflow"} <= set(roles) and (first.head == last.head or not last.head)


def _is_stock(first: Mark, last: Mark) -> bool:
    """True for a first and a last figure of an account that count the same, the last as it is now."""
    now = last.block.words.sums.stocks.now.search(words_since_quantity(last))
    return bool(now) and bool(first.head) and first.head == last.head


def _opening(mark: Mark) -> str | None:
    """The role of a figure that opens an account; of any other nothing need be known before one is open."""
    block = mark.block
    stocks = block.words.sums.stocks
    if block.may_say(stocks.opening_behind) and stocks.opening_behind.match(block.text, mark.end):
        return _role(mark)
    if not block.may_say(stocks.opening):
        return None
    left = _CLAUSE_END.split(words_since_quantity(mark))[-1]
    return "opening" if stocks.opening.search(left) else None


def _role(mark: Mark) -> str | None:
    """What a figure is in an account: by the words before it behind the last comma or conjunction, by those behind it
    (``96 hộ thoát nghèo``), else by all words before it."""
    left = _CLAUSE_END.split(words_since_quantity(mark))[-1]
    own = mark.block.words.sums.stocks.joined.split(left)[-1]
    told = _role_before(mark, own) or _role_behind(mark)
    return told if told or own == left else _role_before(mark, left)


def _role_behind(mark: Mark) -> str | None:
    stocks, text = mark.block.words.sums.stocks, mark.block.text
    roles = (
        ("opening", stocks.opening_behind),
        ("closing", stocks.closing_behind),
        ("inflow", stocks.inflow_behind),
        ("outflow", stocks.outflow_behind),
    )
    told = (role for role, wording in roles if mark.block.may_say(wording) and wording.match(text, mark.end))
    return next(told, None)


def _role_before(mark: Mark, left: str) -> str | None:
    block, stocks = mark.block, mark.block.words.sums.stocks
    if block.found(stocks.opening, left):
        return "opening"
    if block.found(stocks.closing, left):
        return "closing"
    told = block.ends((("inflow", stocks.inflow), ("outflow", stocks.outflow)), left)
    return max((end, role) for end, _, role in told)[1] if told else None


def _goes_on(account: Sequence[_Entry], mark: Mark) -> bool:
    """True for a figure of the account's own kind, at its depth and near it: others are told aside."""
    first, last = account[0].mark, account[-1].mark
    near = mark.block.index - last.block.index <= _MOST_BLOCKS
    together = alike(first, mark) or mark.block is first.block
    return (
        near
        and mark.kind == first.kind
        and mark.dimension == first.dimension
        and mark.depth == first.depth
        and together
    )


def _solved(account: Sequence[_Entry]) -> Sequence[_Entry]:
    """An account whose open figures came or went as only one way makes it hold; empty where none or several do."""
    opened = sum(entry.role == "open" for entry in account)
    if not opened:
        return account
    if opened > _MOST_OPEN:
        return ()
    found = []
    for roles in product(("inflow", "outflow"), repeat=opened):
        given = iter(roles)
        tried = [_Entry(role=next(given), mark=one.mark) if one.role == "open" else one for one in account]
        if _holds(tried):
            found.append(tried)
    return found[0] if len(found) == 1 else ()


def _holds(account: Sequence[_Entry]) -> bool:
    """True for an account whose movements lead from its opening to its closing figure."""
    *others, closing = account
    return fitting.sums(
        closing.mark, [one.mark for one in others], [-1 if one.role == "outflow" else 1 for one in others]
    )


def _claim(account: Sequence[_Entry]) -> Iterator[Claim]:
    by_role: dict[str, list[Mark]] = {}
    if not account:
        return
    for entry in account:
        by_role.setdefault(entry.role, []).append(entry.mark)
    [opening], [closing] = by_role["opening"], by_role["closing"]
    came, went = by_role.get("inflow", []), by_role.get("outflow", [])
    if not (came or went):
        return
    parts = [opening, *came]
    holds = fitting.sums(closing, [*parts, *went], [1] * len(parts) + [-1] * len(went))
    balance = sum((mark.base for mark in parts), Decimal(0)) - sum((mark.base for mark in went), Decimal(0))
    gap = abs(balance - closing.base)
    most = FAR_SHARE * max(opening.base, closing.base)
    one_noun = all(same_kind(entry.mark, opening) for entry in account)
    if holds or (gap <= most and (one_noun or fitting.transposed_from(closing, balance))):
        yield claim("flow", {"total": [closing], "parts": parts, **({"less": went} if went else {})}, doubt=not holds)
