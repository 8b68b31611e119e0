"""Laws of the copy finder and of the figures' rounding."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules._copies import between, within
from pipeline.rules._tokens import tokens
from pipeline.rules._values import rounding, value
from pipeline.schema import Document, Extract, Indicator

LETTERS = st.text("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥0123456789，。 \n", min_size=1, max_size=60)


def extract_of(*texts: str) -> Extract:
    document = Document("甲.txt", "".join(texts))
    ends = [sum(map(len, texts[: k + 1])) for k in range(len(texts))]
    return Extract(
        document=document,
        sentences=tuple(document.span(end - len(text), end) for text, end in zip(texts, ends, strict=True)),
    )


@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_tokens_stand_where_they_say(texts: list[str]) -> None:
    extract = extract_of(*texts)
    found = tokens(extract)
    folded = extract.document.text.replace("，", ",")
    assert [folded[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == found.words(0, found.size)
    assert found.breaks == sorted(set(found.breaks))


@given(LETTERS, LETTERS, LETTERS)
def test_what_is_equal_and_what_changes_make_the_whole(before: str, one: str, after: str) -> None:
    extract = extract_of(before + after, before + one + after)
    for copy in within(tokens(extract), 1):
        left = sum(change[1] - change[0] for change in copy.changes)
        right = sum(change[3] - change[2] for change in copy.changes)
        assert copy.equal + left == copy.left[1] - copy.left[0]
        assert copy.equal + right == copy.right[1] - copy.right[0]
        assert 0 < copy.likeness <= 1


@given(LETTERS)
def test_a_text_has_no_changes_against_itself(text: str) -> None:
    found = tokens(extract_of(text))
    assert all(not copy.changes for copy in between(found, found) if copy.left == copy.right)


def indicator_of(quantity: str, low: str, unit: str = "元", *, approx: bool = False) -> Indicator:
    number = Decimal(low)
    return Indicator(
        "甲.txt", 0, len(quantity), quantity, "产值", quantity, 0, len(quantity), number, number, unit, approx, "level",
        "2025", "achieved",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quantity", "low", "slack"),
    [
        ("5.67万亿元", "5670000000000", "5000000000"),
        ("23562亿元", "2356200000000", "50000000"),
        ("1200亿元", "120000000000", "2400000000"),
        ("百分之五十五点三", "55.3", "0.05"),
        ("0元", "0", "0.5"),
    ],
)
def test_figures_are_trusted_to_their_last_digit(quantity: str, low: str, slack: str) -> None:
    assert rounding(indicator_of(quantity, low)) == Decimal(slack)


def test_units_of_one_dimension_compare() -> None:
    grain = value(indicator_of("43万吨", "430000", "吨"))
    assert not grain.disjoint(value(indicator_of("8.6亿斤", "860000000", "斤")))
    assert grain.disjoint(value(indicator_of("8.8亿斤", "880000000", "斤")))
    assert not grain.disjoint(value(indicator_of("12万亩", "120000", "亩")))
