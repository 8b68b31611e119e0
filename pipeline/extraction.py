"""One document → all that is known of it. Pure: no file is touched, nothing is remembered between documents."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from types import ModuleType
from typing import NamedTuple, TypeVar

from pipeline import plugins, script
from pipeline.linking import link
from pipeline.schema import (
    NAME_KINDS,
    OWN,
    Alias,
    Count,
    Definition,
    Document,
    Extract,
    Find,
    Indicator,
    Mark,
    Mention,
    Reading,
    Relation,
    Sentence,
)
from pipeline.sentences import Cut, sentences
from pipeline.spoilt import Spoilt, spoilt

Record = Indicator | Count | Alias | Definition | Relation
R = TypeVar("R", Indicator, Count, Alias, Definition, Relation)
T = TypeVar("T")
Judge = Callable[[Reading, Sequence[Indicator]], Iterable[Indicator]]
Namer = Callable[[Reading], Iterable[tuple[int, Find]]]
Sifter = Callable[[Reading], Reading]
MARKS = frozenset({"GAP", "ORDINAL", "FORMULA", "SHARES", "TERM", "REFERENCE", "DATE", "BLANK"})


class Learned(NamedTuple):
    """What was learned and is used beside the rules.

    It judges statuses, weighs which words stand for trades and which are coined, and finds names where the rules found
    none.

    Like a `Cut` it holds what does not pickle: load it in each process (`pipeline.learned`).
    """

    status: Judge | None = None
    sifters: tuple[Sifter, ...] = ()
    names: Namer | None = None


RULES_ALONE = Learned()


@cache
def _recognisers() -> tuple[ModuleType, ...]:
    return plugins.discover("pipeline.recognisers", offers="recognise")


@cache
def _assemblers() -> tuple[ModuleType, ...]:
    return plugins.discover("pipeline.assemblers", offers="assemble")


def recognise(document: Document, cut: Cut, learned: Learned = RULES_ALONE) -> Reading:
    """Sentences with everything that the recognisers and what was learned find in them."""
    parts = tuple(sentences(document, cut))
    reading = Reading(document, parts, ((),) * len(parts))
    for module in _recognisers():
        reading = _merged(reading, module.recognise(reading))
    for sift in learned.sifters:
        reading = sift(reading)
    return _merged(reading, learned.names(reading)) if learned.names else reading


def assemble(reading: Reading) -> tuple[Record, ...]:
    """All records of a reading, as the assemblers make them."""
    records: list[Record] = []
    for module in _assemblers():
        records.extend(module.assemble(reading, tuple(records)))
    return tuple(records)


def _merged(reading: Reading, found: Iterable[tuple[int, Find]]) -> Reading:
    lists: dict[int, list[Find]] = {}
    for index, find in found:
        lists.setdefault(index, []).append(find)
    if not lists:
        return reading
    return Reading(
        reading.document,
        reading.sentences,
        tuple(settle((*old, *lists[index])) if index in lists else old for index, old in enumerate(reading.found)),
    )


def settle(found: Iterable[Find]) -> tuple[Find, ...]:
    """No nesting among names: the longer one stands, at equal length the one found first, none in a work of art.

    What crosses an edge of a name of the project's own table is cut in the wrong place. Others all stay.
    """
    names: list[Find] = []
    others: list[Find] = []
    for find in found:
        (names if find.kind in NAME_KINDS else others).append(find)
    if own := [find for find in names if find.value == OWN]:
        names = [find for find in names if not any(_cross(find, each) for each in own)]
    taken: list[Find] = []
    works = [find for find in others if find.kind == "WORK"]
    for find in sorted(names, key=lambda f: (f.start - f.end, f.start)):
        if works and any(work.start <= find.start < work.end for work in works):
            continue
        if all(find.end <= t.start or t.end <= find.start for t in taken):
            taken.append(find)
    return tuple(sorted((*taken, *others), key=lambda f: (f.start, f.end, f.kind)))


def _cross(one: Find, other: Find) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def extract(document: Document, cut: Cut, learned: Learned = RULES_ALONE) -> Extract:
    """Words → mentions → records, linked; a text in traditional script is read in simplified, and quoted as it is."""
    read = script.plain(document)
    found = _extract(read, cut, learned)
    return found if read is document else script.quoted(found, document)


def _extract(document: Document, cut: Cut, learned: Learned) -> Extract:
    reading, records = _sound(recognise(document, cut, learned))
    indicators = _of(records, Indicator)
    return link(
        Extract(
            document=document,
            sentences=tuple(document.span(s.start, s.end) for s in reading.sentences),
            mentions=_spans(reading, frozenset(NAME_KINDS), _mention),
            indicators=tuple(learned.status(reading, indicators)) if learned.status else indicators,
            counts=_of(records, Count),
            aliases=_of(records, Alias),
            definitions=_of(records, Definition),
            relations=_of(records, Relation),
            marks=_spans(reading, MARKS, _mark),
        )
    )


def _sound(reading: Reading) -> tuple[Reading, tuple[Record, ...]]:
    """A reading and its records without what stands in spoilt words; that a number is lost there is told already."""
    where = spoilt(reading.document)
    if not where:
        return reading, assemble(reading)
    found = tuple(tuple(find for find in finds if not _is_spoilt(where, sentence, find)) for sentence, finds in reading)
    reading = Reading(reading.document, reading.sentences, found)
    return reading, tuple(each for each in assemble(reading) if not where.holds(each.start, each.end, _named(each)))


def _is_spoilt(where: Spoilt, sentence: Sentence, find: Find) -> bool:
    place = sentence.source(find.start, find.end)
    return where.touches(*place) if find.kind == "GAP" else where.holds(*place)


def _named(record: Record) -> str:
    return record.indicator if isinstance(record, Indicator) else record.head if isinstance(record, Count) else ""


def _of(records: Iterable[Record], kind: type[R]) -> tuple[R, ...]:
    return tuple(sorted((r for r in records if isinstance(r, kind)), key=lambda r: (r.start, r.end)))


def _spans(reading: Reading, kinds: frozenset[str], make: Callable[[Sentence, Find], T]) -> tuple[T, ...]:
    return tuple(make(sentence, find) for sentence, found in reading for find in found if find.kind in kinds)


def _mention(sentence: Sentence, find: Find) -> Mention:
    span = sentence.span(find.start, find.end)
    return Mention(span.document, span.start, span.end, span.text, find.kind)


def _mark(sentence: Sentence, find: Find) -> Mark:
    span = sentence.span(find.start, find.end)
    return Mark(span.document, span.start, span.end, span.text, find.kind, str(find.value or ""))
