"""Claims that a surplus or deficit is the gap of what came in and what went out: ``thu 146,2 tỷ đồng, chi 158,9 tỷ
đồng, bội chi 12,7 tỷ đồng``."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dqcheck.language.wording import Wording
from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_quantity

_ROLES = 3
_BALANCES = frozenset({"surplus", "deficit"})
_MEANT_SHARE = Decimal("0.6")
"""By how much of itself a balance may be missed, to be meant for the only amounts in and out of its sentence."""


def find(text: Text, settled: Settled) -> Iterator[Claim]:
    """The balances of a document whose sentence tells one amount in, one out, and what is between them."""
    for block in text.blocks:
        if len(block.marks) >= _ROLES:
            for marks in block.by_sentence():
                yield from _balance(block, marks, settled)
                for clause in _clauses(block, marks):
                    yield from _balance(block, clause, settled)
            yield from _over_sentences(block, settled)


def _over_sentences(block: Block, settled: Settled) -> Iterator[Claim]:
    """A balance and the only total in and the only total out of its passage: ``Tổng thu 9.493,8 triệu đồng. ... Tổng
    chi 8.927,3 triệu đồng; kết dư 566,5 triệu đồng``."""
    totals, of_all = block.words.sums.total, block.words.sums.trade.of_all
    for roles in block.words.sums.trade.balances:
        if not _may_balance(block, roles):
            continue
        found: dict[str, list[Mark]] = {}
        for mark in block.marks:
            if mark.kind != "money" or mark.per or mark.is_change or mark.depth:
                continue
            left = words_since_quantity(mark)
            role, end = _role(block, roles, left)
            plain = role in _BALANCES or totals.search(left) or of_all.fullmatch(left, end)
            if role and plain:
                found.setdefault(role, []).append(mark)
        if all(len(marks) == 1 for marks in found.values()):
            made = _claim({role: marks[0] for role, marks in found.items()}, settled)
            if made is not None and (not made.doubt or _is_turned(found) or _are_all(block, found)):
                yield made


def _are_all(block: Block, found: Mapping[str, Sequence[Mark]]) -> bool:
    """True where a passage tells no other amount of money than one in, one out and the balance, in one unit."""
    amounts = [mark for mark in block.marks if mark.kind == "money"]
    given = [mark for marks in found.values() for mark in marks]
    return len(given) == _ROLES and amounts == given and len({mark.dimension for mark in amounts}) == 1


def _is_turned(found: Mapping[str, Sequence[Mark]]) -> bool:
    """True where two digits of an amount changed places."""
    came, went = found["inflow"][0], found["outflow"][0]
    balance = next(found[role][0] for role in _BALANCES if role in found)
    total, rest = (came, went) if "surplus" in found else (went, came)
    return fitting.transposed(total, [rest, balance])


def _may_balance(block: Block, roles: Mapping[str, Wording]) -> bool:
    """False for a passage without words for what came in, what went out, or what is between them."""
    balance = any(block.may_say(roles[role]) for role in _BALANCES)
    return balance and block.may_say(roles["inflow"]) and block.may_say(roles["outflow"])


def _role(block: Block, roles: Mapping[str, Wording], left: str) -> tuple[str, int]:
    """The role that words give a figure, by the last of them and of those that end together the longest (``bội chi``),
    and where that ends; empty without one."""
    end, _, role = max(block.ends(roles.items(), left), default=(0, 0, ""))
    return role, end


def _clauses(block: Block, marks: Sequence[Mark]) -> list[list[Mark]]:
    """The figures of the clauses of a sentence between semicolons, where there are several."""
    clauses: list[list[Mark]] = [[]]
    for at, mark in enumerate(marks):
        if at and ";" in block.text[marks[at - 1].end : mark.start]:
            clauses.append([])
        clauses[-1].append(mark)
    return clauses if len(clauses) > 1 else []


def _balance(block: Block, marks: Sequence[Mark], settled: Settled) -> Iterator[Claim]:
    amounts = [mark for mark in marks if mark.kind == "money" and not mark.per and mark.depth <= 1]
    if len(amounts) != _ROLES or len({mark.dimension for mark in amounts}) != 1:
        return
    for roles in block.words.sums.trade.balances:
        if not _may_balance(block, roles):
            continue
        found: dict[str, Mark] = {}
        plain = True
        for mark in amounts:
            left = words_since_quantity(mark)
            role, end = _role(block, roles, left)
            if role:
                found.setdefault(role, mark)
                plain = plain and bool(block.words.sums.trade.of_all.fullmatch(left, end))
        if (made := _claim(found, settled)) is not None and (plain or not made.doubt):
            yield made
            return


def _claim(found: Mapping[str, Mark], settled: Settled) -> Claim | None:
    came, went = found.get("inflow"), found.get("outflow")
    surplus, deficit = found.get("surplus"), found.get("deficit")
    balance = surplus or deficit
    if came is None or went is None or balance is None or (surplus and deficit) or settled.has_total(balance):
        return None
    if any(mark.qualifier is not None for mark in (came, went, balance)):
        return None
    total, rest = (came, went) if surplus else (went, came)
    holds = fitting.sums(total, [rest, balance])
    gap = abs(came.base - went.base)
    if holds or (gap and abs(balance.base / gap - 1) <= _MEANT_SHARE):
        return claim("total", {"total": [total], "parts": [rest, balance]}, doubt=not holds)
    return None
