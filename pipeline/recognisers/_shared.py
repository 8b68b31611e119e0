"""Names that share the head of the last one: 武汉东湖、襄阳、宜昌高新区; 西康、西十高铁; 石峁、太平遗址."""

import re
from collections.abc import Iterator

from pipeline.lexicons import words
from pipeline.lexicons.speech import acts
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._line import STOPS, Line
from pipeline.recognisers._modifier import ROLES
from pipeline.recognisers._phrase import COMMON, REACH, Left, unusual
from pipeline.recognisers._place import CALLED

_RAIL = re.compile("(?:铁路|高铁|高速|高速公路|城际|公路|铁路|客专|高速铁路)$")
_WIDE = re.compile("(?:流域|经济带|都市圈|城市群|地区|半岛|平原|高原|盆地)$")
# 曹妃甸区、渤海新区
_DISTRICT = re.compile("[市区]$")
_NATURE = re.compile("[山湖岭]$")
_NATURAL = re.compile("(?:实验室|公园|保护区|景区|名胜区|湿地|水库|电站|枢纽|灌区|林场|矿|田)$")
_ITEM = re.compile("[^，。；：、！？“”（）和与及\n]*$")
_HEADS = tuple(word for word, role in ROLES.items() if role not in ("name", "network") and len(word) > 1)
_VERBS = STOPS | frozenset(words("deeds")) | {"加固", "修缮", "活化"}
_KINDS = "厂站港矿库桥路馆园院校所局系业学团司"
# 区委常委、云岭高新区党工委书记
_POSTS = ("常委", "书记", "主任", "市长", "区长", "县长", "局长")
_LONGEST = 9


def shared(line: Line, name: Left, head: int, end: int) -> Iterator[tuple[int, int]]:
    """What is listed before a name and has no head of its own."""
    text, start, title = line.text, name.start, ROLES[line.text[head:end]] == "title"
    # 廊坊、张家口全国算力高地: what is 全国 is one.
    if title and any(word in text[start:head] for word in REACH if len(word) > 1):
        return
    natural = bool(_NATURAL.search(text, head, end))
    rail, laboratory = bool(_RAIL.search(text, head, end)), text.endswith("实验室", head, end)
    new = text.startswith("新区", head)
    while start > 2 and (text[start - 1] == "、" or (rail and start == name.start and text[start - 1] in "和与及")):
        if new and _DISTRICT.search(text, 0, start - 1):
            return
        # 金凤、嘉陵江、明月湖实验室: laboratories bear the names of rivers too.
        begin = line.place_at.get(start - 1, -1) if laboratory else _place(line, start - 1)
        if begin < 0 and not title:
            begin = _item(line, start - 1, rail=rail)
        alone = line.place_at.get(start - 1) == begin
        if begin < 0 or (alone and not natural and _NATURE.search(text, begin, start - 1)):
            return
        yield begin, start - 1
        start = begin


def shared_places(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """怀柔、合肥综合性国家科学中心: the places listed before a known name that a place leads."""
    while start > 2 and line.text[start - 1] == "、":
        begin = _place(line, start - 1)
        if begin < 0:
            return
        yield begin, start - 1
        start = begin


def _place(line: Line, end: int) -> int:
    """Where the place begins that ends there, with the place before it; -1 where it is none or a whole region."""
    place = line.place_at.get(end, -1)
    # 襄阳至南漳
    if line.text[place - 1 : place] == "至" and place - 1 in line.place_at:
        return line.place_at[place - 1]
    if place < 0 or _WIDE.search(line.text, place, end):
        return -1
    outer = line.place_at.get(place, place)
    return -1 if line.text[outer:end] in COMMON else outer


def _item(line: Line, end: int, *, rail: bool) -> int:
    """Where the item begins that ends there, -1 where it is no name without its head."""
    text, listed = line.text, _ITEM.search(line.text, max(0, end - 24), end)
    # 阜怀铁路上半年开工、白渡航电枢纽…: a work of its own, and what becomes of it.
    if end in line.place_at or not listed or acts(next(iter(backwards(text, line.cuts, end)))[1]):
        return -1
    start = _bare(text, listed.start(), end)
    item = text[start:end]
    industry = any(b == end for kind in ("industry", "organisation") for _, b in line.known.get(kind, ()))
    if (
        not 2 <= len(item) <= _LONGEST
        or item in COMMON
        or item.endswith((*_HEADS, *_POSTS))
        or industry
        or item[-1] in _KINDS
    ):
        return -1
    led = any(a == start for a, _ in line.places)
    return start if item in CALLED or led or len(item) <= (3 if rail else 2) or unusual(line, start, end) >= 2 else -1


def _bare(text: str, start: int, end: int) -> int:
    """Past the verbs and function words that lead to an item."""
    while True:
        size = next((n for n in (4, 3, 2) if text[start : start + n] in _VERBS), 0)
        if not size or start + size >= end:
            return start
        start += size
