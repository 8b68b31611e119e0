"""Counts: a class of things with a stated number, and the members the text lists for it.

A counted result (建成5个园区) is an indicator statement, not a count; where its members are listed, it is both.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.assemblers import _members
from pipeline.assemblers._levels import levels
from pipeline.assemblers._lists import Members
from pipeline.assemblers._phrases import words_of
from pipeline.assemblers._places import places
from pipeline.assemblers._standing import stands_alone
from pipeline.assemblers._stated import Place
from pipeline.schema import Count, Find, Reading, Sentence

# But “一核一带”, “一岛一湾” lay out where things are.
_EACH = re.compile("“一(?![核带区轴廊圈极心翼主湾城港谷群环屏园岛河江湖山线网院])[一-鿿]{1,2}一[一-鿿]{1,2}”")
_TWICE = 4


def assemble(reading: Reading, records: tuple[object, ...]) -> Iterator[Count]:
    """The counts of every sentence, members from the sentence itself or from what follows it."""
    del records
    for index, (sentence, found) in enumerate(reading):
        stated = places(sentence, found)
        if not stated:
            continue
        words = words_of(sentence)
        after, last, alone = 0, -2, False
        for place in stated:
            if place.start < after or _is_inside_name(sentence.text, place, found) or _is_each(sentence.text, place):
                continue
            alone = stands_alone(sentence.text, place, annexed=alone if place.start - last < 2 else None)
            # 着力把握好四点: points without a name are counted where they are listed.
            alone = alone and not place.nameless
            last = place.end
            members = _members.find(reading, index, words, place, after)
            if members.texts or alone:
                after = place.end
                yield _count(sentence, place, members)


def _is_inside_name(text: str, place: Place, found: Sequence[Find]) -> bool:
    """“六个现代化灌区”覆盖工程: the number of a name that goes on behind its marks is part of it."""
    # 县、乡两级服务中心: the levels are counted whatever they make up.
    return not (place.unit == "级" and levels(text, place.start, int(place.n))) and any(
        f.kind == "CARRIER" and f.start < place.start and place.end < f.end and text[f.end - 1] != "”" for f in found
    )


def _is_each(text: str, place: Place) -> bool:
    """“一企一策”: to each its own, and no number of any."""
    opening = text.rfind("“", max(0, place.start - _TWICE), place.start)
    each = _EACH.match(text, opening) if opening >= 0 else None
    return bool(each and place.end < each.end())


def _count(sentence: Sentence, place: Place, members: Members) -> Count:
    span = sentence.span(place.start, place.end)
    return Count(
        span.document,
        span.start,
        span.end,
        span.text,
        n=place.n,
        head=sentence.text[place.head[0] : place.head[1]],
        members=members.texts,
        closed=members.closed,
        member_spans=members.spans,
    )
