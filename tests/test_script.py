"""Traditional script: folded one for one, known by the same names, quoted as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_script import traditional

from pipeline import audit, readers, script
from pipeline.extraction import extract
from pipeline.readers import html
from pipeline.readers import text as plain
from pipeline.sentences import Cut, sentences

TEXT = """云岫市人民政府关于加快发展数字经济的实施意见

各区县人民政府，市政府各部门：
　　一、总体要求
　　到2027年，数字经济规模达到2500亿元，建成绿色工厂120家，布局量子信息、区块链等3个未来产业。
　　二、重点任务
　　依托云岫算谷发展区块链。后文说，布局量子信息、区块链等2个未来产业。提出到年，建成千兆小区个。

云岫市人民政府
2026年3月1日
"""
OLD = traditional(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("臺灣、裏面、以後、於是、特徵、佔比、週期、羣眾", "台湾、里面、以后、于是、特征、占比、周期、群众"),
        ("乾旱，乾淨，乾隆年間，乾坤", "干旱，干净，乾隆年间，乾坤"),
        ("沿著、力著重於、著力、著名、顯著、專著、圍繞著名城", "沿着、力着重于、着力、著名、显著、专著、围绕著名城"),
        ("批覆、答覆、反覆、覆蓋率、顛覆性、電覆蓋", "批复、答复、反复、覆盖率、颠覆性、电覆盖"),
        ("瞭解、瞭望、憑藉、藉助、慰藉、甦醒、衞生、説明", "了解、瞭望、凭借、借助、慰藉、苏醒、卫生、说明"),
        ("計程車、資訊、軟體", "计程车、资讯、软体"),
    ],
)
def test_folded(old: str, new: str) -> None:
    assert script.folded(old) == new


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_folding_keeps_every_place(words: str) -> None:
    text = OLD[:40] + words
    assert len(script.simplified(text)) == len(text)


def test_simplified_texts_are_left_alone() -> None:
    for text in (TEXT, "", "2025", "他叫鍾國發。" + TEXT):
        assert script.simplified(text) is text
    document = plain.document(TEXT, "a.txt")
    assert script.plain(document) is document


def test_sentences_are_folded_and_point_back() -> None:
    document = plain.document(OLD, "a.txt")
    assert document.text == OLD
    found = list(sentences(document, lambda text: [text]))
    assert [sentence.text for sentence in found] == [
        sentence.text for sentence in sentences(plain.document(TEXT, "a.txt"), lambda text: [text])
    ]
    assert all(sentence.span(0, len(sentence.text)).text == OLD[sentence.start : sentence.end] for sentence in found)


def test_a_document_says_the_same_of_itself_in_its_own_script() -> None:
    new, old = plain.document(TEXT, "a.txt"), plain.document(OLD, "a.txt")
    assert old.blocks == new.blocks
    assert (old.title, old.issuer, old.date) == (traditional(new.title), traditional(new.issuer), new.date)
    assert old.title in OLD


def test_bodies_that_are_told_apart_stand_in_its_own_script() -> None:
    new = "中共中央国务院关于加快发展的意见\n为加快产业发展，现提出如下意见，请认真贯彻执行，确保各项任务落到实处。\n"
    assert plain.document(traditional(new), "a.txt").issuer == "中共中央、國務院"


def test_a_page_too() -> None:
    head = "<html><head><title>{}</title></head><body><h1>{}</h1><p>來源：临渚日報</p>"
    page = traditional(head.format(*(TEXT.split("\n")[0],) * 2)) + "".join(f"<p>{line}</p>" for line in OLD.split("\n"))
    document = html.read(page.encode(), "a.html")
    assert document.title == OLD.split("\n")[0]
    assert [block.kind for block in document.blocks][:2] == ["title", "boilerplate"]


def test_records_are_those_of_the_simplified_text(cut: Cut) -> None:
    new, old = (extract(plain.document(text, "a.txt"), cut) for text in (TEXT, OLD))
    assert len(new.mentions) > 5
    assert [(m.start, m.end, m.kind, m.entity) for m in old.mentions] == [
        (m.start, m.end, m.kind, m.entity) for m in new.mentions
    ]
    assert [(i.entity, i.low, i.unit, i.period, i.status) for i in old.indicators] == [
        (i.entity, i.low, i.unit, i.period, i.status) for i in new.indicators
    ]
    assert [(c.head, c.n, c.members) for c in old.counts] == [(c.head, c.n, c.members) for c in new.counts]
    records = (*old.mentions, *old.indicators, *old.counts, *old.relations, *old.marks, *old.sentences)
    assert all(record.text == OLD[record.start : record.end] for record in records)
    assert all(i.quantity == OLD[i.quantity_start : i.quantity_end] for i in old.indicators)


def test_findings_are_those_of_the_simplified_text_in_its_own_words(cut: Cut) -> None:
    new, old = (audit.audit([extract(plain.document(text, "a.txt"), cut)]) for text in (TEXT, OLD))
    assert {"CNT101", "NUM101"} <= {finding.rule for finding in new}
    assert [(f.rule, [(e.start, e.end) for e in f.evidence]) for f in old] == [
        (f.rule, [(e.start, e.end) for e in f.evidence]) for f in new
    ]
    assert all(span.text == OLD[span.start : span.end] for finding in old for span in finding.evidence)


def test_across_documents_too(cut: Cut) -> None:
    other = TEXT.replace("2500亿元", "2600亿元")
    texts = {"a.txt": OLD, "b.txt": other}
    found = audit.audit(extract(plain.document(text, name), cut) for name, text in texts.items())
    across = [finding for finding in found if len({span.document for span in finding.evidence}) == 2]
    assert across
    assert all(span.text == texts[span.document][span.start : span.end] for f in across for span in f.evidence)


def test_big5_is_read_through(cut: Cut, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.txt"
    path.write_bytes(OLD.encode("big5hkscs"))
    document = readers.read(path, name="a.txt")
    assert (document.text, document.encoding) == (OLD, "big5hkscs")
    assert "INDUSTRY:区块链" in {mention.entity for mention in extract(document, cut).mentions}
