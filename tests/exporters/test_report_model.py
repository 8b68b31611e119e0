from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.audit import rules
from pipeline.exporters._differences import compared, differences, grouped
from pipeline.exporters._passages import Mark, passages, runs
from pipeline.exporters._places import context, locator
from pipeline.exporters.report import Report, build, titles
from pipeline.schema import Block, Document, Extract, Family, Finding


def test_the_most_serious_come_first_and_keep_their_ids(report: Report, findings: tuple[Finding, ...]) -> None:
    assert [exhibit.number for exhibit in report.exhibits] == [1, 2]
    assert [exhibit.finding.severity for exhibit in report.exhibits] == ["error", "warning"]
    assert {exhibit.finding.id for exhibit in report.exhibits} == {finding.id for finding in findings}


def test_input_order_does_not_show(extracts: tuple[Extract, ...], findings: tuple[Finding, ...]) -> None:
    built = [build(a, b) for a in permutations(extracts) for b in permutations(findings)]
    assert all(one == built[0] for one in built)


def test_a_quote_has_its_place_and_the_context_of_its_block(report: Report) -> None:
    first, second, elsewhere = report.exhibits[0].quotes
    assert (first.place.line, first.place.column, first.place.paragraph) == (4, 18, 4)
    assert (first.before, first.after) == ("布局量子信息、生物制造、深海装备等", "。")
    assert second.after == "，建设绿色工厂家。"
    assert report.titles[elsewhere.place.document] == "说明"
    assert [piece.text for quote in (first, second) for piece in quote.pieces if piece.changed] == ["7", "9"]


@pytest.mark.parametrize(("code", "family"), [("NUM301", "lost-number"), ("DAT101", "date")])
def test_places_that_are_no_versions_of_one_another_are_not_compared(code: str, family: Family) -> None:
    document = Document("云岫.txt", "规模达到��亿元，增速达到��个点。")
    evidence = document.span(0, 9), document.span(9, 17)
    finding = Finding(f"{code}-00000000000a", code, family, "warning", "有4个字已损坏", evidence)
    shown = {}
    for known in (rules(), ()):
        (exhibit,) = build([Extract(document)], [finding], rules=known).exhibits
        shown[bool(known)] = [[piece.text for piece in quote.pieces if piece.changed] for quote in exhibit.quotes]
    assert shown[True] == [[], []]
    assert all(shown[False])


def test_documents_that_share_a_title_are_told_apart_by_their_files() -> None:
    known = [
        ("甲/云岫.txt", "政府工作报告"),
        ("甲/沧岭.txt", "政府工作报告"),
        ("甲/临渚.txt", "临渚规划"),
        ("说明.txt", ""),
    ]
    told = ("政府工作报告（云岫.txt）", "政府工作报告（沧岭.txt）", "临渚规划", "说明")
    assert titles([Document(id_, "", title=title) for id_, title in known]) == told
    assert titles([Document("云岫.txt", "", title="政府工作报告")]) == ("政府工作报告（云岫.txt）",)
    same = [Document(f"{folder}/报告.txt", "", title="政府工作报告") for folder in ("甲", "乙")]
    assert titles(same) == ("政府工作报告（甲/报告.txt）", "政府工作报告（乙/报告.txt）")


@given(st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from(["", "一", "二"])), unique=True))
def test_no_two_documents_are_called_the_same(known: list[tuple[str, str]]) -> None:
    documents = [Document(f"{folder}/{title or '无'}.txt", "", title=title) for folder, title in known]
    assert len(set(titles(documents))) == len(documents)


def test_records_know_the_findings_that_touch_them(report: Report) -> None:
    assert [row.exhibits for row in report.counts] == [(1,), (1,), (1,)]
    assert [row.exhibits for row in report.indicators] == [(), (), (2,)]


def test_names_count_their_mentions_and_other_forms(report: Report) -> None:
    plan = next(name for name in report.names if name.kind == "DOC")
    assert (plan.mentions, plan.forms) == (2, ("《云川市未来产业规划》", "规划"))
    kinds = [name.kind for name in report.names]
    assert kinds == ["INDUSTRY", "INDUSTRY", "INDUSTRY", "CARRIER", "DOC", "PLACE"]


def test_a_manual_is_split_at_its_first_line(report: Report) -> None:
    assert report.manuals[0].title == "同一类事物前后数目不一"
    assert report.manuals[0].body.startswith("为何要紧")


def test_a_finding_about_an_unknown_document_is_refused(findings: tuple[Finding, ...]) -> None:
    with pytest.raises(KeyError):
        build((), findings)


def test_context_ends_with_the_block_and_is_short() -> None:
    text = "前" * 100 + "甲" + "后" * 20 + "\n别段"
    document = Document("a", text, (Block("paragraph", 0, 121), Block("paragraph", 122, 124)))
    before, after = context(document, document.span(100, 101))
    assert (before, after) == ("…" + "前" * 40, "后" * 20)


@pytest.mark.parametrize("marked", [True, False])
def test_context_without_a_block_is_that_of_the_line(marked: bool) -> None:
    document = Document("a", "一二\n三甲四\n五六", (Block("paragraph", 0, 2),) if marked else ())
    assert context(document, document.span(4, 5)) == ("三", "四")


def test_places_of_an_empty_document() -> None:
    place = locator(0, Document("a", ""))(0)
    assert (place.line, place.column, place.paragraph) == (1, 1, 1)


@pytest.mark.parametrize(
    ("texts", "marked"),
    [
        (["7个未来产业", "9个未来产业"], [["7"], ["9"]]),
        (["四大支柱产业", "四大主导支柱产业"], [[], ["主导"]]),
        (["达到30%", "达到35%", "达到30%"], [["0"], ["5"], []]),
        (["同样的话", "同样的话"], [[], []]),
        (["加快建设现代化产业体系和创新高地", "坚持以人民为中心扎实推动共同富裕取得进展"], [[], []]),
        (["只有一处"], [[]]),
        ([], []),
    ],
)
def test_what_differs_is_marked(texts: list[str], marked: list[list[str]]) -> None:
    found = [[piece.text for piece in pieces if piece.changed] for pieces in compared(texts)]
    assert found == marked


@given(st.text("七九个产业", max_size=30), st.text("七九个产业", max_size=30))
def test_without_what_differs_both_are_the_same(left: str, right: str) -> None:
    a, b = differences(left, right)

    def rest(text: str, ranges: list[tuple[int, int]]) -> str:
        return "".join(c for at, c in enumerate(text) if not any(start <= at < end for start, end in ranges))

    # What has too little in common is left unmarked.
    assert (a, b) == ([], []) or rest(left, a) == rest(right, b)


@given(st.lists(st.text("七九个产业", max_size=30), max_size=4))
def test_pieces_give_back_the_quote(texts: list[str]) -> None:
    assert ["".join(piece.text for piece in pieces) for pieces in compared(texts)] == texts


def test_where_two_texts_take_turns_their_quotes_are_compared_two_by_two() -> None:
    one, other = Document("甲.txt", "加快建路。老少同乐"), Document("乙.txt", "加紧建路。老幼同乐")
    turns = [one.span(0, 4), other.span(0, 4), one.span(5, 9), other.span(5, 9)]
    assert [list(group) for group in grouped(turns)] == [turns[:2], turns[2:]]
    for together in ([], turns[:1], turns[:3], turns[::2], [*turns[::2], *turns[1::2]]):
        assert list(grouped(together)) == [together]


def test_long_quotes_are_cut_around_what_differs() -> None:
    same = "一" * 5_000
    first, second = compared([f"{same}七{same}", f"{same}九{same}"])
    assert [piece.text for piece in first if piece.changed] == ["七"]
    assert sum(len(piece.text) for piece in second) < 1_000


_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=8)


@given(_SPANS)
def test_runs_give_back_the_text_under_any_overlap(spans: list[list[int]]) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(20))
    marks = [Mark(start, end, "x", str(number), f"a{number}") for number, (start, end) in enumerate(spans)]
    found = list(runs(text, 0, 20, marks))
    assert "".join(run.text for run in found) == text
    assert sorted(anchor for run in found for anchor in run.anchors) == sorted(mark.anchor for mark in marks)
    for mark in marks:
        if mark.start < mark.end:
            assert "".join(run.text for run in found if mark in run.marks) == text[mark.start : mark.end]


@given(_SPANS)
def test_passages_hide_no_word_and_lose_no_mark(spans: list[list[int]]) -> None:
    text = "一二\n三四五\n\n 游离的\n六七八九\n尾巴"
    document = Document("a", text, (Block("paragraph", 0, 2), Block("heading", 3, 6), Block("paragraph", 13, 17)))
    marks = [
        Mark(start, end, "x", str(number))
        for number, (start, end) in enumerate((min(a, 20), min(b, 20)) for a, b in spans)
        if text[start:end].strip()
    ]
    found = list(passages(document, marks))
    shown = "".join(run.text for passage in found for cell in passage.cells for run in cell)
    assert "".join(shown.split()) == "".join(text.split())
    assert {mark for passage in found for mark in passage.marks} == set(marks)
    assert [passage.number for passage in found] == [1, 2, 0, 3, 0]
