"""A report that comes back was in strange hands: it is refused in a sentence, or shown."""

import json
from collections.abc import Iterator

import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from dqcheck import reporters
from dqcheck.reporters import comparison_text, json_reading, json_report, letters
from dqcheck.reporters.comparison import compare


def leaves(data: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The paths of all values in plain data."""
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in items:
        yield from leaves(item, (*path, key))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**30) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=3,
)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_report_with_another_value_is_refused_or_rendered(data: st.DataObject) -> None:
    plain = json.loads(json_report.render(sample.mixed()))
    *path, last = data.draw(st.sampled_from([path for path in leaves(plain) if path]))
    holder = plain
    for key in path:
        holder = holder[key]
    holder[last] = data.draw(JSON)
    try:
        changed = json_reading.parse(json.dumps(plain))
    except (ValueError, KeyError, TypeError, AttributeError):
        return
    for name in ("terminal", "markdown", "html", "sarif", "junit", "csv", "github", "json"):
        assert reporters.render(changed, name, "vi")
    letters.letters(changed)
    comparison_text.markdown(compare(changed, sample.mixed()))
