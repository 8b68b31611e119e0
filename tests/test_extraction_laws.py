"""What holds of every record, whatever the text."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.schema import Block, Document, Extract
from pipeline.sentences import Cut

WORDS = """
工业增加值 规上企业 园区 绿色工厂 产业 量子信息 区块链 全市 云港市 占比 比重 增长 下降 提高 达到 突破 由 增加到
控制在 不低于 年均 分别 双双 均 高于全国 翻一番 建成 新增 获批 四大 两个 三项任务 一是 二是 三是 第一 第3位
前十 7成 两位数 上千 万亿级 亿元 万吨 个百分点 家 个 % 倍 2025年 “十四五” 去年 到年 2020 1.5 30 100
以上 以内 左右 多 约 近 等 包括 即 其中 比上年 2.8∶1
""".split()
MARKS = [*"，，，。、、；：！？“”‘’（）《》—…", "\n", "\u3000", " ", "\u200b", "\ufffd", "🙂", "Ａ", "２", "．"]
SENTENCES = st.lists(st.sampled_from(WORDS) | st.sampled_from(MARKS), max_size=30).map("".join)
HAN = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("0123456789.%，。、“”《》（）"),
    max_size=40,
)


def read(text: str, cut: Cut) -> Extract:
    """Each line is a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return extraction.extract(Document("甲.txt", text, tuple(blocks)), cut)


@given(SENTENCES | HAN | st.text(max_size=40))
def test_every_record_is_the_text_at_its_place(cut: Cut, text: str) -> None:
    extract = read(text, cut)
    records = (extract.mentions, extract.indicators, extract.counts, extract.aliases, extract.relations, extract.marks)
    for record in (record for part in records for record in part):
        assert record.text == text[record.start : record.end]
        assert record.text


@given(SENTENCES | HAN)
@example("两个\u3000全市")
def test_statements(cut: Cut, text: str) -> None:
    extract = read(text, cut)
    for indicator in extract.indicators:
        assert indicator.quantity == text[indicator.quantity_start : indicator.quantity_end]
        assert any(s.start <= indicator.quantity_start <= indicator.quantity_end <= s.end for s in extract.sentences)
        assert any(s.start <= indicator.start < indicator.end <= s.end for s in extract.sentences)
        assert indicator.lost or indicator.quantity
        assert not (indicator.lost and indicator.quantity)
        assert indicator.low is None or indicator.high is None or indicator.low <= indicator.high
        assert indicator.indicator.strip()


@given(SENTENCES | HAN)
def test_counts(cut: Cut, text: str) -> None:
    for count in read(text, cut).counts:
        assert count.n >= 1
        assert count.head
        assert count.members == tuple(text[start:end] for start, end in count.member_spans)
        assert all(member.strip() for member in count.members)
        spans = sorted(count.member_spans)
        assert list(count.member_spans) == spans
        assert all(end <= after for (_, end), (after, _) in pairwise(spans))


@given(SENTENCES)
def test_the_same_text_gives_the_same_records(cut: Cut, text: str) -> None:
    assert read(text, cut) == read(text, cut)


@given(SENTENCES)
def test_names_do_not_nest(cut: Cut, text: str) -> None:
    mentions = read(text, cut).mentions
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_value_is_exact(cut: Cut) -> None:
    (indicator,) = read("软件业务收入达到1.005万亿元。", cut).indicators
    assert indicator.low == indicator.high == Decimal(1_005_000_000_000)
    assert str(indicator.low) == "1005000000000"
