"""The page in a real browser: what a reader does with it, under the page's policy, with no text of a document run.

The pages are watched (`open_page`); what the graph answers is in `test_html_graph.py`.
"""

import csv
from pathlib import Path
from typing import Any

import pytest

from pipeline import verdicts
from pipeline.exporters import html
from pipeline.exporters.report import Report
from pipeline.params import Params
from pipeline.run import run

ROOT = Path(__file__).parents[2]
BRIEFING = ROOT / "corpora/raw/a01-jinan-briefing.txt"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over the Jinan briefing leaves."""
    folder = tmp_path_factory.mktemp("jinan")
    run([BRIEFING], folder, Params(), _silent, folder / "verdicts.csv")
    return folder


def _silent(_: str) -> None:
    """Nobody listens."""


@pytest.fixture
def page(open_page: Any, made: Path) -> Any:
    return open_page(made / "audit.html")


def _go(page: Any, name: str) -> None:
    page.click(f".bar a[data-page={name}]")
    page.wait_for_selector(f"html[data-page={name}]")


def _conflict(page: Any) -> Any:
    return page.locator("article.finding[data-rule=CNT101]", has_text="7个未来产业").first


def test_the_conflict_is_seen_and_leads_to_the_text_and_back(page: Any) -> None:
    conflict = _conflict(page)
    conflict.scroll_into_view_if_needed()
    assert conflict.locator("mark").all_text_contents() == ["7", "9"]
    left, right = (quote.bounding_box() for quote in conflict.locator("blockquote").all()[:2])
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    number = conflict.get_attribute("id")

    conflict.locator("figcaption a").nth(1).click()
    page.wait_for_selector("html[data-page=texts]")
    mark = page.locator(f".body [id=q{number[1:]}-1] ~ a.error[href='#{number}']").first
    assert 0 < mark.bounding_box()["y"] < 1000
    assert mark.text_content().startswith("9个")
    assert mark.evaluate("mark => mark === document.activeElement")

    mark.click()
    page.wait_for_selector("html[data-page=findings]")
    assert page.evaluate("document.activeElement.id") == number
    assert 0 < conflict.bounding_box()["y"] < 1000


def test_the_browsers_way_back_leads_to_the_finding(page: Any) -> None:
    finding = page.locator("article.finding").nth(7)
    finding.locator("figcaption a").first.click()
    page.wait_for_selector("html[data-page=texts]")
    page.go_back()
    page.wait_for_selector("html[data-page=findings]")
    assert 0 < finding.bounding_box()["y"] < 1000


def test_findings_are_filtered_and_a_link_still_reaches_what_is_hidden(page: Any) -> None:
    form = page.locator("form[data-filters=finding]")
    shown = page.locator("article.finding:not([hidden])")
    every = shown.count()
    hidden = page.locator("article.finding[data-rule=NUM101]").last.get_attribute("id")
    form.locator("[name=rule]").select_option("CNT101")
    assert {each.get_attribute("data-rule") for each in shown.all()} == {"CNT101"}
    assert form.locator("output").text_content() == f"{shown.count()} / {every}"
    form.locator("[name=rule]").select_option("")
    form.locator("[name=words]").fill("9个未来产业")
    assert 0 < shown.count() < every
    assert page.locator(f"#{hidden}").count() == 0
    page.evaluate(f"location.hash = '{hidden}'")
    page.wait_for_selector(f"#{hidden}.here")
    assert 0 < page.locator(f"#{hidden}").bounding_box()["y"] < 1000


def test_the_ledger_sorts_filters_and_is_saved(page: Any, tmp_path: Path) -> None:
    _go(page, "indicators")
    rows = page.locator("#indicators tbody tr:not([hidden])")
    every = rows.count()
    page.locator("form[data-filters=indicator] [name=status]").select_option("target")
    targets = rows.count()
    assert 0 < targets < every
    period = rows.last.get_attribute("data-period")
    page.locator("form[data-filters=indicator] [name=period]").select_option(period)
    assert 0 < rows.count() <= targets
    assert {row.get_attribute("data-period") for row in rows.all()} == {period}
    page.locator("#indicators thead button").first.click()
    assert page.locator("#indicators th[aria-sort=ascending]").count() == 1
    with page.expect_download() as waiting:
        page.click("[data-download=indicator]")
    waiting.value.save_as(tmp_path / "ledger.csv")
    said = list(csv.reader((tmp_path / "ledger.csv").read_text("utf-8-sig").splitlines()))
    assert said[0][:2] == ["指标", "原文数值"]
    assert [row[0] for row in said[1:]] == [row.locator("th").text_content() for row in rows.all()]


def test_verdicts_are_given_by_keys_kept_saved_and_imported(page: Any, made: Path, tmp_path: Path) -> None:
    ids = [each.get_attribute("data-id") for each in page.locator("article.finding").all()]
    page.keyboard.press("j")
    page.keyboard.press("c")
    # From here Enter leads to the reason, and the letters in it are letters.
    page.keyboard.press("Enter")
    page.keyboard.type('=核对过"原件"，是错 jdc')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.id") == ids[0]
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("d")
    page.keyboard.press("d")
    # Judged alike twice is taken back, and a verdict that is not there has no reason.
    assert page.evaluate("document.activeElement.dataset.id") == ids[2]
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    states = [each.get_attribute("data-judged") for each in page.locator("article.finding").all()]
    assert states[:3] == ["confirmed", "dismissed", "none"]
    page.locator("form[data-filters=finding] [name=judged]").select_option("dismissed")
    assert page.locator("article.finding:not([hidden])").count() == 1

    with page.expect_download() as waiting:
        page.click("#save-verdicts")
    assert waiting.value.suggested_filename == "zhengce-verdicts.csv"
    waiting.value.save_as(tmp_path / "said.csv")
    table = tmp_path / "verdicts.csv"
    found = verdicts.findings_in(made)
    assert verdicts.merge(table, tmp_path / "said.csv", found, pytest.fail) == (2, 0, 0, 0, ())
    held = verdicts.load(table).verdicts
    assert {id_: said.verdict for id_, said in held.items()} == {ids[0]: "confirmed", ids[1]: "dismissed"}
    assert held[ids[0]].why == '\'=核对过"原件"，是错 jdc'
    assert held[ids[1]].documents == (BRIEFING.name,)
    assert verdicts.merge(table, tmp_path / "said.csv", found, pytest.fail) == (0, 0, 0, 2, ())


def test_an_enter_of_the_input_method_does_not_end_the_reason(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    enter = """composing => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: composing }))"""
    page.evaluate(enter, True)
    assert page.evaluate("document.activeElement.name") == "why"
    page.evaluate(enter, False)
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"


def test_keys_are_silent_where_somebody_types_or_wants_none(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("jcd")
    assert page.locator("form[data-filters=finding] [name=words]").input_value() == "jcd"
    page.locator("form[data-filters=finding] [name=words]").fill("")
    page.locator("#shortcuts").uncheck()
    page.locator("article.finding").first.focus()
    page.keyboard.press("c")
    assert page.locator("article.finding").first.get_attribute("data-judged") == "none"


CHINESE_OUTSIDE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const theirs = "blockquote, h3[id^=t], .body, q, td, tbody th, .doc, .rules dd, option, .text h3, .text header, "
    + "script, template, noscript, .pairs, #language, .verdict, "
    + "#graph-found, #graph-panel h3, #graph-panel li, #graph-disputed";
  const found = [];
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (/[\\u4e00-\\u9fff]/.test(walk.currentNode.data) && !parent.closest(theirs)) found.push(walk.currentNode.data);
  }
  return found;
}"""


def test_english_by_a_switch_that_is_remembered(page: Any) -> None:
    _go(page, "graph")
    page.locator("#graph-disputed button").first.click()
    _go(page, "findings")
    page.click("#language")
    assert page.title() == "Audit of policy texts"
    assert page.locator(".bar a").first.text_content().startswith("Findings")
    assert page.evaluate(CHINESE_OUTSIDE) == []
    assert page.locator("#h-findings span").get_attribute("lang") == "en"
    _conflict(page).locator("button[data-say]").first.click()
    assert page.locator("#hint").text_content() == "confirmed"
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    assert page.title() == "Audit of policy texts"
    page.click("#language")
    assert page.title() == "政策文本审读报告"
    assert page.locator("#h-findings").text_content() == "发现"


@pytest.mark.parametrize("width", [390, 1600])
def test_no_page_is_wider_than_the_screen(open_page: Any, made: Path, width: int) -> None:
    page = open_page(made / "audit.html", width)
    for name in ("findings", "indicators", "counts", "names", "graph", "texts", "about"):
        _go(page, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        visible = page.locator("main > section:visible")
        assert {each.get_attribute("data-page") for each in visible.all()} == {name}


def test_every_control_has_a_name(page: Any) -> None:
    for name in ("findings", "indicators", "graph", "texts"):
        _go(page, name)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("button, input, select, a, canvas")]
                .filter((one) => one.checkVisibility() && !one.textContent.trim() && !one.labels?.length
                    && !one.getAttribute("aria-label")).map((one) => one.outerHTML)"""
        )
        assert nameless == []


def test_without_scripts_it_is_all_there(open_page: Any, made: Path) -> None:
    page = open_page(made / "audit.html", java_script_enabled=False)
    assert page.locator("main > section:visible").count() == page.locator("main > section").count()
    assert page.locator("form:visible, button:visible").count() == 0
    assert page.locator(".without-script:visible").count() == 1


def test_no_text_is_run(open_page: Any, hostile: Report, tmp_path: Path) -> None:
    html.write(hostile, tmp_path / "report.html")
    page = open_page(tmp_path / "report.html")
    hidden = "document.documentElement.dataset.pwned"
    assert page.locator("html[data-pwned], img").count() == 0
    assert page.locator("article.finding h3", has_text=hidden).count() == 1
    _go(page, "graph")
    page.locator("#graph-disputed button").first.click()
    page.fill("#graph-words", "<script>")
    page.locator("#graph-found button").first.click()
    assert page.locator("#graph-panel script, #graph-panel img").count() == 0
    assert hidden in page.locator("#graph-panel h3").first.text_content()
    assert page.locator("html[data-pwned], img").count() == 0


def test_an_empty_report_opens(open_page: Any, empty: Report, tmp_path: Path) -> None:
    html.write(empty, tmp_path / "report.html")
    page = open_page(tmp_path / "report.html")
    assert page.locator("#overview:visible").count() == 1
    _go(page, "about")
    assert "没有文字层" in page.locator("#about").text_content()
