"""What holds of every finding: fingerprints that survive edits, no order of documents, nothing said twice."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from pipeline import audit
from pipeline.errors import ParamsError
from pipeline.extraction import extract
from pipeline.readers import text as plain
from pipeline.rules import Objection, Objections, Rule
from pipeline.schema import Extract, Finding, Mark
from pipeline.sentences import Cut

FAULTY = (
    "布局量子信息、区块链等7个未来产业，提出到年全部建成。重点抓好三件事：一是扩大投资，二是促进消费，四是稳定外贸。\n\n"
    "后来又说，布局量子信息、区块链等9个未来产业，2026年2月30日前完成。\n"
)
CLEAN = "各县区要落实责任，加强协同。\n\n"


def extracted(text: str, cut: Cut, name: str = "甲.txt") -> Extract:
    return extract(plain.read(text.encode(), name), cut)


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings]


def gaps(extract: Extract) -> Objections:
    return (Objection("缺", (mark,)) for mark in extract.marks if mark.kind == "GAP")


def every(found: list[Mark]) -> Objections:
    yield Objection("同缺", tuple(found))


GAPS = Rule("TST101", "gaps", "lost-number", "error", "", gaps)
TWICE = Rule("TST102", "twice", "lost-number", "error", "", lambda e: iter((*gaps(e), *gaps(e))))
ACROSS = Rule(
    "TST103",
    "across",
    "lost-number",
    "note",
    "",
    every,
    lambda e: ((m.text, partial(Mark, **asdict(m))) for m in e.marks if m.kind == "GAP"),
)
EMPTY = Rule("TST104", "empty", "lost-number", "error", "", lambda _: iter((Objection("无据", ()),)))


def test_the_faults_are_found(cut: Cut) -> None:
    found = {finding.rule for finding in audit.audit([extracted(FAULTY, cut)])}
    assert {"CNT101", "DAT101", "NUM101", "SEQ101"} <= found


def test_fingerprints_stay_when_text_moves(cut: Cut) -> None:
    before = audit.audit([extracted(FAULTY, cut)])
    after = audit.audit([extracted(CLEAN + FAULTY, cut)])
    assert ids(before) == ids(after)
    assert all(a.evidence[0].start + len(CLEAN) == b.evidence[0].start for a, b in zip(before, after, strict=True))


def test_fingerprints_ignore_wraps(cut: Cut) -> None:
    wrapped = FAULTY.replace("9个未来产业", "9个未来\n产业")
    assert set(ids(audit.audit([extracted(FAULTY, cut)]))) == set(ids(audit.audit([extracted(wrapped, cut)])))


def test_fingerprints_tell_documents_apart(cut: Cut) -> None:
    here, there = extracted(FAULTY, cut), extracted(FAULTY, cut, "乙.txt")
    assert not set(ids(audit.audit([here], [GAPS]))) & set(ids(audit.audit([there], [GAPS])))


def test_evidence_is_the_text(cut: Cut) -> None:
    document = extracted(FAULTY, cut).document
    for finding in audit.audit([extracted(FAULTY, cut)]):
        assert all(document.text[span.start : span.end] == span.text for span in finding.evidence)


@settings(max_examples=10)
@given(order=st.permutations(["甲.txt", "乙.txt", "丙.txt"]))
def test_order_of_documents_is_irrelevant(cut: Cut, order: list[str]) -> None:
    known = audit.audit([extracted(FAULTY, cut, name) for name in ("甲.txt", "乙.txt", "丙.txt")])
    assert audit.audit([extracted(FAULTY, cut, name) for name in order]) == known


def test_same_spans_are_one_finding(cut: Cut) -> None:
    assert len(audit.audit([extracted(FAULTY, cut)], [TWICE])) == 1


def test_same_words_in_two_places_are_two_findings(cut: Cut) -> None:
    first, second = audit.audit([extracted("提出到年，建成园区。\n\n提出到年，建成园区。", cut)], [GAPS])
    assert second.id == f"{first.id}-2"


def test_groups_come_together_across_documents(cut: Cut) -> None:
    pair = [extracted(FAULTY, cut), extracted(FAULTY, cut, "乙.txt")]
    (finding,) = audit.audit(pair, [ACROSS])
    assert [span.document for span in finding.evidence] == ["乙.txt", "甲.txt"]
    assert audit.audit(pair[:1], [ACROSS]) == ()


def test_what_has_nothing_in_common_is_asked_for_once(cut: Cut) -> None:
    other = extracted("全县落实责任，到2026年2月30日前完成。", cut, "乙.txt")
    asked: list[str] = []

    def again() -> Iterator[Extract]:
        for one in (*pair, other):
            asked.append(one.document.id)
            yield one

    pair = [extracted(FAULTY, cut), extracted(FAULTY, cut, "丙.txt")]
    found = audit.audit(iter((*pair, other)), again=again)
    assert found == audit.audit((*pair, other))
    assert asked
    asked.clear()
    assert audit.audit(iter((other,)), again=again)
    assert asked == []


def test_no_finding_without_evidence(cut: Cut) -> None:
    with pytest.raises(ValueError, match="TST104 objects without evidence"):
        audit.audit([extracted(CLEAN, cut)], [EMPTY])


def test_disabled_rules_are_left_out() -> None:
    assert {rule.code for rule in audit.rules()} - {rule.code for rule in audit.enabled(["NUM101"])} == {"NUM101"}
    with pytest.raises(ParamsError, match="没有规则 XXX999"):
        audit.enabled(["XXX999"])


def test_codes_name_their_files() -> None:
    folder = Path(audit.__file__).with_name("rules")
    files = {path.name.split("_")[0].upper() for path in folder.glob("[a-z]*.py")}
    assert {rule.code for rule in audit.rules()} == files
