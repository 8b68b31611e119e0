"""Sentences: the clean view, its way back, and where a sentence ends."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import Block, Document, Sentence
from pipeline.sentences import LONGEST, fold, sentences, split, view


def _document(text: str, *blocks: Block) -> Document:
    return Document("a.txt", text, blocks or (Block("paragraph", 0, len(text)),))


def _read(document: Document) -> list[Sentence]:
    return list(sentences(document, list))


def _views(text: str) -> list[str]:
    return [sentence.text for sentence in _read(_document(text))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２５年ＧＤＰ增长５．３％", "2025年GDP增长5.3%"),
        ("产业,项目;(一)是!", "产业，项目；（一）是！"),
        ("1,200家,10:30开始:", "1,200家，10:30开始："),
        ("支出７９１，４５９，０００元", "支出791,459,000元"),
        ("增长2，200亿元", "增长2,200亿元"),
        # Four digits are a year, two no group of thousands, and a list has blanks or words between.
        ("2024，2025年；5，10个；1，200，30项", "2024，2025年；5，10个；1，200，30项"),
        ("“东强、西兴”", "“东强、西兴”"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("达到 5 %，其中", "达到5%，其中"),
        ("好客山东 好品山东", "好客山东 好品山东"),
        ("主题公 园签约，新增制造 业企业3家。", "主题公园签约，新增制造业企业3家。"),
        ("打响“好客山东 好品山东”品牌，加快建设。", "打响“好客山东 好品山东”品牌，加快建设。"),
        ('对接"一芯两带"布局', "对接“一芯两带”布局"),
        ("田的命\n脉在水", "田的命脉在水"),
        ("前  言", "前 言"),
        ("AI City 建设", "AI City建设"),
        ("Smart\nCity", "Smart City"),
        ("2020 2021", "2020 2021"),
        ("2 0 2 6年 1月", "2026年1月"),
        ("２ ０ ２ ６年", "2026年"),
        ("十四\u200b五\ufeff规\u00ad划", "十四五规划"),
        ("甲\u200b 乙", "甲 乙"),
        ("甲\u3000\u3000乙", "甲 乙"),
        ("\u3000\u3000全市", "全市"),
        ("全市\xa0", "全市"),
        ("", ""),
        (" \u200b\n", ""),
    ],
)
def test_view(text: str, clean: str) -> None:
    assert view(text)[0] == clean


def test_a_clean_stretch_needs_no_map() -> None:
    assert view("增长5.3%。") == ("增长5.3%。", None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("一。二！三？四", ["一。", "二！", "三？", "四"]),
        ("他说：“要实干。”会后落实。", ["他说：“要实干。”", "会后落实。"]),
        ('他说:"要实干。"会后落实。"善作善成"是要求。', ['他说:"要实干。"', "会后落实。", '"善作善成"是要求。']),
        ("（完成。）《意见》已印发。", ["（完成。）", "《意见》已印发。"]),
        ("真的吗？！是的。", ["真的吗？！", "是的。"]),
        ("甲；乙，丙", ["甲；乙，丙"]),
        ("", []),
    ],
)
def test_split(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == parts


def test_a_list_without_full_stops_is_cut_at_marks() -> None:
    text = "、".join(f"项目{n}" for n in range(1000))
    cuts = list(split(text))
    assert all(end - start <= LONGEST for start, end in cuts)
    assert all(text[end - 1] == "、" for _, end in cuts[:-1])
    assert max(end - start for start, end in split("字" * (3 * LONGEST))) == LONGEST


def test_furniture_is_not_read() -> None:
    text = "首页\n全市\n打印"
    document = _document(text, Block("boilerplate", 0, 2), Block("heading", 3, 5), Block("boilerplate", 6, 8))
    assert [(sentence.text, sentence.block) for sentence in _read(document)] == [("全市", 1)]


def test_a_sentence_goes_on_after_the_number_of_a_page() -> None:
    text = "严守底线，强化对未来\n  12  \n的引导。提高水平。"
    start = text.index("12")
    document = _document(text, Block("paragraph", 0, len(text), holes=((start, start + 2),)))
    first, second = _read(document)
    assert first.text == "严守底线，强化对未来的引导。"
    assert (second.text, second.offsets is None) == ("提高水平。", False)
    at = first.text.index("的引导")
    assert first.span(at, at + 3).text == "的引导"
    assert first.span(at - 1, at + 1).text == "来\n  12  \n的"


def test_cells_are_sentences_and_spanning_cells_are_read_once() -> None:
    text = "绿色\t工厂\t35\n利用率\t78"
    rows = (
        Block("row", 0, 8, table=1, cells=((0, 2), (3, 5), (6, 8))),
        Block("row", 9, 15, table=1, cells=((0, 2), (9, 12), (13, 15), (13, 15))),
    )
    found = [(sentence.text, sentence.block) for sentence in _read(_document(text, *rows))]
    assert found == [("绿色", 0), ("工厂", 0), ("35", 0), ("利用率", 1), ("78", 1)]


def test_an_empty_find_has_a_place() -> None:
    (sentence,) = _read(_document("达到\n个"))
    assert sentence.text == "达到个"
    assert sentence.source(2, 2) == (3, 3)
    assert sentence.source(3, 3) == (4, 4)


TEXTS = st.text('产业a1２ ,，:：。！"”\n\t\u3000\u200b(（', max_size=60)


@given(TEXTS)
def test_split_rebuilds_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in split(text)) == text


@given(TEXTS)
def test_fold_keeps_places_and_settles(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_every_clean_character_stands_for_one_of_the_text(text: str) -> None:
    clean, offsets = view(text)
    places = range(len(clean)) if offsets is None else offsets
    assert len(places) == len(clean)
    assert list(places) == sorted(set(places))
    for character, place in zip(clean, places, strict=True):
        stands = fold(character) == fold(text[place]) or (character == " " and text[place].isspace())
        assert stands or (character in "“”" and text[place] == '"')


@given(TEXTS)
def test_a_view_is_clean(text: str) -> None:
    clean, _ = view(text)
    assert clean == clean.strip()
    assert "  " not in clean
    assert not set(clean) & set("\n\t\u3000\u200b")
    # Digits that a tab or a line end parted are two numbers; a second reading would take them for one set apart.
    assert view(clean)[0] == clean or re.search("[0-9] [0-9]", clean)


@given(TEXTS, st.lists(st.integers(0, 60), max_size=6))
def test_sentences_lie_in_their_blocks_in_order(text: str, edges: list[int]) -> None:
    cuts = sorted({0, len(text), *(min(edge, len(text)) for edge in edges)})
    blocks = [Block("paragraph", start, end) for start, end in pairwise(cuts)]
    at = 0
    for sentence in _read(_document(text, *blocks)):
        block = blocks[sentence.block]
        assert max(at, block.start) <= sentence.start < sentence.end <= block.end
        assert sentence.text
        at = sentence.end


def test_half_a_character_has_a_stand_in() -> None:
    """What searches takes UTF-8; the positions hold."""
    document = Document("甲.txt", "建成\ud800中国算谷3个。", (Block("paragraph", 0, 11),))
    (sentence,) = sentences(document, list)
    assert sentence.text == "建成\ufffd中国算谷3个。"
    assert sentence.span(2, 3).text == "\ud800"
