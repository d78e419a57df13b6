"""Claims of what is left: ``đầu năm 07 điểm, đã xóa 04 điểm, còn 03 điểm``; and that no more comes back than went out
(``phát ra 400 phiếu, thu về 396 phiếu``)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, is_amount, same_kind
from dqcheck.prose.phrases.closeness import FAR_SHARE, HALF_SHARE
from dqcheck.prose.phrases.making import claim
from dqcheck.prose.phrases.nearby import words_since_figure

_ROLES = 3


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of a document about what is left and what comes back."""
    for block in text.blocks:
        if len(block.marks) > 1:
            words = block.words.sums.remainders
            plain = [mark for mark in block.marks if mark.kind in ADDITIVE and not mark.is_fraction]
            if block.may_say(words.left) and block.may_say(words.done):
                yield from _left(block, plain)
            if any(map(block.may_say, (words.rest, words.rest_behind, words.so))):
                yield from _rest(block)
            yield from _returned(block, plain)


def _left(block: Block, marks: Sequence[Mark]) -> Iterator[Claim]:
    """What there was, what was done with some of it, and what is left, of one kind and in one sentence."""
    words = block.words.sums.remainders
    for first, done, rest in zip(marks, marks[1:], marks[2:], strict=False):
        if first.base <= 0 or not (
            first.depth == done.depth == rest.depth and _told_together(block, first, done, rest)
        ):
            continue
        if not words.left.search(words_since_figure(rest)) or not words.done.search(words_since_figure(done)):
            continue
        if words.done.search(words_since_figure(first)):
            continue
        if not (alike(first, done) and alike(done, rest) and alike(first, rest)):
            continue
        holds = fitting.sums(first, [done, rest])
        told = block.sentence(done.start)[0]
        if not holds and any(told <= mark.start < first.start and alike(mark, first) for mark in marks):
            continue  # the first is itself a part of what is told before it
        if holds or abs(fitting.gap(first, [done, rest])) < HALF_SHARE:
            yield claim("flow", {"total": [first], "parts": [done, rest]}, doubt=not holds)


def _rest(block: Block) -> Iterator[Claim]:
    """A whole, what is done of it and what is said to be left, the only three figures of their kind in a sentence:
    ``hoàn thành 287 m trong tổng chiều dài 365 m; đoạn chưa thi công dài 78 m``."""
    words = block.words.sums.remainders
    for group in block.by_sentence():
        amounts = [mark for mark in group if is_amount(mark)]
        marks = [mark for mark in amounts if not mark.is_change]
        if len(marks) != _ROLES or any(mark.qualifier is not None for mark in marks):
            continue
        whole = max(marks, key=lambda mark: mark.base)
        parts = [mark for mark in marks if mark is not whole]
        if whole is marks[-1] and whole.whole_of is None and not words.of_all.search(words_since_figure(whole)):
            continue
        left = [mark for mark in parts if _is_left(block, mark)] or [mark for mark in parts[1:] if _follows(*parts)]
        if len(left) != 1 or not all(same_kind(mark, whole) for mark in parts):
            continue
        holds = fitting.sums(whole, parts)
        if not holds and (not same_kind(*parts) or _leaves_unread(block, marks[0])):
            continue
        if not holds and any(mark.is_change and alike(mark, whole) for mark in amounts):
            continue  # what came with what there was
        if not holds and _denies(left[0], whole):
            continue
        if not holds and whole is not marks[0] and words.done.search(words_since_figure(whole)):
            continue  # what is done is no whole of what came
        told = block.text[marks[0].end : marks[-1].start]
        if not holds and whole.kind != "count" and ";" in told:
            continue  # amounts have no noun that would tell whether they are of one thing
        if holds or not (abs(fitting.gap(whole, parts)) > FAR_SHARE or block.words.reservations.elsewhen.search(told)):
            yield claim("flow", {"total": [whole], "parts": parts}, doubt=not holds)


def _leaves_unread(block: Block, mark: Mark) -> bool:
    """True where a number in a word of the sentence is read as none, so that not all of its figures are known."""
    begin, end = block.sentence(mark.start)
    words = block.words.figures.nouns.counted_beside.finditer(block.text, begin, end)
    return any(all(not one.start <= found.start() < one.end for one in block.marks) for found in words)


def _denies(rest: Mark, whole: Mark) -> bool:
    """True for a rest that is called what the whole is, but for a word that denies it, so that it is none of the whole
    (``có điều kiện 4.860, ..., chưa có điều kiện 1.395``)."""
    never = rest.block.words.sums.totals.negation
    name = words_since_figure(rest).rstrip(" :").rsplit(",", 1)[-1].rsplit(";", 1)[-1]
    denied = never.sub("", name).strip()
    return (
        denied != name.strip()
        and len(denied.split()) > 1
        and f" {denied.lower()}" in f" {words_since_figure(whole).lower()}"
    )


def _follows(out: Mark, rest: Mark) -> bool:
    """True for what a word says to follow from what went away: ``vòng loại mất chín đội, thế là mười lăm đội đi
    tiếp``."""
    words = rest.block.words.sums
    went = words.stocks.outflow.search(words_since_figure(out)) or words.stocks.outflow_behind.match(
        out.block.text, out.end
    )
    return bool(went and words.remainders.so.search(words_since_figure(rest)))


def _is_left(block: Block, mark: Mark) -> bool:
    """True for a figure of what is left, as words before it or right behind it say."""
    words = block.words.sums.remainders
    behind = words.rest_behind.match(block.text, mark.end) if block.may_say(words.rest_behind) else None
    if behind and block.words.sums.stocks.joined.search(behind[0]):
        behind = None  # of the next figure: ``processes 310 tonnes and the remaining 110 tonnes``
    return bool(behind or block.found(words.rest, words_since_figure(mark)))


def _told_together(block: Block, first: Mark, done: Mark, rest: Mark) -> bool:
    """True for figures of one sentence; the first may be in the sentence right before, when the noun is told anew."""
    sentence = block.sentence(done.start)
    if block.sentence(rest.start) != sentence:
        return False
    before = block.sentence(first.start)
    return before == sentence or (before[1] == sentence[0] and first.head == done.head != "")


def _returned(block: Block, marks: Sequence[Mark]) -> Iterator[Claim]:
    """A number that cannot be more than the one right before it."""
    steps = [
        (step, then) for step, then in block.words.sums.remainders.steps if block.may_say(step) and block.may_say(then)
    ]
    if not steps:
        return
    for first, then in pairwise(marks):
        if not alike(first, then) or block.sentence(first.start) != block.sentence(then.start):
            continue
        out, back = words_since_figure(first), words_since_figure(then)
        if any(step.search(out) and next_step.search(back) for step, next_step in steps):
            yield claim("part", {"part": [then], "whole": [first]}, doubt=True)
