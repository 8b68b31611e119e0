"""One piece over and over on one line, or one text over and over: each of these once took minutes."""

import pytest
from document_laws import check

from pipeline import audit, extraction
from pipeline.readers import text as plain
from pipeline.sentences import LONGEST, Cut

BODY = "到2025年，云岫市规模以上工业增加值突破1800亿元，年均增长8.7%左右，建成新材料、新能源等7个未来产业。"
PIECES = "“” 》《 “一芯” 增长8% 百分之 7个未来产业 %个 等1个 三成 （以下简称“甲”） 产业 基地".split()


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_one_piece(piece: str, cut: Cut) -> None:
    document = plain.document(f"{BODY}\n{piece * 2_000}\n{BODY}", "a.txt")
    check(document)
    extract = extraction.extract(document, cut)
    audit.audit([extract])
    assert all(sentence.end - sentence.start <= LONGEST for sentence in extract.sentences)
    for body in (0, document.text.rindex(BODY)):
        stated = [each.quantity for each in extract.indicators if body <= each.start < body + len(BODY)]
        assert stated == ["1800亿元", "8.7%左右"]


def test_a_text_that_says_all_it_says_many_times(cut: Cut) -> None:
    """What contradicts is found in it as in the text itself."""
    once = f"{BODY}\n全市到2025年，规模以上工业增加值突破1900亿元。\n"
    found = audit.audit([extraction.extract(plain.document(once, "a.txt"), cut)])
    document = plain.document(once * 200, "a.txt")
    again = audit.audit([extraction.extract(document, cut)])
    assert {finding.message for finding in found} <= {finding.message for finding in again}


def test_a_gap_in_a_line_without_marks_is_told_without_its_clause(cut: Cut) -> None:
    text = f"{BODY}\n{'工业增加值' * 500}建设绿色工厂家\n"
    findings = audit.audit([extraction.extract(plain.document(text, "a.txt"), cut)])
    assert all(len(finding.message) < 200 for finding in findings)
