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
        damage=tuple(sorted((*damage, *_spoilt.damage(both.written)), key=lambda one: (one.start, one.end, one.kind))),
    )


def _merge(units: list[Unit], kinds: list[Kind], start: int, end: int) -> None:
    """A title on several lines is one block."""
    lines = units[start:end]
    units[start:end] = [Unit(lines[0].start, lines[-1].end, "".join(unit.text for unit in lines))]
    kinds[start:end] = ["title"]


def _given(unit: Unit) -> Kind:
    if unit.given:
        return unit.given.kind
    if unit.furniture == "title":
        return "title"
    return "boilerplate" if unit.furniture else ""


def _split(unit: Unit) -> Iterator[Unit]:
    """首页 > 规划 > 某市工业发展规划: the way is furniture, the name of the text at its end is not."""
    if unit.furniture == "tool" and (at := _furniture.title_in(unit.text)):
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
            block = _block(text, unit, kinds[i], headings.get(i), turn.length if turn else 0)
            yield block if block.kind in ("boilerplate", "title") else replace(block, speaker=speaker)


def _block(text: str, unit: Unit, kind: Kind, heading: _headings.Heading | None, said: int) -> Block:
    if unit.given and kind == unit.given.kind:
        return unit.given
    if heading:
        return Block(heading.kind, unit.start, unit.end, heading.level, holes=unit.holes)
    if said:
        rest = text[unit.start + said : unit.end]
        return Block("paragraph", unit.end - len(rest.lstrip()), unit.end, holes=unit.holes)
    return Block(kind or "paragraph", unit.start, unit.end, holes=unit.holes)
