"""What is told of many texts: parts apart, the test part first, agreement of two readers, rows for the plots."""

from decimal import Decimal

import pytest

from pipeline.learning import evaluation
from pipeline.learning.gold import Gold
from pipeline.learning.gold_rows import Split
from pipeline.learning.summary import HEADLINES, Graded, chart, confused, summary
from pipeline.schema import Document, Extract, Indicator, Mention

DOCUMENT = Document("某地.txt", "一" * 100)
NAME = Mention("某地.txt", 0, 4, "一" * 4, "INDUSTRY")
STATEMENT = Indicator(
    "某地.txt",
    8,
    12,
    "一" * 4,
    indicator="人口",
    quantity="一" * 4,
    quantity_start=8,
    quantity_end=12,
    low=Decimal(4),
    high=Decimal(4),
    unit="人",
    approx=False,
    measure="count",
    period=None,
    status="target",
)
GOLD = Gold(DOCUMENT, "news", "test", True, (NAME,), (STATEMENT,))
READ = evaluation.score(GOLD, Extract(DOCUMENT, mentions=(NAME,), indicators=(STATEMENT,)), ())
MISSED = evaluation.score(GOLD, Extract(DOCUMENT), ())


def graded(**splits: list[evaluation.Scores]) -> list[Graded]:
    return [Graded(split, "news", scores) for split, texts in splits.items() for scores in texts]  # type: ignore[arg-type]


def test_each_part_is_told_for_itself_and_the_test_part_is_the_headline() -> None:
    figures = summary(graded(train=[READ, READ], test=[MISSED, READ]))
    assert figures["texts"] == {"test": 1 + 1, "dev": 0, "train": 2}
    assert "dev" not in figures
    assert figures["train"]["names"]["ALL"]["f1"] == 1
    assert figures["test"]["names"]["ALL"] == {
        "gold": 2,
        "found": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "f1_low": 0.0,
        "f1_high": 1.0,
        "exact_precision": 1.0,
        "exact_recall": 0.5,
        "exact_f1": 0.6667,
    }
    assert set(figures["headline"]) == set(HEADLINES)
    assert figures["headline"]["names"] == 0.6667
    assert figures["test"]["genres"]["news"]["texts"] == 2


def test_without_test_texts_there_is_no_headline() -> None:
    assert "headline" not in summary(graded(dev=[READ]))


def test_a_field_is_told_among_those_found_and_among_all() -> None:
    field = summary(graded(test=[READ, MISSED]))["test"]["indicators"]["fields"]["value"]
    assert (field["accuracy"], field["precision"], field["recall"]) == (1.0, 1.0, 0.5)


def test_agreement_is_told_kind_by_kind() -> None:
    assert summary(graded(test=[READ]))["agreement"] == {"texts": 0}
    agreement = summary(graded(test=[READ]), [evaluation.compare(GOLD, GOLD)])["agreement"]
    assert agreement["texts"] == 1
    assert agreement["names"]["INDUSTRY"]["f1"] == agreement["indicators"]["right"]["f1"] == 1


def test_a_chart_has_a_row_for_each_headline_and_part() -> None:
    rows = list(chart(graded(train=[READ], test=[MISSED])))
    assert [row["bar"] for row in rows[:2]] == ["names · test", "names · train"]
    assert [row["f1"] for row in rows[:2]] == [0, 1]
    assert len(rows) == 2 * len(HEADLINES)


@pytest.mark.parametrize(("split", "rows"), [("test", 2), ("dev", 0)])
def test_confused_has_a_row_for_each_statement_found(split: Split, rows: int) -> None:
    texts = graded(test=[READ, READ, MISSED])
    assert list(confused(texts, "status", split)) == [{"actual": "target", "predicted": "target"}] * rows
