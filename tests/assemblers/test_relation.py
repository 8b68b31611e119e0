import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.assemblers.relation import assemble
from pipeline.extraction import settle
from pipeline.schema import Block, Count, Document, Find, Reading, Relation
from pipeline.sentences import sentences

CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("relation.yaml").read_text("utf-8"))


def read(text: str, names: dict[str, str]) -> Reading:
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),))
    parts = tuple(sentences(document, list))
    found = tuple(
        settle(
            Find(kind, match.start(), match.end())
            for words, kind in names.items()
            for match in re.finditer(re.escape(words), sentence.text)
        )
        for sentence in parts
    )
    return Reading(document, parts, found)


def counts_of(text: str, counts: dict[str, tuple[str, list[str]]]) -> list[Count]:
    made = []
    for words, (head, members) in counts.items():
        start = text.index(words)
        spans = tuple(
            (text.rindex(member, 0, start), text.rindex(member, 0, start) + len(member)) for member in members
        )
        made.append(
            Count(
                "甲.txt",
                start,
                start + len(words),
                words,
                n=Decimal(2),
                head=head,
                members=tuple(members),
                member_spans=spans,
            )
        )
    return made


def relations(case: dict[str, Any]) -> list[Relation]:
    return list(assemble(read(case["text"], case["names"]), counts_of(case["text"], case.get("counts", {}))))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_cases(case: dict[str, Any]) -> None:
    found = [(r.source.split(":")[1], r.relation, r.target.split(":")[1]) for r in relations(case)]
    assert sorted(found) == sorted(tuple(expected) for expected in case["finds"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_spans_are_the_words_that_say_so(case: dict[str, Any]) -> None:
    for relation in relations(case):
        assert case["text"][relation.start : relation.end] == relation.text
        target = relation.target.split(":")[1]
        assert target in "".join(relation.text.split())


def test_ids_name_the_kind() -> None:
    (relation,) = relations(CASES["依托一处打造一处"])
    assert (relation.source, relation.target) == ("CARRIER:云港算谷", "CARRIER:云港数字港")
    assert relations(CASES["列表中的名称属于它的类"])[0].target == "CLASS:未来产业"
