"""The HTML page: one file, strict policy, and in a real Chromium: filter, links, keyboard, contrast, no error."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
import sample
from browser import Browser

from dqcheck.messages import sentence
from dqcheck.model.report import Status, Submission
from dqcheck.reporters import html_report

VOID = {"meta", "input", "br", "path", "circle", "rect", "link", "img", "hr"}


class Page(HTMLParser):
    """Checks nesting and collects what the tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.external: list[str] = []
        self.inline: list[str] = []
        self.scripts = 0
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "srcset", "action", "data") or (name == "href" and not (value or "").startswith("#")):
                self.external.append(f"{tag} {name}={value}")
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_one_file_without_anything_from_outside(case: str, language: str) -> None:
    text = html_report.render(sample.ALL[case](), language)
    page = Page(text)
    assert page.external == []
    assert page.inline == []
    assert page.scripts == 1
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} - set(page.ids) == set()
    assert f'<html lang="{language}">' in text


def test_texts_of_strangers_are_shown_as_texts() -> None:
    text = html_report.render(sample.mixed(), "vi")
    assert "<script>alert" not in text
    assert "<b>Trực tuyến</b>" not in text
    assert sample.HOSTILE in "".join(Page(text).text)


def test_a_run_that_judged_nothing_is_not_green() -> None:
    text = html_report.render(sample.empty(), "vi")
    assert 'class="verdict unknown"' in text
    assert 'class="verdict good"' not in text
    assert 'class="verdict good"' in html_report.render(sample.clean(), "vi")


def test_every_finding_and_every_number_is_on_the_page() -> None:
    text = "".join(Page(html_report.render(sample.mixed(), "en")).text)
    for finding in sample.mixed().findings:
        assert finding.message.en in text
        assert finding.rule in text
    for wanted in ("1,603 + 357 = 1,960 dossiers", "sheet TTHC, cell F12", "1.31%", "In prose: 214 figures seen"):
        assert wanted in text


def test_units_are_counted_alike_everywhere() -> None:
    report = sample.mixed()
    first = sample.findings()[0]
    names = [f"Xã số {number}" for number in range(1, 13)]
    source = report.files[0].source
    found = tuple(replace(first, submission=name, fingerprint=name) for name in (*names, source))
    units = tuple(replace(sample.submissions()[1], name=name) for name in names)
    whole = replace(units[0], name=source, files=())
    text = "".join(Page(html_report.render(replace(report, findings=found, submissions=(*units, whole)), "vi")).text)
    assert "12/12 đơn vị cần chỉnh sửa" in text
    assert "/12 đơn vị có số liệu chưa khớp theo quy tắc này" in text
    assert "/13 đơn vị" not in text


def test_equal_fingerprints_get_anchors_of_their_own() -> None:
    twice = replace(sample.mixed(), findings=(*sample.findings(), *sample.findings()))
    page = Page(html_report.render(twice, "vi"))
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_tile(status: Status) -> None:
    units = tuple(Submission(name=f"Xã {n}", status=status) for n in range(3))
    text = html_report.render(replace(sample.clean(), submissions=units), "vi")
    words = sentence(f"report.tile-{status.value}", "vi")
    assert f"<b>3</b> {words}</li>" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_people_see(language: str, snapshot: Callable[[str, str], None]) -> None:
    text = html_report.render(sample.mixed(), language)
    for tag in ("style", "script"):
        text = re.sub(rf"<{tag}>.*?</{tag}>", f"<{tag}>…</{tag}>", text, flags=re.DOTALL)
    snapshot(f"mixed.{language}.html", re.sub(r"sha256-[\w+/=]+", "sha256-…", text))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "báo cáo.html"
    path.write_text(html_report.render(sample.mixed(), "vi"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tab(request: pytest.FixtureRequest) -> Iterator[Browser]:
    program = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := _which(n))), None)
    if program is None:
        pytest.skip("chromium is not installed on this machine")
    with Browser(program) as browser:
        yield browser


def _which(name: str) -> str | None:
    import shutil

    return shutil.which(name)


VISIBLE = "[...document.querySelectorAll('.card')].filter(c => !c.hidden && !c.closest('[hidden]')).map(c => c.id)"
SETTLE = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


def choose(tab: Browser, name: str, value: str) -> None:
    tab.js(
        f"{{const f = document.querySelector('.filter').elements[{name!r}]; f.value = {value!r};"
        "f.dispatchEvent(new Event('input', {bubbles: true}))}"
    )
    tab.js(SETTLE)


@pytest.fixture
def opened(tab: Browser, page: Path) -> Iterator[Browser]:
    tab.problems.clear()
    tab.media()
    tab.open(page)
    yield tab
    assert tab.problems == []
    assert tab.requests == [page.resolve().as_uri()] or all(r.startswith(page.resolve().as_uri()) for r in tab.requests)


@pytest.mark.needs("chromium")
class TestInChromium:
    def test_it_opens_with_all_findings(self, opened: Browser) -> None:
        assert len(opened.js(VISIBLE)) == 8
        assert opened.js("document.getElementById('shown').textContent") == "8"
        assert opened.js("document.querySelector('.headline').innerText").startswith("4/8 đơn vị đã gửi")

    def test_a_submission_named_script_is_text(self, opened: Browser) -> None:
        assert sample.HOSTILE in opened.js("document.body.innerText")
        assert opened.js("document.scripts.length") == 1

    def test_foreign_script_and_style_are_refused(self, opened: Browser) -> None:
        opened.js(
            "{const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s);"
            "document.body.setAttribute('style', 'color: red')}"
        )
        assert opened.js("window.ran") is None
        assert any("Content Security Policy" in problem for problem in opened.problems)
        opened.problems.clear()

    @pytest.mark.parametrize(
        ("name", "value", "count"),
        [
            ("severity", "warning", 2),
            ("unit", "u-xa-suoi-da", 3),
            ("rule", "khcn-cds/online-total-mismatch", 2),
            ("topic", "spending", 1),
            ("check", "part", 1),
            ("q", "dong cat", 2),
            ("q", "Ô F12", 1),
            ("q", "chữ lạ qqq", 0),
        ],
    )
    def test_the_filter(self, opened: Browser, name: str, value: str, count: int) -> None:
        choose(opened, name, value)
        assert opened.js("document.getElementById('shown').textContent") == str(count)
        assert opened.js("document.querySelector('.nothing').hidden") is (count > 0)
        assert opened.js("document.querySelectorAll('.unit:not([hidden])').length") <= count

    def test_what_follows_from_a_finding_stays_with_it(self, opened: Browser) -> None:
        choose(opened, "check", "percentage")
        assert opened.js("document.getElementById('shown').textContent") == "1"
        assert set(opened.js(VISIBLE)) == {"f-a1b2c3d4e5f60001", "f-a1b2c3d4e5f60002"}

    def test_reset_shows_everything_again(self, opened: Browser) -> None:
        choose(opened, "severity", "info")
        opened.js("document.querySelector('.filter button').click()")
        opened.js(SETTLE)
        assert len(opened.js(VISIBLE)) == 8
        assert opened.js("location.hash") == ""

    def test_sorting(self, opened: Browser) -> None:
        first = "document.querySelector('.unit h3').firstChild.textContent.trim()"
        choose(opened, "sort", "influence")
        assert opened.js(first) == "Phường Bến Ngọc"
        choose(opened, "sort", "name")
        assert opened.js(first) in ("Phường Bến Ngọc", sample.HOSTILE)
        choose(opened, "sort", "")
        assert opened.js(first) == "Xã Suối Đá"

    def test_a_view_is_an_address(self, tab: Browser, page: Path) -> None:
        tab.open(page, "#?severity=warning&unit=u-xa-suoi-da")
        assert tab.js(VISIBLE) == ["f-a1b2c3d4e5f60003"]
        choose(tab, "severity", "error")
        assert "severity=error" in tab.js("location.hash")

    def test_a_link_to_a_folded_finding_opens_it(self, tab: Browser, page: Path) -> None:
        tab.open(page, "#f-a1b2c3d4e5f60002")
        assert tab.js("document.querySelector('.follows').open") is True
        top = tab.js("document.getElementById('f-a1b2c3d4e5f60002').getBoundingClientRect().top")
        assert 0 <= top < 900

    def test_a_link_to_a_hidden_finding_lifts_the_filter(self, opened: Browser) -> None:
        choose(opened, "severity", "info")
        opened.js("location.hash = '#f-a1b2c3d4e5f60004'")
        opened.js(SETTLE)
        assert "f-a1b2c3d4e5f60004" in opened.js(VISIBLE)

    def test_a_cell_of_the_matrix_filters(self, opened: Browser) -> None:
        opened.js("document.querySelector('.matrix .cell.warning a').click()")
        assert opened.js(VISIBLE) == ["f-a1b2c3d4e5f60003"]

    def test_everything_is_reached_by_keyboard(self, opened: Browser) -> None:
        opened.press("Tab", 9)
        assert opened.js("document.activeElement.className") == "skip"
        focus = "document.activeElement"
        seen = set()
        for _ in range(60):
            opened.press("Tab", 9)
            seen.add(opened.js(f"{focus}.name || {focus}.className || {focus}.localName"))
        assert {"scroll", "q", "unit", "severity", "rule", "sort", "anchor", "summary"} <= seen

    def test_on_paper_everything_is_shown_and_nothing_is_cut(self, opened: Browser) -> None:
        opened.media(kind="print")
        assert opened.js("getComputedStyle(document.querySelector('.filter')).display") == "none"
        assert opened.js("getComputedStyle(document.querySelector('.scroll')).overflow") == "visible"
        pdf = opened.call("Page.printToPDF", preferCSSPageSize=True)["data"]
        assert len(pdf) > 10_000

    @pytest.mark.parametrize("width", [360, 768, 1366])
    def test_nothing_hangs_out_of_the_page(self, opened: Browser, width: int) -> None:
        opened.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        assert opened.js("document.documentElement.scrollWidth") <= width
        opened.call("Emulation.clearDeviceMetricsOverride")

    @pytest.mark.parametrize(("width", "first"), [(390, "unit"), (1366, "matrix")])
    def test_on_a_phone_the_first_finding_comes_before_tables_and_charts(
        self, opened: Browser, page: Path, width: int, first: str
    ) -> None:
        opened.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        opened.open(page)
        tops = {
            name: opened.js(f"document.querySelector('{name}').getBoundingClientRect().top")
            for name in (".unit", ".matrix", ".chart")
        }
        assert min(tops, key=lambda name: tops[name]) == f".{first}"
        assert opened.js("document.querySelector('.fold').open") is (width > 700)
        opened.call("Emulation.clearDeviceMetricsOverride")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("case", sorted(sample.ALL))
    def test_an_accessibility_audit_finds_nothing(self, tab: Browser, tmp_path: Path, case: str, scheme: str) -> None:
        axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        path = tmp_path / "report.html"
        path.write_text(html_report.render(sample.ALL[case](), "vi"), encoding="utf-8")
        tab.media(scheme=scheme)
        tab.open(path)
        tab.js("for (const box of document.querySelectorAll('details')) box.open = true")
        tab.js(axe + "; 0")
        found = tab.js(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map("
            "v => [v.id, v.nodes.slice(0, 3).map(n => n.html + ' ' + n.failureSummary)]))"
        )
        assert found == []

    def test_three_thousand_findings_filter_at_once(self, tab: Browser, tmp_path: Path) -> None:
        path = tmp_path / "large.html"
        path.write_text(html_report.render(sample.large(3000), "vi"), encoding="utf-8")
        tab.media()
        tab.open(path)
        choose(tab, "unit", "u-xa-so-007")
        assert tab.js("document.getElementById('shown').textContent") == "32"
        choose(tab, "unit", "")
        assert tab.js("document.getElementById('shown').textContent") == "3.000"
