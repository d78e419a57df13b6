"""The short view for notebooks."""

from collections.abc import Callable
from html.parser import HTMLParser

import sample

from dqcheck.reporters import notebook


def test_what_people_see(snapshot: Callable[[str, str], None]) -> None:
    snapshot("mixed.notebook.html", notebook.render(sample.mixed(), "vi"))


def test_texts_of_strangers_are_shown_as_texts() -> None:
    class Text(HTMLParser):
        shown = ""

        def handle_data(self, data: str) -> None:
            self.shown += data

    text = notebook.render(sample.mixed(), "vi")
    parser = Text()
    parser.feed(text)
    assert "<script" not in text
    assert sample.HOSTILE in parser.shown


def test_it_is_short_and_says_so() -> None:
    text = notebook.render(sample.large(300), "en")
    assert text.count("<tr title=") == notebook.MOST
    assert "and 280 more" in text
    assert "<table>" not in notebook.render(sample.clean(), "en")
