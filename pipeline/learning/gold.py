"""The hand-made marks of corpora/gold, as the records that an extract of the same text would hold.

The file format is described in corpora/README.md. A mark is its words and their place; marks of web pages also have
the words around them, by which they are found again where a place is missing.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from pipeline.errors import RecordError
from pipeline.learning.gold_rows import CountRow, FaultRow, IndicatorRow, Mark, NameRow, Split, read
from pipeline.schema import Count, Document, Family, Indicator, Mention, Span
from pipeline.sentences import fold

Row = TypeVar("Row")
Record = TypeVar("Record")
Place = tuple[int, int]


class Fault(Struct, frozen=True):
    """What an audit should report, and the spans that prove it."""

    family: Family
    places: tuple[Span, ...]
    why: str


class Gold(Struct, frozen=True):
    """What a close reading finds in one document; `clean` texts have no faults on purpose."""

    document: Document
    genre: str
    split: Split
    clean: bool
    mentions: tuple[Mention, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    counts: tuple[Count, ...] = ()
    faults: tuple[Fault, ...] = ()


def by_text(folder: Path, hint: str = "给出标注所在的文件夹") -> dict[str, Path]:
    """The files of a folder of marks by the names of their texts; `RecordError` where there are none."""
    paths = {text_name(path): path for path in sorted(folder.glob("*.json"))}
    if not paths:
        missing = f"{folder} 中没有标注文件" if folder.is_dir() else f"没有 {folder} 这个文件夹"
        raise RecordError(missing, hint=hint)
    return paths


def text_name(path: Path) -> str:
    """The name of the raw file that a gold file is about."""
    return read(path).document


def load(path: Path, document: Document) -> Gold:
    """The marks of a gold file, placed in its document; `RecordError` names the first that has no place there."""
    gold, wrong = _resolved(path, document)
    if wrong:
        raise RecordError(f"{wrong[0]}（共{len(wrong)}处）", hint="改正标注文件，或重读原文")
    return gold


def complaints(path: Path, document: Document) -> tuple[str, ...]:
    """Every mark of a gold file that has no place in the document: file, row and quote."""
    return tuple(_resolved(path, document)[1])


def place(text: str, quote: str, *, context: tuple[str, str] = ("", ""), nth: int | None = None) -> Place | None:
    r"""Where a quote stands between the words around it, blanks left out of account, else its nth occurrence.

    >>> place("达到 40 家，\n新增40家", "40家", context=("新增", ""))
    (11, 14)
    >>> place("达到 40 家，\n新增40家", "40家", nth=1)
    (3, 7)
    """
    at = [i for i, character in enumerate(text) if not character.isspace()]
    letters = "".join(text[i] for i in at)
    before, within, after = ("".join(part.split()) for part in (context[0], quote, context[1]))
    around = list(_occurrences(letters, before + within + after)) if before or after else []
    found = [start + len(before) for start in around]
    if len(found) != 1 and nth and within:
        found = list(_occurrences(letters, within))[nth - 1 : nth]
    if len(found) != 1:
        return None
    start = found[0]
    if not within:
        # What is lost stood directly behind the words before it.
        return (at[start - 1] + 1, at[start - 1] + 1) if before else None
    return at[start], at[start + len(within) - 1] + 1


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _resolved(path: Path, document: Document) -> tuple[Gold, list[str]]:
    marks = read(path)
    wrong: list[str] = []

    def made(part: str, rows: tuple[Row, ...], make: Callable[[Row, Document], Record]) -> tuple[Record, ...]:
        found = []
        for number, row in enumerate(rows):
            try:
                found.append(make(row, document))
            except LookupError as error:
                wrong.append(f"{path} {part}[{number}]：“{error.args[0]}”不在所标之处")
        return tuple(found)

    gold = Gold(
        document,
        marks.genre,
        marks.split,
        marks.clean,
        made("mentions", marks.mentions, _mention),
        made("indicators", marks.indicators, _statement),
        made("counts", marks.counts, _class),
        made("faults", marks.faults, _fault),
    )
    return gold, wrong


def _span(document: Document, mark: Mark) -> Span:
    if mark.start is None or mark.end is None:
        found = place(document.text, mark.text, context=mark.context, nth=mark.nth)
    else:
        found = mark.start, mark.end
    if found is None or document.text[found[0] : found[1]] != mark.text:
        raise LookupError(mark.text)
    return document.span(*found)


def _mention(row: NameRow, document: Document) -> Mention:
    span = _span(document, row)
    return Mention(span.document, span.start, span.end, span.text, row.kind)


def _class(row: CountRow, document: Document) -> Count:
    span = _span(document, row)
    return Count(span.document, span.start, span.end, span.text, row.n, row.head, row.members, row.closed)


def _fault(row: FaultRow, document: Document) -> Fault:
    nth = row.nth or (None,) * len(row.quotes)
    marks = [
        Mark(quote, start, end, number) for quote, (start, end), number in zip(row.quotes, row.places, nth, strict=True)
    ]
    return Fault(row.family, tuple(_span(document, mark) for mark in marks), row.why)


def _statement(row: IndicatorRow, document: Document) -> Indicator:
    quantity = _span(document, Mark(row.quantity, row.q_start, row.q_end, row.nth, row.context))
    name = _name(row, document) or (quantity.start, quantity.end)
    start, end = min(name[0], quantity.start), max(name[1], quantity.end)
    return Indicator(
        document.id,
        start,
        end,
        document.text[start:end],
        indicator=row.indicator,
        quantity=row.quantity,
        quantity_start=quantity.start,
        quantity_end=quantity.end,
        low=row.low,
        high=row.high,
        unit=row.unit,
        approx=row.approx,
        measure=row.measure,
        period=row.period,
        status=row.status,
        lost=row.lost,
    )


def _name(row: IndicatorRow, document: Document) -> Place | None:
    """Where an indicator's name stands, though the source breaks or widens it; `None` where it is put together."""
    if row.indicator_start is None:
        return place(document.text, row.indicator, nth=row.indicator_nth) if row.indicator_nth else None
    words = re.compile(r"\s*".join(map(re.escape, fold(row.indicator))))
    name = words.match(_folded(document.text), row.indicator_start)
    if not name:
        raise LookupError(row.indicator)
    return name.span()


# A text has some hundred names.
_folded = lru_cache(maxsize=1)(fold)
