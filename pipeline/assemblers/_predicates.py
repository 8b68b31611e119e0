"""What stands between an indicator's name and its number: 预计年均增长, 达到, 比上年提高, 由…增加到.

A tail is read off the right end of the words before the number, piece by piece; what it says of direction,
bounds and kind of measure is kept, what is left over is the name.
"""

import re
from typing import NamedTuple

from pipeline import lexicons
from pipeline.assemblers._phrases import Words

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})"
_ROOM = r"[^，。；：、0-9]"
Phrases = tuple[tuple[str, re.Pattern[str]], ...]
_AFTER_WORDS: Phrases = (
    (
        "compared",
        re.compile(
            rf"(?:(?<![占对之环配可评])比(?![重例率值])|较(?!大|快|高|多|好)|[与同](?={_ROOM}*相比))"
            rf"(?:{_YEAR}年(?:末|底|同期)?|“?(?:十[一二三四]?|[六七八九])五”?(?:末|时期|期间|初)?|{_ROOM}{{1,8}}?)"
            r"(?:平均水平|水平|相比|(?:平均)?增[幅速][高快]?)?，?$"
        ),
    ),
)
_BEFORE_WORDS: Phrases = (
    (
        "base",
        re.compile(
            r"(?:(?:是|仅?为|相当于)(?=[^，。；]{0,8}(?:[年前末底期]|五”|平均))|只有|相当于)[^，。；、0-9]{2,10}的$"
            r"|(?<=[、，和])(?:分别)?(?:全[国省市县]|世界)平均(?:水平|值)?的$"
        ),
    ),
    # 增速分别高于地区生产总值、第二产业增加值2.5、4.1个百分点
    ("above", re.compile(rf"分别(?:[高低快慢优好]于|[高低]出)(?:{_ROOM}{{2,14}}[、和]){{1,2}}{_ROOM}{{2,14}}$")),
    ("above", re.compile(rf"(?:[高低快慢优好]于|[高低]出){_ROOM}{{2,14}}$")),
    (
        "above",
        re.compile(
            rf"(?:[高低快慢优]于|高出|低出|超过|超出|超|落后于?|[塌欠差])(?:全[国省市]|{_ROOM}{{0,6}}?(?:平均|目标|计划|任务|进度|增速|水平|预期|同期|标准))(?:平均水平|平均|水平|增速)?$"
        ),
    ),
    (
        "plan",
        re.compile(
            r"(?:完成|为|占)?(?:[省市县区州]?(?:委|政府)?下达的?)?(?:年初|年度|全年|当年|年)?(?:预算|计划|目标|任务)(?:数|任务|目标)?的?$"
        ),
    ),
    (
        "year",
        re.compile(
            rf"(?<![比较与同])(?:{_YEAR}年(?:末|底)?|(?:去|上|今|当|本)年(?:末|底)?|(?<![0-9])年[末底]|目前|当前|“?十[一二三四]?五”?(?:末|初))的?(?:人均)?$"
        ),
    ),
    (
        "span",
        re.compile(
            r"(?:(?<![0-9])[三四五两0-9]年(?:来|间|累计|共)?|(?:分别)?连续[0-9一二三四五六七八九十]+(?:年、[0-9]+)*年)$"
        ),
    ),
)
_PHRASE_SIGN = re.compile(r"[标比较与同于出超年划算标务为是]|平均")
_SAID = {row["word"]: row["kind"] for row in lexicons.table("predicates")}
# 不得低于, 不宜超过: what is ruled out bounds the other side.
_RULED_OUT = ("不得", "不应", "不能", "不宜", "不可", "不准", "不许", "不应当", "不允许")
_COMPARES = ("超", "超过", "超出", "突破", "高于", "多于", "大于", "长于", "低于", "少于", "小于", "短于")
_OTHER_SIDE = {"over": "under", "under": "over"}
_WORDS = _SAID | {no + word: _OTHER_SIDE[_SAID[word]] for no in _RULED_OUT for word in _COMPARES}
_LONGEST = max(map(len, _WORDS))
# What a segmenter writes together with the word before it: 增长到, 居于, 提高了.
_PARTICLES = frozenset("了到至达着为")


# 增幅居全国前十: at the head of its clause it is the name, not the predicate.
_RATES = ("增幅", "增速", "涨幅", "降幅")
_NOMINAL = frozenset((*_RATES, "投入"))
_STANDING = re.compile(
    r"(?:位居|稳居|居(?![民住家所])于?|分[居列]|位列|列|(?<!综合)排名|排(?!名|[放污水涝查队产])|处于|跃居|保持|跃升至?|[上提]?升至|[上提]?升到|跻身|进入|迈入|挺进|重[回返]|退[居至])"
    r"(?:[^，。；、0-9]|[0-9]+个|(?<=各省)、(?=区)|(?<=省、区)、(?=市)){0,14}$"
)


# 设置率均|居全省第一; but 人均 and 亩均 are measures.
_EACH = re.compile("(?:(?<![平人亩户年地单日月])均|双双|分别)$")


class Tail(NamedTuple):
    """Where the tail begins, and what its pieces say."""

    start: int
    pieces: tuple[tuple[str, str], ...]

    def has(self, *kinds: str) -> bool:
        """Whether a piece of one of the kinds is there."""
        return any(kind in kinds for kind, _ in self.pieces)

    def says(self, *words: str) -> bool:
        """Whether a piece is one of the words."""
        return any(word in words for _, word in self.pieces)

    @property
    def share(self) -> str:
        """What it says of the whole that the number is a share of: 占全国, 占比 where it names none; else nothing."""
        said = [word for _, word in self.pieces]
        at = next((i for i, word in enumerate(said) if word in ("占", "占到")), None)
        return "" if at is None else "占" + ("".join(w for w in said[at + 1 :] if w.startswith("全")) or "比")


def tail(text: str, words: Words, start: int, end: int) -> Tail:
    """The longest chain of pieces that ends at `end` and begins at or after `start`.

    Each step takes the longest piece that ends where the chain begins, so that 提高到 is not read as 到. A piece of
    one sign is not taken off a word: 安排.
    """
    pieces: list[tuple[str, str]] = []
    phrases = bool(_PHRASE_SIGN.search(text, start, end))
    at = end
    while at > start:
        found = (
            (phrases and _last_phrase(text, start, at, _BEFORE_WORDS))
            or _last_word(text, words, start, at)
            or (phrases and _last_phrase(text, start, at, _AFTER_WORDS))
        )
        if not found:
            break
        if found[1] in _NOMINAL and at - len(found[1]) == start:
            break
        pieces.append(found)
        at -= len(found[1])
    return Tail(at, tuple(reversed(pieces)))


_MOVES = "|".join(
    sorted((w for w, kind in _WORDS.items() if kind in ("up", "down") and len(w) > 1), key=len, reverse=True)
)
_MORE = re.compile(f"(?:{_MOVES})(?:到|至|了|[0-9])|增至|增到|升至|降至|减至")


def says_more(text: str, at: int) -> bool:
    """Whether the words there go on about the number before them: 从1.9万座[增加到14.3万座]."""
    return bool(_MORE.match(text, at))


def standing(text: str, words: Words, start: int, end: int) -> Tail:
    """The tail before a rank: 位居全省和全国主要城市."""
    match = _STANDING.search(text, start, end)
    # 减|排量居全国首位: not inside a word; but 经开区|中列 and 从居 are cut in the wrong place.
    while match and not (words.begins(match.start()) or text[match.start() - 1] in "中量额数值率从由"):
        match = _STANDING.search(text, match.start() + 1, end)
    if not match:
        return tail(text, words, start, end)
    each = _EACH.search(text, start, match.start())
    stop = each.start() if each else match.start()
    # 授权量增速居全省第一: what is ranked is the rate itself.
    before = Tail(stop, ()) if text.endswith(_RATES, start + 1, stop) else tail(text, words, start, stop)
    said = (("each", each.group()),) if each else ()
    return Tail(before.start, (*before.pieces, *said, ("reach", match.group())))


def _last_phrase(text: str, start: int, end: int, phrases: Phrases) -> tuple[str, str] | None:
    for kind, pattern in phrases:
        if match := pattern.search(text, max(start, end - 20), end):
            return kind, match.group()
    return None


def _last_word(text: str, words: Words, start: int, end: int) -> tuple[str, str] | None:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if (kind := _WORDS.get(word)) and (
            (length > 1 and not (word == "排名" and text.endswith("综合", start, end - length)))
            or (word in _PARTICLES and text[end - 2 : end] != "雷达")
            or words.begins(end - 1)
        ):
            return kind, word
    return None
