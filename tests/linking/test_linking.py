"""Entities: spelling, what a document's own short names mean, where industries belong."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.lexicons import shipped
from pipeline.lexicons.spelling import normal
from pipeline.linking import entities, link
from pipeline.linking.aliases import Aliases
from pipeline.linking.kinds import title
from pipeline.linking.taxonomy import branches
from pipeline.schema import Alias, Block, Definition, Document, Extract, Mention, Relation
from pipeline.sentences import Cut

HERE = Path(__file__).parent


def made(*mentions: tuple[str, str], head: str = "", defined: tuple[tuple[str, str, str], ...] = ()) -> Extract:
    """A document that is made of names, one after the other, with the short names it defines at its beginning."""
    placed, at = [], 0
    for kind, words in mentions:
        placed.append(Mention("文/甲.txt", at, at + len(words), words, kind))
        at += len(words) + 1
    aliases = tuple(Alias("文/甲.txt", 0, len(short), short, name=name, kind=kind) for short, name, kind in defined)
    text = "。".join(words for _, words in mentions)
    return Extract(Document("文/甲.txt", text, title=head), mentions=tuple(placed), aliases=aliases)


def linked(*mentions: tuple[str, str], **said: Any) -> dict[str, str]:
    return {mention.text: mention.entity for mention in link(made(*mentions, **said)).mentions}


@pytest.mark.parametrize("case", cases(HERE / "bodies.yaml"))
def test_bodies(case: dict[str, Any]) -> None:
    found = linked(*(("ORG", name) for name in case["names"]), head=case["title"])
    assert {name: entity.removeprefix("ORG:") for name, entity in found.items()} == case["names"]


@pytest.mark.parametrize("case", cases(HERE / "titles.yaml"))
def test_titles(case: dict[str, Any]) -> None:
    defined = tuple((short, full, "DOC") for short, full in case.get("defined", ()))
    found = linked(*(("DOC", name) for name in case["names"]), head=case.get("title", ""), defined=defined)
    assert {name: entity.removeprefix("DOC:") for name, entity in found.items()} == case["names"]


def standing(text: str, names: Iterable[Sequence[str]], at: int = 0) -> tuple[Mention, ...]:
    """Names where they stand in a text, one after the other."""
    found = []
    for kind, words in names:
        at = text.index(words, at)
        found.append(Mention("文/甲.txt", at, at + len(words), words, kind))
        at += len(words)
    return tuple(found)


@pytest.mark.parametrize("case", cases(HERE / "cited.yaml"))
def test_titles_where_they_stand(case: dict[str, Any]) -> None:
    mentions = standing(case["text"], case["names"])
    aliases = tuple(Alias("文/甲.txt", 0, 0, a, name=name, kind="DOC") for a, name in case.get("defined", ()))
    extract = Extract(Document("文/甲.txt", case["text"], title=case["title"]), mentions=mentions, aliases=aliases)
    found = [mention.entity.removeprefix("DOC:") for mention in link(extract).mentions if mention.kind == "DOC"]
    assert found == case["finds"]


@pytest.mark.parametrize("case", cases(HERE / "lists.yaml"))
def test_names_that_share_a_head(case: dict[str, Any]) -> None:
    places = case.get("places", ())
    text = "。".join((case["text"], *places))
    mentions = (
        *standing(text, (("CARRIER", words) for words in case["sites"])),
        *standing(text, (("ORG", words) for words in case.get("orgs", ()))),
        *standing(text, (("PLACE", words) for words in places), len(case["text"])),
    )
    found = link(Extract(Document("文/甲.txt", text), mentions=mentions)).mentions
    named = {m.text: m.entity.removeprefix("CARRIER:") for m in found if m.kind == "CARRIER"}
    assert {words: name for words, name in named.items() if words != name} == case["finds"]
    assert [(m.start, m.end, m.text) for m in found] == [(m.start, m.end, m.text) for m in mentions]


def test_what_the_table_calls_a_name_it_is_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"CARRIER": {"青岚": "青岚岛"}, "DOC": {"建议": "星野省建议"}}
    table = Aliases(names, None, {kind: frozenset(each) for kind, each in names.items()})
    monkeypatch.setattr(entities, "aliases", lambda _: table)
    text = "青岚、云溪港。星野省委“十五五”规划《建议》"
    mentions = standing(text, (("CARRIER", "青岚"), ("CARRIER", "云溪港"), ("ORG", "星野省委"), ("DOC", "《建议》")))
    found = link(Extract(Document("文/甲.txt", text), mentions=mentions)).mentions
    assert [found[at].entity for at in (0, 3)] == ["CARRIER:青岚岛", "DOC:星野省建议"]


def test_what_is_related_is_what_stands_there() -> None:
    text = "青岚、云溪等2个港口和云岫"
    mentions = standing(text, (("CARRIER", "青岚"), ("CARRIER", "云溪")))
    relations = tuple(
        Relation("文/甲.txt", start, end, text[start:end], "CARRIER:青岚", "CLASS:港口", "member")
        for start, end in ((0, 10), (10, len(text)))
    )
    found = link(Extract(Document("文/甲.txt", text), mentions=mentions, relations=relations)).relations
    assert [relation.source for relation in found] == ["CARRIER:青岚港", "CARRIER:青岚"]


@pytest.mark.parametrize("kind", ["INDUSTRY", "CARRIER", "SLOGAN", "PLACE", "DOC"])
def test_spellings(kind: str) -> None:
    groups = yaml.safe_load((HERE / "spellings.yaml").read_text("utf-8"))[kind]
    entities = [{next(iter(linked((kind, name)).values())) for name in group} for group in groups]
    assert [len(each) for each in entities] == [1] * len(groups), entities
    assert len(set().union(*entities)) == len(groups)


@pytest.mark.parametrize(
    ("name", "wanted"), yaml.safe_load((HERE / "taxonomy.yaml").read_text("utf-8"))["cases"].items()
)
def test_branches(name: str, wanted: dict[str, float]) -> None:
    assert {branch.id: branch.confidence for branch in branches(name)} == wanted


def test_branches_stand_on_industries_only() -> None:
    industry, place = link(made(("INDUSTRY", "量子信息"), ("PLACE", "济南"))).mentions
    assert [branch.id for branch in industry.taxonomy] == ["FU-2"]
    assert place.taxonomy == ()


def test_surnames() -> None:
    found = linked(("PERSON", "陆明远"), ("PERSON", "陆"), ("PERSON", "汲"))
    assert (found["陆"], found["汲"]) == ("PERSON:陆明远", "PERSON:汲")


def test_two_of_one_surname_are_told_apart_by_office() -> None:
    text = "局长王明远、主任王知行出席。王局长介绍，王主任答问，王处长主持。"
    spans = [("王明远", 2), ("王知行", 8), ("王", 14), ("王", 20), ("王", 26)]
    mentions = tuple(Mention("甲.txt", at, at + len(name), name, "PERSON") for name, at in spans)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    found = link(Extract(Document("甲.txt", text), mentions=mentions)).mentions
    assert [m.entity.removeprefix("PERSON:") for m in found[2:]] == ["王明远", "王知行", "王"]


def test_a_short_name_defined_again_means_what_was_defined_last() -> None:
    full, other = "《星野市体系建设实施方案》", "《星野市招商实施方案》"
    text = f"{full}《实施方案》另有{other}《实施方案》"
    places = [
        (full, 0),
        ("《实施方案》", len(full)),
        (other, len(full) + 8),
        ("《实施方案》", len(full) + 8 + len(other)),
    ]
    mentions = tuple(Mention("甲.txt", at, at + len(words), words, "DOC") for words, at in places)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    defined = tuple(
        Alias("甲.txt", at, at + 6, "《实施方案》", name=name, kind="DOC")
        for (_, at), name in ((places[1], full), (places[3], other))
    )
    found = link(Extract(Document("甲.txt", text), mentions=mentions, aliases=defined)).mentions
    assert [title(full), title(other)] == [found[at].entity.removeprefix("DOC:") for at in (1, 3)]


def test_a_short_name_of_no_kind_stands_for_its_full_one() -> None:
    found = linked(("CARRIER", "示范园"), defined=(("示范园", "星野国家示范产业园", "TERM"),))
    assert found["示范园"] == "CARRIER:星野国家示范产业园"


def test_definitions_explain_what_their_terms_are_mentioned_as() -> None:
    words = ["五链耦合", "“双百攻坚”行动", "云上星野"]
    definitions = tuple(Definition("文/甲.txt", 0, len(word), word, "…", 0, 0) for word in words)
    extract = made(("SLOGAN", "五链耦合"), ("SLOGAN", "双百攻坚"))
    found = link(Extract(extract.document, mentions=extract.mentions, definitions=definitions)).definitions
    assert [d.entity for d in found] == ["SLOGAN:五链耦合", "SLOGAN:双百攻坚", "TERM:云上星野"]


def test_linking_a_read_document(cut: Cut) -> None:
    text = "星野市印发《星野市制造业发展规划》（以下简称《规划》）。《规划》由市工信局起草，星野市工业和信息化局解读。"
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),))
    extract = extraction.extract(document, cut)
    assert {m.entity for m in extract.mentions if m.kind == "DOC"} == {"DOC:星野市制造业发展规划"}
    assert {m.entity for m in extract.mentions if m.kind == "ORG"} == {"ORG:星野市工业和信息化局"}


FIELDS = [row["field"] for row in shipped("agencies")]
WORDS = """
市 省 星野 教育 体育 工业 和 信息化 农业 农村 局 委 厅 规划 发展 《 》 （草案） “ ” 产业 银行 集团 有限公司 2025年
第十四个五年
""".split()
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
KINDS = st.sampled_from(["ORG", "DOC", "INDUSTRY", "CARRIER", "SLOGAN", "PLACE", "PERSON"])
EXTRACTS = st.lists(st.tuples(KINDS, NAMES), max_size=8)


@given(EXTRACTS, st.sampled_from(["", "星野市方案", "国务院通知"]))
def test_linking_twice_is_linking_once(mentions: list[tuple[str, str]], head: str) -> None:
    once = link(made(*mentions, head=head))
    assert link(once) == once


@given(st.lists(EXTRACTS, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(documents: list[list[tuple[str, str]]], random: Any) -> None:
    extracts = [made(*mentions) for mentions in documents]
    alone = [link(extract) for extract in extracts]
    order = list(range(len(extracts)))
    random.shuffle(order)
    for index in order:
        assert link(extracts[index]) == alone[index]


@given(EXTRACTS, st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(mentions: list[tuple[str, str]], random: Any) -> None:
    shuffled = list(mentions)
    random.shuffle(shuffled)
    ours = {(m.kind, m.text): m.entity for m in link(made(*mentions)).mentions if m.kind != "PERSON"}
    assert ours == {(m.kind, m.text): m.entity for m in link(made(*shuffled)).mentions if m.kind != "PERSON"}


@given(st.lists(st.sampled_from(FIELDS), unique=True, min_size=2, max_size=12))
def test_two_full_names_never_become_one(fields: list[str]) -> None:
    names = [f"星野市{field}局" for field in fields]
    found = linked(*(("ORG", name) for name in names), head="星野市方案")
    assert len(set(found.values())) == len(names)


@given(st.text(max_size=30))
def test_spelling_is_settled_at_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert title(f"《{normal(text)}》") == title(normal(text))


def test_links_are_the_golden_ones() -> None:
    """Every kind at once, byte for byte; renewed on purpose only, by writing what is compared here."""
    names = (
        ("DOC", "《星野市制造业“十四五”发展规划》"),
        ("DOC", "《专项规划》"),
        ("DOC", "《若干措施》"),
        ("ORG", "市工信局"),
        ("ORG", "市市场监管局"),
        ("ORG", "国家发改委"),
        ("ORG", "星野重工集团有限公司"),
        ("ORG", "星野重工"),
        ("INDUSTRY", "新一代信息技术产业"),
        ("INDUSTRY", "海洋生物医药"),
        ("INDUSTRY", "生物医药与大健康"),
        ("INDUSTRY", "抹茶"),
        ("CARRIER", "中国（星野）自由贸易试验区"),
        ("SLOGAN", "走在前，挑大梁"),
        ("PLACE", "鲁"),
        ("PERSON", "陆明远"),
        ("PERSON", "陆"),
    )
    extract = link(made(*names, head="星野市答记者问", defined=(("《专项规划》", names[0][1], "DOC"),)))
    lines = b"".join(msgspec.json.encode(mention) + b"\n" for mention in extract.mentions)
    assert lines.decode() == (HERE.parent / "golden/links.jsonl").read_text("utf-8")
