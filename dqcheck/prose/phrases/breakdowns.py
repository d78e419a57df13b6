"""Totals with their parts, as the wording lays them out: in brackets, after ``trong đó`` or a colon, in list lines."""

import re
from collections.abc import Sequence

from dqcheck.prose.figures.block import ADDITIVE, Block, Mark, Token
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.alike import alike, pick
from dqcheck.prose.phrases.items import FARTHEST, Group, Item, collect

MOST_GROUPS = 4
"""Sets of parts that one total may have."""


def groups(document: Sequence[Block]) -> list[Group]:
    """Every group of a document in reading order."""
    out: list[Group] = []
    for block in document:
        if not any(mark.kind in ADDITIVE for mark in block.marks):
            if block.text.rstrip().endswith(":"):
                out.extend(_headed(document, block))
            if not block.marks:
                continue
        tokens = block.tokens
        for at, token in enumerate(tokens):
            mark = token.mark
            if mark is not None and (mark.kind in ADDITIVE or mark.kind == "percent"):
                out.extend(_from(document, block, tokens, at, mark))
        out.extend(_named(document, block))
    return out


def _named(document: Sequence[Block], block: Block) -> list[Group]:
    """Names with their figures in brackets, ``X (12), Y (8), Z (5)``, and the total before them."""
    runs: list[list[Mark]] = [[]]
    tokens = block.tokens
    for i, token in enumerate(tokens):
        if token.kind == "open":
            mark = tokens[i + 1].mark if i + 1 < len(tokens) else None
            if mark is not None and mark.kind == "count" and mark.start - token.end < 2:
                runs[-1].append(mark)
            else:
                runs.append([])
        elif (token.kind in ("stop", "semi") and token.depth == 0) or (token.kind == "F" and token.depth == 0):
            runs.append([])
    out: list[Group] = []
    for run in runs:
        if len(run) < 3:
            continue
        nearest: Mark | None = None
        for other in reversed(document[max(0, block.index - 2) : block.index + 1]):
            for mark in reversed(other.marks):
                if (
                    mark.kind != "count"
                    or mark in run
                    or mark.depth > 0
                    or (other is block and mark.start > run[0].start)
                ):
                    continue
                if nearest is None and other is block:
                    nearest = mark
                if fitting.sums(mark, run):
                    return [Group(mark, run, True, "named", [[m] for m in run])]
        if nearest is not None:
            out.append(Group(nearest, run, False, "named", [[m] for m in run]))
    return out


def _from(document: Sequence[Block], block: Block, tokens: list[Token], at: int, total: Mark) -> list[Group]:
    """The groups whose total is the figure at a position."""
    out: list[Group] = []
    depth = tokens[at].depth
    i = at + 1
    limit = min(len(tokens), at + FARTHEST)
    while i < limit and len(out) < MOST_GROUPS:
        token = tokens[i]
        if token.kind == "F":
            mark = token.mark
            if token.depth <= depth and mark is not None and mark is not total.part_of and _rival(total, mark):
                break
            i += 1
            continue
        if token.kind == "open":
            close = _closing(tokens, i)
            inner = tokens[i + 1 : close]
            whole = True
            if any(t.kind == "partial" for t in inner[:1]):
                whole = False
            single = (
                len([t for t in inner if t.kind == "F"]) == 1
                and i + 3 < limit
                and tokens[min(close + 2, limit - 1)].kind == "open"
            )
            if not single and (group := collect(total, inner, whole, "bracket", token.depth + 1)):
                out.append(group)
            i = close + 1
            continue
        if token.depth < depth or token.kind == "close":
            break
        if token.kind == "join" and depth == token.depth and not out and block.text.startswith("với", token.start):
            group = collect(total, _until_end(tokens, i + 1, depth), False, "with", depth)
            if group and len(group.parts) > 1 and all(part.head == total.head != "" for part in group.parts):
                out.append(group)
            i += 1
            continue
        if token.kind in ("partial", "whole", "colon"):
            if token.kind == "colon" and not _plausible_colon(tokens, at, i):
                i += 1
                continue
            rest = _until_end(tokens, i + 1, depth)
            whole = token.kind != "partial"
            via = token.kind
            group = collect(total, rest, whole, via, depth)
            if group and len(group.parts) >= 1:
                out.append(group)
            if not any(t.kind == "F" and t.mark is not None and t.mark.kind in ADDITIVE for t in rest):
                if listed := _listed(document, block, total, whole):
                    out.append(listed)
            if token.kind != "colon" or group:
                break
            i += 1
            continue
        if token.kind == "stop" and depth == 0:
            if nxt := _next_sentence(tokens, i):
                first, kind = nxt
                rest = _until_end(tokens, first, 0, sentences=3)
                if group := collect(total, rest, kind != "partial", "sentence", 0):
                    out.append(group)
                elif listed := _listed(document, block, total, kind != "partial"):
                    out.append(listed)
                break
            if any(t.kind == "F" for t in tokens[i:]):
                break
        i += 1
    else:
        if depth == 0 and not out and (group := _next_block(document, block, total)):
            out.append(group)
    return out


def _plausible_colon(tokens: list[Token], at: int, colon: int) -> bool:
    """A colon opens parts when it follows the total's own clause, not another label (``X: 5; Y: 6``)."""
    return not any(t.kind == "semi" for t in tokens[at:colon])


def _rival(total: Mark, mark: Mark) -> bool:
    """True when a later figure, being of the same kind, takes the total's place."""
    if mark.dimension != total.dimension or (mark.kind not in ADDITIVE and mark.kind != total.kind):
        return False
    return alike(total, mark)


def _closing(tokens: list[Token], at: int) -> int:
    depth = tokens[at].depth
    for i in range(at + 1, min(len(tokens), at + FARTHEST)):
        if tokens[i].kind == "close" and tokens[i].depth <= depth:
            return i
    return min(len(tokens), at + FARTHEST)


def _until_end(tokens: list[Token], at: int, depth: int, sentences: int = 1) -> list[Token]:
    """The tokens up to the end of the sentence, or of the bracket."""
    out: list[Token] = []
    for i in range(at, min(len(tokens), at + FARTHEST)):
        token = tokens[i]
        if token.depth < depth or (token.kind == "close" and token.depth < depth):
            break
        if token.kind == "stop" and token.depth <= depth:
            sentences -= 1
            if sentences <= 0:
                break
        out.append(token)
    return out


def _next_sentence(tokens: list[Token], stop: int) -> tuple[int, str] | None:
    """Where the parts begin when the next sentence opens with ``Trong đó``."""
    for i in range(stop + 1, min(stop + 2, len(tokens))):
        token = tokens[i]
        if token.kind in ("partial", "whole") and token.start - tokens[stop].end < 4:
            return i + 1, token.kind
    return None


def _next_block(document: Sequence[Block], block: Block, total: Mark) -> Group | None:
    """Parts in a following paragraph that opens with ``Trong đó``, or in list lines under a line of a total."""
    if block.index + 1 >= len(document):
        return None
    after = document[block.index + 1]
    tokens = after.tokens
    if tokens and tokens[0].kind in ("partial", "whole") and tokens[0].start - after.body < 6:
        rest = _until_end(tokens, 1, 0, sentences=4)
        if group := collect(total, rest, tokens[0].kind != "partial", "sentence", 0):
            if len(group.parts) == 1 or not group.holds():
                follow = _primaries(document, block.index + 2, total, 3)
                for count in range(1, len(follow) + 1):
                    wider = Group(total, group.parts + follow[:count], group.whole, "sentence", group.items)
                    if wider.holds():
                        return wider
            return group
        return _listed(document, after, total, tokens[0].kind != "partial")
    begin, _ = block.sentence(total.start)
    if re.search(r"tổng(?: cộng| số)?|toàn (?:xã|huyện|tỉnh|phường)", block.text[begin : total.start].lower()):
        return _listed(document, block, total, False, level=True)
    if block.text.rstrip().endswith(":"):
        return _listed(document, block, total, False)
    return None


def _headed(document: Sequence[Block], block: Block) -> list[Group]:
    """Parts in list lines under a heading without figures (``Chia theo cấp học:``), of a total stated before it."""
    out: list[Group] = []
    for before in reversed(document[max(0, block.index - 8) : block.index]):
        for mark in before.marks:
            if mark.kind in ADDITIVE and mark.depth == 0:
                if (
                    "tổng" in before.text[: mark.start].lower()
                    and (group := _listed(document, block, mark, False))
                    and group.holds()
                ):
                    out.append(group)
        if out:
            break
    return out


def _primaries(document: Sequence[Block], start: int, total: Mark, count: int) -> list[Mark]:
    """The first comparable figure of each of the next blocks."""
    out: list[Mark] = []
    for block in document[start : start + count]:
        for mark in block.marks:
            if mark.kind in ADDITIVE and alike(total, mark):
                out.append(mark)
                break
        else:
            break
    return out


def _listed(document: Sequence[Block], block: Block, total: Mark, whole: bool, *, level: bool = False) -> Group | None:
    """Parts in the list lines under a block; ``level``: they may have the same marker as the block itself."""
    parts: list[Mark] = []
    items: list[Item] = []
    marker: str | None = None
    complete = True
    opened = block.text.rstrip().endswith((":", "đó", "gồm"))
    for child in document[block.index + 1 : block.index + 60]:
        if not opened and child.text[child.body : child.body + 5].lower().startswith("tổng"):
            break
        if marker is None:
            if child.marker == block.marker and child.marker and block.marker != "":
                if not level and not block.text.rstrip().endswith((":", "đó", "gồm")):
                    break
            marker = child.marker
        if child.marker != marker:
            if child.marker == "" or child.marker == block.marker or child.marker in ("roman", "digits", "letter"):
                break
            continue
        item = [t.mark for t in child.tokens if t.kind == "F" and t.mark is not None and t.depth == 0]
        part = pick(total, item)
        if part is None and not any(m.kind in ADDITIVE for m in item):
            item = [t.mark for t in child.tokens if t.kind == "F" and t.mark is not None and t.depth == 1]
            part = pick(total, item)
        if part is None:
            if level:
                break
            if marker == "" or not item:
                break
            complete = False
            continue
        if marker == "" and not _line_item(child, part):
            break
        parts.append(part)
        items.append(item)
    if len(parts) < 2:
        return None
    via = "list" if marker and not level else "lines"
    return Group(total, parts, whole, via, items, complete, anchor=(parts[0].block.index, -1))


def _line_item(block: Block, part: Mark) -> bool:
    """A line without a marker is an item when it is short: a label and its figure."""
    return len(block.text) < 160 and part.start - block.body < 80 and ":" in block.text[: part.start + 1]
