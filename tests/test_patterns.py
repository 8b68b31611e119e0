"""Patterns looked for together find what each finds alone: the signs save time and change nothing."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import intake
from pipeline.patterns import Table, signs
from pipeline.recognisers import _shaped, gap

TEXTS = Path("corpora/raw")
TABLES: dict[str, Table[object]] = {"names": _shaped._TABLE, "gaps": gap._PLACES}
ATOMS = st.recursive(
    st.sampled_from(["北", "南北", "[东西]", "[^中]", ".", "(?:)", "$", "^", "(?<=北)", "(?<!东)", r"\d"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        inner.map("(?:{}){{0,2}}".format),
        inner.map("(?:{})+".format),
        inner.map("(?={})".format),
        inner.map("(?!{})".format),
        inner.map("({})".format),
    ),
    max_leaves=8,
)


def _alone(table: Table[object], text: str) -> Iterator[tuple[int, int, int]]:
    for at, (_, source) in enumerate(table.rows):
        yield from ((at, *match.span()) for match in re.finditer(source, text))


def _together(table: Table[object], text: str) -> list[tuple[int, int, int]]:
    numbered = Table(*((at, source) for at, (_, source) in enumerate(table.rows)))
    return [(at, *match.span()) for at, match in numbered.over(text)]


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    """Short stretches of all texts: the shorter, the fewer signs stand in them by chance."""
    texts = (document.text for document in intake.documents([TEXTS], []))
    return sorted(set(chain.from_iterable(re.split("[，。；：\n]", text) for text in texts)))


@pytest.mark.parametrize("name", TABLES)
def test_tables_find_what_their_patterns_find(name: str, clauses: list[str]) -> None:
    table = TABLES[name]
    rows = list(enumerate(re.compile(source) for _, source in table.rows))
    for clause in clauses:
        possible = set(table.possible(clause))
        assert [row.pattern for at, row in rows if at not in possible and row.search(clause)] == [], clause


@given(st.lists(ATOMS, min_size=1, max_size=4), st.text("东南西北中1", max_size=8))
def test_any_table_finds_what_its_patterns_find(sources: list[str], text: str) -> None:
    table = Table(*((str(at), source) for at, source in enumerate(sources)))
    assert _together(table, text) == list(_alone(table, text))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("走廊", [{"走廊"}]),
        ("(?<=的)倍|增长倍", [{"倍", "增长倍"}]),
        ("A(?:北|南)[东西]C?", [{"A"}, {"东", "西"}]),
        ("(?:甲|乙)?[^丙]", []),
        ("(?!甲)乙{2,}(?=丁)", [{"丁"}, {"乙"}]),
        (r"(甲)\1", [{"甲"}]),
        ("(?i)ab", []),
        ("(?i:a)b", [{"b"}]),
    ],
)
def test_signs(source: str, told: list[set[str]]) -> None:
    assert [set(each) for each in signs(source)] == told


def test_a_table_says_what_is_no_pattern() -> None:
    with pytest.raises(re.error):
        Table(("x", "(甲"))


def test_a_table_of_nothing_finds_nothing() -> None:
    assert list(Table[str]().over("甲乙")) == []
