"""CARRIER: named zones, parks, bases, platforms, laboratories, pilot areas, sites and works."""

import re
from collections.abc import Iterator

from pipeline.recognisers._candidate import Candidate, is_joined
from pipeline.recognisers._elliptic import elliptic
from pipeline.recognisers._finished import finished
from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._modifier import NATIONAL, ROLES, modifier
from pipeline.recognisers._named import is_name
from pipeline.recognisers._phrase import REACH, Left
from pipeline.recognisers._said import is_counted, is_other
from pipeline.recognisers._shaped import shaped
from pipeline.recognisers._shapes import seated
from pipeline.recognisers._shared import shared, shared_places
from pipeline.recognisers._whole import of_whole, whole_end, whole_start
from pipeline.recognisers._works import works
from pipeline.schema import Find, Reading

# 、国家首批…试点城市: said of the title, no part of it.
_FIRST = re.compile("(?:国家|全国|全省|全市)?(?:首批|首个|第[一二三四五六七八九十]批)$")
# 争创5A级旅游景区 is one to be; 5A级旅游景区 by itself is a class.
_GRADE = re.compile("[345]A级")
# 水源涵养|区三大, 博览|城投|用: what shows a head for one, though it is cut in the wrong place.
_AFTER_HEAD = ("建设", "投用", "投运", "投产", "投入")
_LONGEST_FELLOW = 16
_PARTED = re.compile("[，。；：、“”（）的0-9在和与及了]|建设|打造|推进")
# 储能产业|园为, 健康|城等: and what shows a longer one for one.
_AFTER_LONG = (*_AFTER_HEAD, *"为等在的将已和与及")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Known names, heads with enough of a name before them, works in lists; then their repetitions."""
    memory: set[str] = set()
    for index, line, _, names in shaped(reading, "carrier"):
        for start, end in (*_known(line), *names, *seated(line), *_headed(line)):
            if end - start > 3 and not _GRADE.match(line.text, start):
                memory.add(line.text[start:end])
            yield index, Find("CARRIER", start, end)
        # What only its list makes a work, or its fame an aim, is not looked for elsewhere.
        for start, end in (*works(line), *elliptic(line), *finished(line)):
            yield index, Find("CARRIER", start, end)
    for index, _, _, names in shaped(reading, "site"):
        yield from ((index, Find("CARRIER", start, end)) for start, end in names)
    again = matcher(sorted(memory))
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            counted = line.text.startswith(NATIONAL, start) and is_counted(line.text, start, end)
            if not counted and not is_other(line.text, end):
                yield index, Find("CARRIER", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in line.known.get("carrier", ()):
        if fits(line.cuts, start, end) and not is_other(line.text, end):
            begin, stop = whole_start(line, start), whole_end(line, end)
            if ROLES.get(line.text[begin:stop]) == "network":
                continue
            yield begin, stop
            if any(place == begin for place, _ in line.places):
                yield from shared_places(line, begin)


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    known = line.known.get("carrier", ())
    last, ends = (-1, -1), {end for _, end in known}
    for start, end in line.known.get("carrier head", ()):
        after = _AFTER_LONG if end - start > 1 else _AFTER_HEAD
        whole = is_edge(line.cuts, end) or end - start > 3 or line.text.startswith(after, end)
        if not whole or is_other(line.text, end) or any(a <= start and end <= b for a, b in known):
            continue
        # 香港 is a place, not a port called 香.
        if end - start == 1 and line.place_at.get(end, start) < start:
            continue
        candidate = _candidate(line, start, end, last, ends)
        begin = candidate.name.start
        continues = last[1] in (start, begin) or (last[1] == begin - 1 and line.text[begin - 1] == "·")
        if continues or is_name(candidate):
            last = (last[0] if continues else of_whole(line, begin), whole_end(line, end))
            yield last
            yield from shared(line, candidate.name, candidate.head, end)


def _candidate(line: Line, head: int, end: int, last: tuple[int, int], ends: set[int]) -> Candidate:
    name = modifier(line, head)
    if name.start == head:
        head, name = _national(line.text, head, end, name)
    if _is_fellow(line.text, last[1], name.start, end):
        name = name._replace(start=last[1] + 1)
    first = _FIRST.search(line.text, 0, name.start)
    begin = first.start() if first else name.start
    beside = is_joined(line.text, begin)
    follows = beside and begin - 1 == last[1]
    alike = follows and line.text[last[1] - 2 : last[1]] == line.text[end - 2 : end]
    return Candidate(line, name, head, end, joined=follows or (beside and begin - 1 in ends), alike=alike)


def _is_fellow(text: str, last: int, start: int, end: int) -> bool:
    """研发总部、甲智造中心、|全场景示范|验证中心: whether all behind a name is of the next."""
    between = text[max(0, last) : start]
    alike = 0 < last < start - 1 and text[last] in "、和与及" and text[last - 2 : last] == text[end - 2 : end]
    return alike and end - last <= _LONGEST_FELLOW and not _PARTED.search(between, 1)


def _national(text: str, start: int, end: int, name: Left) -> tuple[int, Left]:
    """国家湿地公园: a head that begins with 国家 has it for its anchor."""
    for word in sorted(REACH):
        if text.startswith(word, start) and text[start + len(word) : end] in ROLES:
            return start + len(word), name._replace(anchor=word)
    return start, name
