"""The members of a count: before it, after a colon, or as 一是…二是… and （一）…（二）… in what follows."""

import re
from collections.abc import Sequence

from pipeline.assemblers._announced import announced
from pipeline.assemblers._extent import CLAUSE_START, end_before, items_before, start_before
from pipeline.assemblers._first import first_start
from pipeline.assemblers._glosses import glossed
from pipeline.assemblers._layouts import dealt_before, laid_out, numbered
from pipeline.assemblers._levels import alike, in_clauses, levels, unmarked
from pipeline.assemblers._lists import CLAUSE, Members, Spans, members, plausible
from pipeline.assemblers._phrases import DEEDS, VERBS, Words
from pipeline.assemblers._stated import Place
from pipeline.assemblers._steps import following
from pipeline.schema import NAME_KINDS, Find, Reading, Sentence

# 以某某区为“一核”
_SERVING = re.compile("以([^，。；、“”以]{2,16})为$")
# 甲地的彩瓷、乙地的蚕丝: the things, not their places.
_OF = re.compile(r"[^，的]{2,8}的(?=[^的]+$)")
_LOOSE = re.compile("[的了在于将使，]")
# 副市长李某某: the person behind the title.
_TITLE = re.compile("[^，、]*(?:长|主任|书记|经理|教授|研究员|主席|委员|工程师)(?=[\u4e00-\u9fff]{2,3}$)")
# 某地博览会等展会80余场: named events; 文艺演出等活动 are none.
_EVENT = re.compile("[^，。；、]{3,}(?:会|赛|论坛|展)$")
# 展会80余场; 三个支线机场 is none.
_SESSIONS = re.compile("[0-9余多百千]场$")
_TOLD = 4
_BRINGS = re.compile("(?:为|(?<!等)实现)$")
_SERVED = re.compile("”?(?:[^，。；、]{0,6}?)(?:服务|提供|办|谋)")
_SHORT, _LONG_ITEM = 8, 12
_LONGEST_SINGLE = 24


def find(reading: Reading, index: int, words: Words, place: Place, after: int) -> Members:
    """The members of a count in sentence `index`; what stands before `after` belongs to an earlier count."""
    sentence = reading.sentences[index]
    if place.unit == "级":
        items = _leveled(sentence.text, place, after)
        return members(sentence, items, closed=bool(items))
    coined = place.unit == "“”" and not place.settled
    return (
        glossed(sentence, place)
        or _as_which(sentence, place)
        or (coined and dealt_before(reading, index, place))
        or (
            _is_counted_alone(sentence, place)
            and not _is_served(sentence.text, place)
            and _before(sentence, words, place, after, reading.found[index])
        )
        or announced(sentence, place)
        or following(reading, index, place)
        or (place.unit == "“”" and laid_out(reading, index, place))
        or Members()
    )


def _leveled(text: str, place: Place, after: int) -> list[tuple[int, int]]:
    return [item for item in levels(text, place.start, int(place.n)) if item[0] >= after]


def _as_which(sentence: Sentence, place: Place) -> Members | None:
    """以某某区为“一核”: the one that serves as it."""
    stop = place.start - sentence.text.startswith("“", place.start - 1)
    one = _SERVING.search(sentence.text, 0, stop) if place.n == 1 else None
    return members(sentence, [one.span(1)], closed=True) if one else None


def _is_counted_alone(sentence: Sentence, place: Place) -> bool:
    """Whether no other number stands in the same term: 甲、乙、丙“三上门两加强” lists what makes up neither."""
    entire = sentence.text.startswith("“", place.start - 1) and sentence.text.startswith("”", place.end)
    return place.unit != "“”" or entire or numbered(sentence, place) < 2


def _is_served(text: str, place: Place) -> bool:
    """甲行、乙行为“三农”服务: what those before it serve."""
    return bool(_SERVED.match(text, place.end)) and text.endswith("为“", 0, place.start)


def _before(sentence: Sentence, words: Words, place: Place, after: int, found: Sequence[Find]) -> Members | None:
    """A、B、C(等)三大… and “A、B、C”三大…"""
    text, n = sentence.text, int(place.n)
    quoted = text[place.start - 1 : place.start] == "“"
    stop = place.start - quoted
    if each := (
        unmarked(text, stop, n, place.unit)
        or alike(text, stop, n, text[slice(*place.head)])
        or in_clauses(text, end_before(text, stop), n)
    ):
        return members(sentence, each, closed=True)
    # 以甲、乙为两翼; 案件、金额、人员实现“三下降”
    lead = _BRINGS.search(text, 0, stop) if place.unit == "“”" else None
    stop = end_before(text, lead.start() if lead else stop)
    is_open = "等" in text[stop : place.start]
    # 文化和旅游部 is one body.
    held = [(f.start, f.end) for f in found if f.kind in ("ORG", "CARRIER", "DOC")]
    items = items_before(text, start_before(text, stop, after, found), stop, n, held, is_open=is_open)
    if (len(items) < 2 and not (is_open and items)) or text[stop - 1 : stop] in ("、", "和", "与", "及"):
        return None
    items[0] = (first_start(text, words, items, found), items[0][1])
    if len(items) == 1 and not _is_name(text, items[0], found):
        return None
    short = not plausible(text, items, n, is_open=is_open)
    # 推动甲、乙“三大转型”: right before the marks.
    apart = quoted and (
        text[place.start + 1] not in "大个条项" or items[-1][1] != place.start - 1 or _act(words, items)
    )
    # 市委、市政府推进“三个加快”
    done = words.words[words.at(items[-1][1]) - 1] in DEEDS
    if short and not (n == len(items) + 1 and not apart and not done and _alike(text, items, found)):
        return None
    if place.settled and place.unit == "“”" and text[place.start] != "新" and not _echoes(text, items, place):
        return None
    echoed = len(items) > 1 and all(text[end - 1] == text[place.head[1] - 1] for _, end in items)
    # 粮食面积、总产、单产“四增”: one off, right before the marks.
    beside = quoted and len(items) > 2 and abs(len(items) - n) == 1 and max(b - a for a, b in items) <= _LONG_ITEM
    # 打好甲、乙三大保卫战
    told = (short and (place.unit == "大" or quoted)) or (
        text[stop - 1] == "”" and len(items) > 2 and abs(len(items) - n) == 1
    )
    whole = len(items) == n or told or (echoed and not place.settled) or (beside and items[-1][1] == place.start - 1)
    if (
        (place.unit == "“”" or place.settled)
        and not is_open
        and (not whole or (text[stop - 1] != "”" and _act(words, items)))
    ):
        return None
    # 以甲为任务、以缩小“三大差距”为方向: each is a means of its own.
    if _are_deeds(text, words, items) or (quoted and _hold_marks(text, items)) or text.startswith("以", items[-1][0]):
        return None
    if _SESSIONS.search(text, place.start, place.end) and not all(_EVENT.search(text, *item) for item in items):
        return None
    if place.unit == "等" and not _is_named(text, items[-1], found) and not _are_told(items):
        return None
    return members(sentence, _trimmed(text, items, place, found), closed=not is_open or len(items) == n)


def _is_name(text: str, item: tuple[int, int], found: Sequence[Find]) -> bool:
    """Whether the one thing before 等 is a thing of its own: a name, or words long enough to be one."""
    start, end = item
    usable = 4 <= end - start <= _LONGEST_SINGLE and not _LOOSE.search(text, start, end)
    usable = usable or (end - start > 1 and not _LOOSE.search(text, start, end))
    return usable or _is_named(text, item, found)


def _are_told(items: list[tuple[int, int]]) -> bool:
    """色差在线检测、微孔烧结等: told at such length that they are things of their own."""
    return len(items) > 1 and all(b - a >= _TOLD for a, b in items)


def _is_named(text: str, item: tuple[int, int], found: Sequence[Find]) -> bool:
    end = item[1]
    return text[end - 1] == "”" or any(f.kind in NAME_KINDS and f.end == end for f in found)


def _alike(text: str, items: list[tuple[int, int]], found: Sequence[Find]) -> bool:
    """甲产业、乙产业三大产业: two things of a kind with a mark between them, one short of the number."""
    if len(items) != len("甲乙"):
        return False
    kinds = [{f.kind for f in found if f.kind in NAME_KINDS and f.end == end} for _, end in items]
    (a, b), (c, d) = items
    # What opens a clause leads in with no verb: the whole of it is the list.
    opens = CLAUSE_START.match(text, a - 1) is not None or a == 0
    told = max(b - a, d - c) <= (_LONG_ITEM if opens else _SHORT) and not CLAUSE.search(text, a, d)
    return text[b:c] == "、" and bool(kinds[0] & kinds[1] or b - a == d - c or told)


def _are_deeds(text: str, words: Words, items: list[tuple[int, int]]) -> bool:
    """与甲共建两个…: no list; 土地审批和信贷投放两个闸门 is one, as both are deeds."""
    joined = len(items) == len("甲乙") and "、" not in text[items[0][0] : items[1][0]]
    (a, b), (c, d) = items[0], items[-1]
    return joined and _does(words, items[-1]) and b - a != d - c


def _does(words: Words, item: tuple[int, int]) -> bool:
    """与甲共建两个…: what ends in a verb is no thing."""
    return words.words[words.at(item[1]) - 1] in DEEDS


def _echoes(text: str, items: list[tuple[int, int]], place: Place) -> bool:
    """所有权、资格权、使用权“三权”: a term of the nation counts what ends as it does, or as many things as it says."""
    whole = len(items) == place.n > 2
    return place.n > 1 and (whole or any(text[end - 1] == text[place.head[1] - 1] for _, end in items))


def _hold_marks(text: str, items: Spans) -> bool:
    """市委、市政府推进“三个加快”和建设|“四个新城”: what holds another term is no member of this one."""
    return any("“" in text[a + 1 : b] for a, b in items)


def _act(words: Words, items: list[tuple[int, int]]) -> bool:
    """坚持和落实“两个…”: what is done with it is no list of it."""
    last = [words.words[words.at(end) - 1] for _, end in items]
    return words.words[words.at(items[1][0])] in DEEDS or all(word in VERBS for word in last)


def _trimmed(text: str, items: list[tuple[int, int]], place: Place, found: Sequence[Find]) -> list[tuple[int, int]]:
    """Persons without their titles, things without the places that they come from."""
    if place.unit in "位名":
        persons = {f.end: f.start for f in found if f.kind == "PERSON"}
        titles = [_TITLE.match(text, *item) for item in items]
        items = [(persons.get(b, m.end() if m else a), b) for (a, b), m in zip(items, titles, strict=True)]
    # 云港“星河市集”: the market, not the town.
    places = {(f.start, f.end) for f in found if f.kind == "PLACE"}
    items = [(at, b) if (a, at := text.rfind("“", a, b)) in places else (a, b) for a, b in items]
    of = [_OF.match(text, *item) for item in items]
    if len(items) > 1 and all(match or text[a - 1] == "的" for match, (a, _) in zip(of, items, strict=True)):
        items = [(match.end() if match else a, end) for match, (a, end) in zip(of, items, strict=True)]
    return items
