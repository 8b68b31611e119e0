"""Text → blocks that cover it, and what it says of itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.readers import (
    _damage,
    _edges,
    _furniture,
    _headings,
    _joining,
    _lines,
    _matter,
    _script,
    _speakers,
    _spoilt,
    _tables,
)
from pipeline.readers._joining import Kind, Unit
from pipeline.readers._lines import Line
from pipeline.readers._script import Texts
from pipeline.schema import Block, Damage, Document


class Origin(NamedTuple):
    """Where a text came from."""

    name: str
    format: str
    encoding: str


def document(origin: Origin, text: str, damage: Iterable[Damage] = ()) -> Document:
    """A plain text as a document; `damage` is what its format knows of, beside what the text itself shows."""
    both = _script.texts(text)
    lines = list(_tables.tabled(_lines.numbered(list(_damage.marked(text, _lines.lines(both.shown))))))
    return _document(origin, both, _joining.units(lines, _joining.layout(lines)), {}, damage)


def page(
    origin: Origin, text: str, lines: Sequence[Line], record: Mapping[str, str], damage: Iterable[Damage] = ()
) -> Document:
    """A document whose format says what its lines are; `record` is what it says of itself, by Chinese field name."""
    both = _script.texts(text)
    if both.shown is not text:
        lines = list(_script.lines(lines))
    return _document(origin, both, _joining.units(lines, _joining.Layout()), record, damage)


def lined(origin: Origin, text: str, lines: Sequence[Line], record: Mapping[str, str]) -> Document:
    """A document whose format says what some of its lines are, and whose paragraphs may be wrapped all the same."""
    both = _script.texts(text)
    if both.shown is not text:
        lines = list(_script.lines(lines))
    lines = _lines.numbered(list(_damage.marked(text, lines)))
    return _document(origin, both, _joining.units(lines, _joining.layout(lines)), record, ())


def _document(
    origin: Origin, both: Texts, parts: Iterable[Unit], record: Mapping[str, str], damage: Iterable[Damage]
) -> Document:
    units = [piece for unit in parts for piece in _split(unit)]
    kinds = [_given(unit) for unit in units]
    first, last = _edges.mark(units, kinds) if units else (0, 0)
    told = {**_script.record(record, both), **_matter.fields(units, kinds, (*range(first), *range(last, len(units))))}
    title, places = _matter.mark_title(units, kinds, first, told.get("标题", ""))
    matter = _matter.matter(units, kinds, first, title, told)
    if places and places == list(range(places[0], places[-1] + 1)):
        _merge(units, kinds, places[0], places[-1] + 1)
    return Document(
        id=origin.name,
        text=both.written,
        blocks=tuple(_blocks(both, units, kinds)),
        title=_script.written(matter.title, both, record),
        issuer=_script.written(matter.issuer, both, record),
        date=matter.date,
        format=origin.format,
        encoding=origin.encoding,
        damage=tuple(_damaged(both.written, tuple(damage))),
    )


def _damaged(text: str, known: Sequence[Damage]) -> list[Damage]:
    """What a format knows to be damaged, and what else the text shows to be, in order."""
    told = bytearray(len(text))
    for one in known:
        told[one.start : one.end] = b"\1" * (one.end - one.start)
    shown = (one for one in _spoilt.damage(text) if not any(told[one.start : one.end]))
    return sorted((*known, *shown), key=lambda one: (one.start, one.end, one.kind))


def _merge(units: list[Unit], kinds: list[Kind], start: int, end: int) -> None:
    """A title on several lines is one block."""
    lines = units[start:end]
    holes = tuple(hole for unit in lines for hole in unit.holes)
    units[start:end] = [Unit(lines[0].start, lines[-1].end, "".join(unit.text for unit in lines), holes=holes)]
    kinds[start:end] = ["title"]


def _given(unit: Unit) -> Kind:
    if unit.given:
        return unit.given.kind
    if unit.furniture == "title":
        return "title"
    return "boilerplate" if unit.furniture else ""


def _split(unit: Unit) -> Iterator[Unit]:
    """首页 > 规划 > 某市工业发展规划: the way is furniture, the name of the text at its end is not."""
    if unit.furniture == "tool" and not unit.holes and (at := _furniture.title_in(unit.text)):
        way = unit.text[:at].rstrip()
        yield unit._replace(end=unit.start + len(way), text=way, given=None)
        yield Unit(unit.start + at, unit.end, unit.text[at:], furniture="title")
    else:
        yield unit


def _blocks(both: Texts, units: Sequence[Unit], kinds: list[Kind]) -> Iterator[Block]:
    text = both.shown
    turns = _speakers.turns(text, units, kinds)
    for i in turns:
        kinds[i] = "speaker"
    headings = dict(_headings.headings(units, kinds))
    speaker = ""
    for i, unit in enumerate(units):
        turn = turns.get(i)
        if turn:
            speaker = _script.written(turn.name, both, {})
            yield Block("speaker", unit.start, unit.end if turn.alone else unit.start + turn.length, speaker=speaker)
        if turn is None or not turn.alone:
            said = _begin(text, unit, turn.length) if turn else unit.start
            yield from (Block("boilerplate", *hole, speaker=speaker) for hole in unit.holes if turn and hole[1] <= said)
            block = _block(unit, kinds[i], headings.get(i), said)
            yield block if block.kind in ("boilerplate", "title") else replace(block, speaker=speaker)


def _begin(text: str, unit: Unit, label: int) -> int:
    """Where what is said begins, behind the name of who says it and the marks between."""
    at = _shown(text, unit.start + label, unit.end)
    for start, end in unit.holes:
        if start == at:
            at = _shown(text, end, unit.end)
    return at


def _shown(text: str, at: int, end: int) -> int:
    return end - len(text[at:end].lstrip())


def _block(unit: Unit, kind: Kind, heading: _headings.Heading | None, start: int) -> Block:
    if unit.given and kind == unit.given.kind:
        return unit.given
    holes = tuple(hole for hole in unit.holes if hole[0] >= start)
    if heading:
        return Block(heading.kind, start, unit.end, heading.level, holes=holes)
    return Block("paragraph" if start > unit.start else kind or "paragraph", start, unit.end, holes=holes)
