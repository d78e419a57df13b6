r"""Patterns of the kind ``format``: the regular expressions that can be matched in linear time, and no others.

    pattern := branch ("|" branch)*
    branch  := (atom ("?" | "*" | "+" | "{m}" | "{m,}" | "{m,n}")? "?"?)*
    atom    := character | "." | "[...]" | "\d" "\w" "\s" and their capitals | "(" pattern ")" | "(?:" pattern ")"

They mean what they mean in Python's ``re``, for the whole text; ``^`` and ``$`` may stand at the ends of the pattern.
Python's own matcher tries one way after the other, and for ``(a+)+b`` takes twice as long for each further letter. Here
all ways are followed at once: a text is read once, each character leads from one set of places in the pattern to the
next, and what was worked out is kept.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

MOST_STEPS = 2000
"""Places of a pattern, its repetitions written out."""
MOST_DEPTH = 50
MOST_KEPT = 20_000
"""Transitions that are kept of one pattern."""

_CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "w": lambda character: character.isalnum() or character == "_",
    "s": str.isspace,
}
_CONTROL = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}
_ENDLESS = -1

Test = Callable[[str], bool]


class PatternError(ValueError):
    """A pattern is not in the language; the message says what was found at which character."""


class Pattern:
    """A pattern as steps: each tests a character, or (test None) leads on to others without one."""

    def __init__(self, steps: Sequence[tuple[Test | None, tuple[int, ...]]], first: int, last: int) -> None:
        self._steps, self._last = steps, last
        self._start = self._reached((first,))
        self._known: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def fullmatch(self, text: str) -> bool:
        """Whether the whole text has the form of the pattern."""
        places = self._start
        for character in text:
            following = self._known.get((places, character))
            if following is None:
                if len(self._known) >= MOST_KEPT:
                    self._known.clear()
                following = self._known[places, character] = self._after(places, character)
            places = following
            if not places:
                return False
        return self._last in places

    def _after(self, places: frozenset[int], character: str) -> frozenset[int]:
        reached: list[int] = []
        for place in places:
            test, following = self._steps[place]
            if test is not None and test(character):
                reached += following
        return self._reached(reached)

    def _reached(self, places: Sequence[int]) -> frozenset[int]:
        """The places themselves and those that they lead on to without a character."""
        found: set[int] = set()
        left = list(places)
        while left:
            place = left.pop()
            if place not in found:
                found.add(place)
                test, following = self._steps[place]
                if test is None:
                    left += following
        return frozenset(found)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Pattern:
    """A pattern, ready to match. Raises PatternError."""
    return _Compiler(pattern).compiled()


class _Compiler:
    """Recursive descent over the pattern. A part is made by a function of the step that follows it, so that it can be
    made as often as it is repeated."""

    def __init__(self, pattern: str) -> None:
        self._text = pattern
        self._at = 0
        self._end = len(pattern)
        self._steps: list[tuple[Test | None, tuple[int, ...]]] = []

    def compiled(self) -> Pattern:
        if self._text.startswith("^"):
            self._at = 1
        if self._text.endswith("$") and not self._text.endswith("\\$"):
            self._end -= 1
        made = self._alternatives(0)
        if self._at < self._end:
            raise self._wrong(f"{self._text[self._at]!r} is too many")
        last = self._step(None, ())
        return Pattern(self._steps, made(last), last)

    def _wrong(self, what: str) -> PatternError:
        return PatternError(f"{what}, at character {self._at + 1}")

    def _step(self, test: Test | None, following: tuple[int, ...]) -> int:
        if len(self._steps) >= MOST_STEPS:
            raise PatternError(f"its repetitions come to more than {MOST_STEPS} steps")
        self._steps.append((test, following))
        return len(self._steps) - 1

    def _peek(self) -> str:
        return self._text[self._at] if self._at < self._end else ""

    def _take(self) -> str:
        character = self._peek()
        self._at += 1
        return character

    def _alternatives(self, depth: int) -> Callable[[int], int]:
        if depth > MOST_DEPTH:
            raise self._wrong("it is nested too deeply")
        branches = [self._branch(depth)]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._branch(depth))
        if len(branches) == 1:
            return branches[0]
        return lambda after: self._step(None, tuple(branch(after) for branch in branches))

    def _branch(self, depth: int) -> Callable[[int], int]:
        parts: list[Callable[[int], int]] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom(depth)))

        def made(after: int) -> int:
            for part in reversed(parts):
                after = part(after)
            return after

        return made

    def _repeated(self, part: Callable[[int], int]) -> Callable[[int], int]:
        least, most = self._count()
        if (least, most) == (1, 1):
            return part
        if self._peek() == "?":  # as few as possible: the whole text matches all the same
            self._at += 1
        elif self._peek() and self._peek() in "*+{":
            raise self._wrong("two signs of repetition follow one another")

        def made(after: int) -> int:
            if most == _ENDLESS:
                again = self._step(None, ())
                self._steps[again] = (None, (part(again), after))
                after = again
            else:
                for _ in range(most - least):
                    after = self._step(None, (part(after), after))
            for _ in range(least):
                after = part(after)
            return after

        return made

    def _count(self) -> tuple[int, int]:
        """The least and the most times that a part stands here."""
        sign = self._peek()
        usual = {"?": (0, 1), "*": (0, _ENDLESS), "+": (1, _ENDLESS)}.get(sign) if sign else None
        if usual is not None:
            self._at += 1
            return usual
        if sign != "{":
            return 1, 1
        end = self._text.find("}", self._at, self._end)
        low, comma, high = self._text[self._at + 1 : end].partition(",") if end > 0 else ("", "", "")
        if not all(number.isascii() and number.isdecimal() and len(number) < 5 for number in (low, high or "0")):
            raise self._wrong("'{' begins no repetition such as {2} or {1,3} (write '\\{' for the sign)")
        self._at = end + 1
        least = int(low)
        most = int(high) if high else _ENDLESS if comma else least
        if _ENDLESS < most < least:
            raise self._wrong("a repetition has its bounds in the wrong order")
        return least, most

    def _atom(self, depth: int) -> Callable[[int], int]:
        character = self._take()
        if character == "(":
            return self._group(depth)
        if character in "*+?{":
            self._at -= 1
            raise self._wrong(f"nothing stands before {character!r} that it could repeat")
        if character in "^$":
            self._at -= 1
            raise self._wrong(f"{character!r} may only stand at an end of the pattern")
        if character == "[":
            return self._single(self._class())
        if character == ".":
            return self._single(lambda given: given != "\n")
        if character == "\\":
            return self._single(self._escaped())
        return self._single(character.__eq__)

    def _single(self, test: Test) -> Callable[[int], int]:
        return lambda after: self._step(test, (after,))

    def _group(self, depth: int) -> Callable[[int], int]:
        if self._peek() == "?":
            if self._text[self._at : self._at + 2] != "?:":
                raise self._wrong("groups that look ahead or behind, have names or flags are not in the language")
            self._at += 2
        made = self._alternatives(depth + 1)
        if self._take() != ")":
            raise self._wrong("')' is missing")
        return made

    def _escaped(self) -> Test:
        """What stands behind a backslash."""
        character = self._take()
        if character.lower() in _CLASSES:
            test = _CLASSES[character.lower()]
            return test if character.islower() else lambda given: not test(given)
        if character in _CONTROL:
            return _CONTROL[character].__eq__
        if not character or (character.isascii() and character.isalnum()):
            raise self._wrong(f"'\\{character}' is not in the language")
        return character.__eq__

    def _class(self) -> Test:
        """A set of characters, behind its opening bracket."""
        negated = self._peek() == "^"
        self._at += negated
        singles: set[str] = set()
        ranges: list[tuple[str, str]] = []
        tests: list[Test] = []
        begun = self._at
        while self._peek() != "]" or self._at == begun:
            low = self._member(tests)
            if low is None:
                continue
            if self._peek() == "-" and self._text[self._at + 1 : self._at + 2] not in ("]", ""):
                self._at += 1
                high = self._member([])
                if high is None or high < low:
                    raise self._wrong("a range of characters has its ends in the wrong order")
                ranges.append((low, high))
            else:
                singles.add(low)
        self._at += 1

        def test(character: str) -> bool:
            found = (
                character in singles
                or any(low <= character <= high for low, high in ranges)
                or any(one(character) for one in tests)
            )
            return found is not negated

        return test

    def _member(self, tests: list[Test]) -> str | None:
        """One character of a set; None for one of the classes, which is added to the tests."""
        character = self._take()
        if not character:
            raise self._wrong("']' is missing")
        if character != "\\":
            return character
        following = self._peek()
        test = self._escaped()
        if following.lower() in _CLASSES:
            tests.append(test)
            return None
        return _CONTROL.get(following, following)
