"""What the text itself connects: members and their class, 依托甲打造乙, 聚焦甲发展乙.

A name that stands in a list with its class (甲、乙等21个产业链群) is a member of it; elsewhere in the sentence the
class speaks for its list.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pipeline.schema import Count, Find, Reading, Relation, Sentence
from pipeline.sentences import holds

AFTER = ("count",)

# Persons, places and documents are neither what one builds on nor what one builds.
_KINDS = frozenset({"INDUSTRY", "CARRIER", "SLOGAN", "ORG"})
_FRAME = re.compile(
    r"(?P<on>依托|立足|凭借)于?|(?P<focus>聚焦|围绕|瞄准|锚定)于?"
    r"|以(?=[^，；。：]{2,60}?为(?:(?P<on2>依托|支撑|载体|平台|基础|牵引)|(?P<focus2>重点|核心|主攻方向|突破口|主线|抓手|龙头)))"
)
_SIGNS = ("为", "依托", "立足", "凭借", "聚焦", "围绕", "瞄准", "锚定")
_VERB = re.compile(
    r"打造|建设|建成|建立|发展|培育|壮大|做[大强优]|形成|构建|构筑|创建|争创|申建|布局|推进|推动|加快|实施|提升|集聚|引进"
)
_END = re.compile(f"，|{_VERB.pattern}")
# Past these a sentence turns to something else.
_TURN = re.compile(r"[；。！？：]|(?<=，)(?:以|为|按照|坚持|通过|[一二三四五六七八九十]是)")
# What may stand between a verb and its object, or between two objects: 打造|一流的|甲|生态、|乙|等|丙.
_NEAR = re.compile(r"[^，作为对向在从]{0,8}")
# What a member may have around its name and still be that name.
_BEFORE, _AFTER_NAME = re.compile(r"[“‘《]?"), re.compile(r"[”’》]?(?:产业|产业链|产业集群|集群|行业|领域|工程|行动)?")


class Part(NamedTuple):
    """A name or a class in a sentence, in clean coordinates; a class covers its list."""

    start: int
    end: int
    entity: str


def assemble(reading: Reading, records: Iterable[object]) -> Iterator[Relation]:
    """The relations of a document: memberships, then what each sentence says of its names and classes."""
    counts = [record for record in records if isinstance(record, Count)]
    yield from _memberships(reading, counts)
    starts = [sentence.start for sentence in reading.sentences]
    here: dict[int, list[Count]] = {}
    for count in counts:
        here.setdefault(bisect_right(starts, count.start) - 1, []).append(count)
    for index, (sentence, found) in enumerate(reading):
        if not holds(sentence.text, _SIGNS):
            continue
        yield from _stated(sentence, _parts(sentence, found, here.get(index, [])))


def _memberships(reading: Reading, counts: Iterable[Count]) -> Iterator[Relation]:
    names = sorted(
        (*sentence.source(find.start, find.end), _entity(sentence, find))
        for sentence, found in reading
        for find in found
        if find.kind in _KINDS
    )
    for count in counts:
        for start, end in count.member_spans:
            inside = [
                n for n in names[bisect_left(names, (start, 0, "")) : bisect_left(names, (end, 0, ""))] if n[1] <= end
            ]
            text = reading.document.text
            # A member that says more than a name (加快甲发展) is not that name.
            if (
                len(inside) == 1
                and _BEFORE.fullmatch(text, start, inside[0][0])
                and _AFTER_NAME.fullmatch(text, inside[0][1], end)
            ):
                span = reading.document.span(min(start, count.start), max(end, count.end))
                yield Relation(span.document, span.start, span.end, span.text, inside[0][2], _class(count), "member")


def _parts(sentence: Sentence, found: Iterable[Find], counts: Iterable[Count]) -> list[Part]:
    """The names and classes of a sentence, in order; members of a class that stands there are left out."""
    classes = []
    for count in counts:
        start = min((count.start, *(start for start, _ in count.member_spans)))
        classes.append(Part(_clean(sentence, start), _clean(sentence, count.end), _class(count)))
    names = (Part(f.start, f.end, _entity(sentence, f)) for f in found if f.kind in _KINDS)
    free = (n for n in names if not any(c.start <= n.start and n.end <= c.end for c in classes))
    return sorted((*classes, *free))


def _stated(sentence: Sentence, parts: list[Part]) -> Iterator[Relation]:
    frames = [m for m in _FRAME.finditer(sentence.text) if not _within(parts, m.start())]
    edges = [*(m.start() for m in frames), len(sentence.text)]
    for frame, end in zip(frames, edges[1:], strict=True):
        turn = _TURN.search(sentence.text, frame.end(), end)
        stop = turn.start() if turn else end
        relation: Literal["依托", "聚焦"] = "依托" if frame["on"] or frame["on2"] else "聚焦"
        close = _object_end(sentence.text, parts, frame.end(), stop)
        sources = [p for p in parts if frame.end() <= p.start and p.end <= close]
        if relation == "聚焦":
            # 聚焦市委实施的…: who acts is not what it is about.
            sources = [p for p in sources if not p.entity.startswith("ORG:")]
        for target in _targets(sentence.text, parts, close, stop) if sources else ():
            span = sentence.span(frame.start(), target.end)
            for source in sources:
                if source.entity != target.entity:
                    yield Relation(
                        span.document, span.start, span.end, span.text, source.entity, target.entity, relation
                    )


def _object_end(text: str, parts: list[Part], start: int, stop: int) -> int:
    """Where what follows 依托 or 聚焦 ends: at a comma, or at a verb that is not its own (聚焦创建…)."""
    while own := _VERB.match(text, start, stop):
        start = own.end()
    free = (m.start() for m in _END.finditer(text, start, stop) if not _within(parts, m.start()))
    return next(free, stop)


def _targets(text: str, parts: list[Part], start: int, stop: int) -> Iterator[Part]:
    """What stands after a verb of building, clause by clause."""
    at = start
    while at < stop:
        comma = text.find("，", at + 1, stop)
        end = comma if comma >= 0 else stop
        near = next((m.end() for m in _VERB.finditer(text, at, end) if not _within(parts, m.start())), end)
        for part in (p for p in parts if near <= p.start and p.end <= end):
            if not _NEAR.fullmatch(text, near, part.start):
                break
            near = part.end
            yield part
        at = end


def _within(parts: list[Part], position: int) -> bool:
    return any(p.start <= position < p.end for p in parts)


def _clean(sentence: Sentence, position: int) -> int:
    """Document position → clean position."""
    if sentence.offsets is None:
        return max(0, position - sentence.start)
    return bisect_left(sentence.offsets, position)


def _entity(sentence: Sentence, find: Find) -> str:
    return f"{find.kind}:{''.join(sentence.span(find.start, find.end).text.split())}"


def _class(count: Count) -> str:
    return f"CLASS:{''.join(count.head.split())}"
