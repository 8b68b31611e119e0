"""Names: sentences in the manner of reports, both ways for every kind, and what holds of any text."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.schema import NAME_KINDS, Block, Document, Find, Reading
from pipeline.sentences import Cut

HERE = Path(__file__).parent
FILES = {
    "INDUSTRY": "industry",
    "CARRIER": "carrier",
    "SLOGAN": "slogan",
    "DOC": "document",
    "ORG": "organisation",
    "PERSON": "person",
    "PLACE": "place",
}


def read(text: str, cut: Cut, title: str = "") -> Reading:
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),) if text else (), title=title)
    return extraction.recognise(document, cut)


def names(reading: Reading) -> list[list[Find]]:
    return [[find for find in found if find.kind in NAME_KINDS] for _, found in reading]


def quoted(reading: Reading, kind: str) -> list[str]:
    return [
        sentence.span(find.start, find.end).text for sentence, found in reading for find in found if find.kind == kind
    ]


def check(kind: str, case: dict[str, Any], cut: Cut) -> None:
    assert quoted(read(case["text"], cut, case.get("title", "")), kind) == case["finds"]


@pytest.mark.parametrize("case", cases(HERE / "industry.yaml"))
def test_industries(case: dict[str, Any], cut: Cut) -> None:
    check("INDUSTRY", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "carrier.yaml"))
def test_carriers(case: dict[str, Any], cut: Cut) -> None:
    check("CARRIER", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "slogan.yaml"))
def test_slogans(case: dict[str, Any], cut: Cut) -> None:
    check("SLOGAN", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "document.yaml"))
def test_documents(case: dict[str, Any], cut: Cut) -> None:
    check("DOC", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "organisation.yaml"))
def test_organisations(case: dict[str, Any], cut: Cut) -> None:
    check("ORG", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "place.yaml"))
def test_places(case: dict[str, Any], cut: Cut) -> None:
    check("PLACE", case, cut)


@pytest.mark.parametrize("case", cases(HERE / "person.yaml"))
def test_persons(case: dict[str, Any], cut: Cut) -> None:
    check("PERSON", case, cut)


@pytest.mark.parametrize("kind", NAME_KINDS)
def test_every_kind_has_cases_both_ways(kind: str) -> None:
    found = [case.values[0]["finds"] for case in cases(HERE / f"{FILES[kind]}.yaml")]
    assert [] in found
    assert any(found)


def test_a_bare_title_line_is_a_document(cut: Cut) -> None:
    text = "首页 » 规划 » 青岚市制造业发展规划"
    document = Document("甲.txt", text, (Block("title", 0, len(text)),))
    assert quoted(extraction.recognise(document, cut), "DOC") == ["青岚市制造业发展规划"]


def test_speakers_are_persons(cut: Cut) -> None:
    text = "感谢陆明远的介绍。"
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text), speaker="陆明远"),))
    assert quoted(extraction.recognise(document, cut), "PERSON") == ["陆明远"]


WORDS = (
    "青岚 市 县 高新区 示范区 产业 产业链 平台 中心 等 、 ， 。 “ ” 《 》 （ ） 和 与 发展 建设 打造 项目 "
    "1+N 三区两带 5G 3 个 局 委 集团 大学 省长 沈 新能源汽车 国家 中国 黄河 铁路 号线"
)
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=30)


@given(PIECES)
def test_names_lie_in_their_sentence_and_never_overlap(cut: Cut, pieces: list[str]) -> None:
    reading = read("".join(pieces), cut)
    for (sentence, _), found in zip(reading, names(reading), strict=True):
        assert all(0 <= find.start < find.end <= len(sentence.text) for find in found)
        assert all(left.end <= right.start for left, right in pairwise(found))


@given(PIECES, PIECES)
def test_reading_remembers_nothing(cut: Cut, first: list[str], second: list[str]) -> None:
    alone = names(read("".join(second), cut))
    read("".join(first), cut)
    assert names(read("".join(second), cut)) == alone


@given(st.sampled_from(["云岭", "浦南", "砚泉", "镜川"]), st.sampled_from(["市", "县"]))
def test_a_place_found_once_is_found_everywhere(cut: Cut, short: str, level: str) -> None:
    text = f"支持{short}{level}率先突破。{short}的经验值得推广。"
    assert quoted(read(text, cut), "PLACE") == [short + level, short]


@pytest.mark.parametrize(
    "title", ["政府工作报告", "荻州市主要指标和重点任务分工表", "荻州市2030年主要指标和重大项目安排"]
)
def test_the_title_line_names_the_document(title: str, cut: Cut) -> None:
    blocks = (Block("title", 0, len(title)), Block("paragraph", len(title) + 1, len(title) + 11))
    reading = extraction.recognise(Document("甲.txt", f"{title}\n现在，我报告工作情况。", blocks), cut)
    assert quoted(reading, "DOC") == [title]
