"""Laws of the measures, and what they make of known errors."""

import doctest
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.learning import bootstrap, evaluation, gold, matching, segmentation
from pipeline.learning.gold import Fault, Gold
from pipeline.learning.matching import Tally
from pipeline.schema import NAME_KINDS, Count, Document, Extract, Finding, Indicator, Mention, Span

DOCUMENT = Document("某地.txt", "一" * 100)
STATEMENT = Indicator(
    "某地.txt",
    0,
    12,
    "一" * 12,
    indicator="工业增加值",
    quantity="一" * 4,
    quantity_start=8,
    quantity_end=12,
    low=Decimal(40),
    high=Decimal(40),
    unit="元",
    approx=False,
    measure="level",
    period="2025",
    status="target",
)
LOST = replace(STATEMENT, quantity="", quantity_end=8, low=None, high=None, lost=True)


@pytest.mark.parametrize(
    "module", [bootstrap, evaluation, gold, matching, segmentation], ids=lambda module: module.__name__
)
def test_examples(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


@st.composite
def mentions(draw: st.DrawFn) -> tuple[Mention, ...]:
    """Names that do not nest, as a reading has them."""
    edges = sorted(draw(st.sets(st.integers(0, 100), max_size=12)))
    pairs = [(a, b) for a, b in pairwise(edges) if draw(st.booleans())]
    kinds = draw(st.lists(st.sampled_from(NAME_KINDS[:2]), min_size=len(pairs), max_size=len(pairs)))
    return tuple(Mention("某地.txt", a, b, DOCUMENT.text[a:b], kind) for (a, b), kind in zip(pairs, kinds, strict=True))


@given(mentions())
def test_a_perfect_reading_scores_one(names: tuple[Mention, ...]) -> None:
    count = Count("某地.txt", 20, 24, "一" * 4, Decimal(2), "一", ("甲", "乙"), True)
    fault = Fault("value-conflict", (DOCUMENT.span(0, 4),), "")
    finding = Finding("X", "VAL101", "value-conflict", "error", "", (DOCUMENT.span(2, 4),))
    wanted = Gold(DOCUMENT, "news", "test", False, names, (STATEMENT, LOST), (count,), (fault,))
    extract = Extract(DOCUMENT, mentions=names, indicators=(STATEMENT, LOST), counts=(count,))
    for key, tally in evaluation.score(wanted, extract, [finding]).items():
        assert (tally.f1 == 1) == bool(tally.gold), key


@given(mentions(), mentions())
def test_swapping_gold_and_found_swaps_precision_and_recall(
    left: tuple[Mention, ...], right: tuple[Mention, ...]
) -> None:
    there, back = evaluation.names(left, right), evaluation.names(right, left)
    for key, tally in there.items():
        assert (tally.precision, tally.recall) == (back[key].recall, back[key].precision)
        assert tally.f1 == pytest.approx(back[key].f1)


@given(mentions(), mentions())
def test_what_agrees_exactly_overlaps(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> None:
    scores = evaluation.names(left, right)
    for kind in ("ALL", *NAME_KINDS):
        exact, overlapping = scores["names", kind, "exact"], scores["names", kind, "overlap"]
        assert exact.hit <= overlapping.hit <= min(overlapping.gold, overlapping.found)


@given(mentions(), mentions())
def test_agreement_has_no_side(left: tuple[Mention, ...], right: tuple[Mention, ...]) -> None:
    ours = Gold(DOCUMENT, "news", "test", True, left, (STATEMENT,))
    theirs = Gold(DOCUMENT, "news", "test", True, right, (replace(STATEMENT, status="achieved"),))
    there, back = evaluation.compare(ours, theirs), evaluation.compare(theirs, ours)
    assert {key: tally.f1 for key, tally in there.items() if key[0] != "confusion"} == pytest.approx(
        {key: tally.f1 for key, tally in back.items() if key[0] != "confusion"}
    )


@given(st.lists(st.builds(Tally, *[st.integers(0, 9)] * 4), max_size=4))
def test_totals_do_not_depend_on_order(tallies: list[Tally]) -> None:
    scores = [{("a",): each} for each in tallies]
    assert evaluation.total(scores) == evaluation.total(reversed(scores))


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"low": None}, "value"),
        ({"unit": "%"}, "unit"),
        ({"indicator": "人口"}, "name"),
        ({"status": "achieved"}, "status"),
        ({"period": None}, "period"),
        ({"measure": "growth"}, "measure"),
        ({"approx": True}, "approx"),
    ],
)
def test_a_wrong_field_is_counted_as_such(change: dict[str, object], wrong: str) -> None:
    scores = evaluation.statements([STATEMENT], [replace(STATEMENT, **change)])
    assert scores["indicators", "found"].hit == 1
    assert [key[1] for key, tally in scores.items() if key[0] == "fields" and not tally.hit] == [wrong]
    assert scores["indicators", "right"].hit == (wrong not in {"value", "name", "status"})
    assert scores["statements", wrong] == Tally(1, 1, 0, 0)


def test_a_field_is_measured_among_the_statements_found_and_among_all() -> None:
    far = replace(STATEMENT, quantity_start=40, quantity_end=44)
    scores = evaluation.statements([STATEMENT, far], [STATEMENT])
    assert scores["fields", "value"] == Tally(1, 1, 1, 1)
    assert scores["statements", "value"] == Tally(2, 1, 1, 1)


def test_confusion_counts_what_was_read_as_what() -> None:
    far = replace(STATEMENT, quantity_start=40, quantity_end=44)
    scores = evaluation.statements([STATEMENT, far], [replace(STATEMENT, status="achieved"), far])
    assert {key[2:]: tally for key, tally in scores.items() if key[:2] == ("confusion", "status")} == {
        ("target", "achieved"): Tally(1, 1, 0, 0),
        ("target", "target"): Tally(1, 1, 1, 1),
    }


def test_of_two_statements_at_one_quantity_the_names_decide() -> None:
    other = replace(STATEMENT, indicator="农业增加值", low=Decimal(1))
    scores = evaluation.statements([STATEMENT, other], [other, STATEMENT])
    assert scores["indicators", "right"] == Tally(2, 2, 2, 2)
    assert scores["quantities", "exact"] == Tally(1, 1, 1, 1)


@pytest.mark.parametrize(("away", "hits"), [(0, 1), (3, 1), (4, 0)])
def test_a_lost_number_is_found_near_its_place(away: int, hits: int) -> None:
    found = replace(LOST, quantity_start=8 + away, quantity_end=8 + away)
    assert evaluation.statements([LOST], [found])["indicators", "lost"].hit == hits


def test_a_count_with_another_number_is_none() -> None:
    seven = Count("某地.txt", 0, 7, "7个未来产业", Decimal(7), "未来产业")
    assert not evaluation.counts([seven], [replace(seven, n=Decimal(9))])["counts", "found"].hit


def finding(family: str, severity: str, *spans: Span) -> Finding:
    return Finding("X", "X", family, severity, "", spans)  # type: ignore[arg-type]


def test_findings_count_by_family_and_place() -> None:
    fault = Fault("sequence", (DOCUMENT.span(0, 4), DOCUMENT.span(10, 14)), "")
    wanted = Gold(DOCUMENT, "news", "test", False, faults=(fault,))
    found = [
        finding("sequence", "error", DOCUMENT.span(12, 20)),
        finding("sequence", "error", DOCUMENT.span(50, 54)),
        finding("date", "error", DOCUMENT.span(0, 4)),
        finding("sequence", "note", DOCUMENT.span(60, 64)),
        finding("sequence", "error", Span("别处.txt", 0, 4, "")),
    ]
    scores = evaluation.faults(wanted, found)
    assert scores["faults", "sequence"] == Tally(gold=1, found=2, hit=1, right=1)
    assert scores["faults", "date"] == Tally(found=1)
    assert scores["faults", "ALL"] == Tally(gold=1, found=3, hit=1, right=1)
    assert not scores["faults", "alarms"].found


def test_on_a_clean_text_what_is_more_than_a_note_is_a_false_alarm() -> None:
    found = [finding("date", severity, DOCUMENT.span(0, 4)) for severity in ("error", "warning", "note")]
    scores = evaluation.faults(Gold(DOCUMENT, "news", "test", True), found)
    assert scores["faults", "alarms"].found == 2
