"""Entities: spelling, what a document's own short names mean, indicators and classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.lexicons.spelling import normal
from pipeline.linking import class_entity, indicator_entity, link
from pipeline.linking.aliases import aliases
from pipeline.linking.kinds import title
from pipeline.schema import Alias, Block, Document, Extract, Mention
from pipeline.sentences import Cut


def linked(
    *mentions: tuple[str, str], aliases: tuple[tuple[str, str, str], ...] = (), head: str = ""
) -> dict[str, str]:
    text = "".join(words for _, words in mentions)
    made, at = [], 0
    for kind, words in mentions:
        made.append(Mention("甲.txt", at, at + len(words), words, kind))
        at += len(words)
    defined = tuple(Alias("甲.txt", 0, len(short), short, name=name, kind=kind) for short, name, kind in aliases)
    extract = Extract(Document("甲.txt", text, title=head), mentions=tuple(made), aliases=defined)
    return {mention.text: mention.entity for mention in link(extract).mentions}


def test_a_defined_short_title_means_the_full_one() -> None:
    full = "《星野市工业“十四五”发展规划》"
    entities = linked(("DOC", full), ("DOC", "《专项规划》"), aliases=(("《专项规划》", full, "DOC"),))
    assert set(entities.values()) == {"DOC:星野市工业十四五发展规划"}


def test_an_undefined_short_title_means_the_only_longer_one() -> None:
    entities = linked(("DOC", "《星野市制造业发展规划》"), ("DOC", "《规划》"), ("DOC", "《若干措施》"))
    assert entities["《规划》"] == "DOC:星野市制造业发展规划"
    assert entities["《若干措施》"] == "DOC:若干措施"


def test_a_short_title_of_two_longer_ones_stays_itself() -> None:
    entities = linked(("DOC", "《星野市制造业规划》"), ("DOC", "《星野市海洋规划》"), ("DOC", "《规划》"))
    assert entities["《规划》"] == "DOC:规划"


def test_agencies_by_abbreviation_and_area() -> None:
    entities = linked(
        ("ORG", "星野市工业和信息化局"), ("ORG", "市工信局"), ("ORG", "市工业和信息化局"), ("ORG", "市委")
    )
    assert entities["市工信局"] == entities["市工业和信息化局"] == "ORG:星野市工业和信息化局"
    assert entities["市委"] == "ORG:星野市委"


def test_an_ambiguous_abbreviation_keeps_apart() -> None:
    entities = linked(("ORG", "市教育体育局"), ("ORG", "市教师体育工作局"), ("ORG", "市教体局"))
    assert entities["市教体局"] == "ORG:市教体局"


def test_surnames_places_and_industries() -> None:
    entities = linked(
        ("PERSON", "陆明远"),
        ("PERSON", "陆"),
        ("PLACE", "济南"),
        ("PLACE", "济南市"),
        ("INDUSTRY", "氢能产业"),
        ("INDUSTRY", "氢能"),
    )
    assert entities["陆"] == "PERSON:陆明远"
    assert entities["济南"] == entities["济南市"]
    assert entities["氢能产业"] == entities["氢能"] == "INDUSTRY:氢能"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规上工业增加值", "规模以上工业增加值"),
        ("工业增加值占GDP比重", "工业增加值占地区生产总值的比重"),
        ("全市规模以上工业增加值", "规模以上工业增加值"),
        ("全省生产总值", "地区生产总值"),
        ("ＧＤＰ", "GDP"),
        ("R&D经费", "研发经费"),
    ],
)
def test_one_indicator_under_two_names(one: str, other: str) -> None:
    assert indicator_entity(one) == indicator_entity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("国内生产总值", "地区生产总值"),
        ("海洋生产总值", "地区生产总值"),
        ("工业增加值", "规模以上工业增加值"),
        ("税收收入", "一般公共预算收入"),
    ],
)
def test_indicators_that_differ(one: str, other: str) -> None:
    assert indicator_entity(one) != indicator_entity(other)


def test_classes_lose_marks_only() -> None:
    assert class_entity("“未来产业”") == class_entity("未来产业") != class_entity("支柱产业")


def test_aliases_name_what_is_canonical() -> None:
    for kind in ("INDICATOR", "ORG", "PLACE", "INDUSTRY", "CARRIER"):
        table = aliases(kind)
        assert not set(table) & set(table.values()), kind


@given(st.text(max_size=30))
def test_spelling_is_settled_at_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert title(f"《{normal(text)}》") == title(normal(text))


@given(st.text("全市省规上模以工业增加值占GDP比重的地区生产总", max_size=16))
def test_an_entity_is_its_own_entity(name: str) -> None:
    entity = indicator_entity(name)
    assert indicator_entity(entity.removeprefix("INDICATOR:")) == entity


def test_linking_a_read_document(cut: Cut) -> None:
    text = "星野市印发《星野市制造业发展规划》（以下简称《规划》）。《规划》由市工信局起草，星野市工业和信息化局解读。"
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),))
    extract = extraction.extract(document, cut)
    assert {m.entity for m in extract.mentions if m.kind == "DOC"} == {"DOC:星野市制造业发展规划"}
    assert {m.entity for m in extract.mentions if m.kind == "ORG"} == {"ORG:星野市工业和信息化局"}
