"""What ``make mutate`` changes in a module."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from mutants import mutants, mutated  # noqa: E402  # a script, not a package


def changes(code: str, folder: Path) -> list[str]:
    path = folder / "dqcheck" / "m.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(code, encoding="utf-8")
    found = list(mutants(path, folder))
    for one in found:
        mutated(one)
    return [one.key.removeprefix("m.py - ").removeprefix("m.py ") for one in found]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("a < b", ["a < b → a <= b"]),
        ("a < b <= c", ["a < b <= c → a <= b <= c", "a < b <= c → a < b < c"]),
        ("a + b", ["a + b → a - b"]),
        ("a and b", ["a and b → a or b"]),
        ("not a", ["not a → not not a"]),
        ("x = 5", ["x = 5 → x = 6", "x = 5 → x = 4"]),
        ("x = Decimal('0.15')", ["Decimal('0.15') → Decimal('0.16')", "Decimal('0.15') → Decimal('0.14')"]),
        ("x = True", ["x = True → x = False"]),
        ("x = y[0]", ["y[0] → y[1]"]),
        ("x = {1: 'a', 'b': 'c'}", ["1: 'a' → no entry", "'b': 'c' → no entry", "1: 'a' → 2: 'a'", "1: 'a' → 0: 'a'"]),
        ("done()", ["done() → pass"]),
        ("x = min(y)", ["min(y) → max(y)"]),
        ("x = a if b else c", ["a if b else c → a if not b else c"]),
        ("for x in y:\n  if x: break", ["if x: break → if not x: break", "if x: break → if x: continue"]),
        (
            "def f(a: int = 1) -> str:\n  return a",
            ["f a: int=1 → a: int=2", "f a: int=1 → a: int=0", "f return a → return None"],
        ),
        ("'text'\nx: 'a < b' = 'c'\nif TYPE_CHECKING:\n  y = 1", []),
    ],
)
def test_each_change_alone(code: str, wanted: list[str], tmp_path: Path) -> None:
    assert changes(code, tmp_path) == wanted


def test_the_function_of_a_mutant_is_what_a_test_must_enter(tmp_path: Path) -> None:
    changes("x = 1\n@d\ndef f(a=2):\n  def g():\n    return 3\n  return 4\n", tmp_path)
    found = {one.key.rpartition(" ")[0]: one.function for one in mutants(tmp_path / "dqcheck" / "m.py", tmp_path)}
    assert found["m.py - x = 1 → x ="] == found["m.py f a=2 →"] == (0, 0)
    assert found["m.py f.g return 3 → return"] == (4, 5)
    assert found["m.py f return 4 → return"] == (2, 6)
