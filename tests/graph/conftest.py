"""Extracts built by hand: paragraphs by line, sentences by full stop, names and counts by their words."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from pipeline.schema import Block, Count, Document, Extract, Indicator, Mention, Relation

Make = Callable[..., Extract]


def _extract(
    text: str,
    names: Mapping[str, str],
    counts: Mapping[str, tuple[int, str]] | None = None,
    indicators: tuple[str, ...] = (),
    relations: tuple[tuple[str, str, str, str], ...] = (),
    document: str = "甲.txt",
) -> Extract:
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    whole = Document(document, text, blocks)

    def spans(words: str) -> list[tuple[str, int, int, str]]:
        return [(document, m.start(), m.end(), words) for m in re.finditer(re.escape(words), text)]

    mentions = [
        Mention(*span, kind, f"{kind}:{words.strip('“”')}") for words, kind in names.items() for span in spans(words)
    ]
    return Extract(
        whole,
        sentences=tuple(whole.span(m.start(), m.end()) for m in re.finditer(r"[^。\n]+。?", text)),
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        indicators=tuple(
            Indicator(*span, words, "", span[2], span[2], None, None, "", False, "level", None, "target")
            for words in indicators
            for span in spans(words)
        ),
        counts=tuple(
            Count(*span, Decimal(n), head) for words, (n, head) in (counts or {}).items() for span in spans(words)
        ),
        relations=tuple(
            Relation(*spans(words)[0], source, target, relation)  # type: ignore[arg-type]
            for words, source, target, relation in relations
        ),
    )


@pytest.fixture
def extract_of() -> Make:
    """`text, names {words: kind}, counts {words: (n, head)}, indicators, relations, document` → Extract."""
    return _extract


PLAN = """云港市布局量子信息、区块链等7个未来产业。依托云港算谷，发展区块链。
规划期内布局量子信息、区块链等9个未来产业。工业增加值提高。
云港氢谷另行建设。"""


@pytest.fixture
def plan(extract_of: Make) -> Extract:
    """A class with two numbers, two members, a carrier that one of them rests on, a carrier alone, an indicator."""
    return extract_of(
        PLAN,
        {"量子信息": "INDUSTRY", "区块链": "INDUSTRY", "云港算谷": "CARRIER", "云港氢谷": "CARRIER"},
        {"7个未来产业": (7, "未来产业"), "9个未来产业": (9, "未来产业")},
        ("工业增加值",),
        (
            ("量子信息、区块链等7个未来产业", "INDUSTRY:量子信息", "CLASS:未来产业", "member"),
            ("区块链等7个未来产业", "INDUSTRY:区块链", "CLASS:未来产业", "member"),
            ("区块链等9个未来产业", "INDUSTRY:区块链", "CLASS:未来产业", "member"),
            ("依托云港算谷，发展区块链", "CARRIER:云港算谷", "INDUSTRY:区块链", "依托"),
        ),
    )
