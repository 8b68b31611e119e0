"""What stands between an indicator's name and its number: 预计年均增长, 达到, 比上年提高, 由…增加到.

A tail is read off the right end of the words before the number, piece by piece; what it says of direction,
bounds and kind of measure is kept, what is left over is the name.
"""

import re
from typing import NamedTuple

_REACH = "达到|达成|达|至|到|为|是|有|在|成为|保持在|稳定在|控制在|维持在|处于|完成|实现|约为|共有|拥有|涨到|落到|站上|迈上|登上|跻身|位居|位列|居|列|排名|排|名列|稳居|保持|跃居|跃升|跃升至|升至|升到|进入|相当于|折合|合计|总计|投入|超额完成"
_OVER = "突破|超过|超出|超|跨越|跨过|连续跨过|连续跨越|迈过|越过|冲破|过|不低于|不少于|不小于|不止|高于|大于|多于|至少"
_UNDER = "不超过|不高于|不大于|不多于|低于|少于|小于|不足|不到|控制在|至多"
_UP = "增长|增加|上升|提高|提升|增至|增到|上涨|扩大|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|上升到|上升至|扩大到|扩大至|递增|净增|新增|增|升|提升了|涨|加快|快于|高出|多增|改善|增幅|增速|涨幅"
_DOWN = "下降到|下降至|降至|降到|减少到|减少至|降低到|降低至|缩小到|缩小至|压减到|压减至|回落到|回落至|收窄到|收窄至|下降|降低|减少|压减|压缩|缩减|回落|下跌|减|降|缩小|收窄|递减|削减|负增长|降幅|下调|下浮|慢于"
_MANNER = (
    "年均|平均|年平均|同比|环比|累计|预计|预期|约|大约|已经|已|均|都|各|双双|分别|将|共|总|又|再|还|也|进一步|首次|可比口径|实际|名义|大幅|稳步|持续|快速|"
    "净|仅|就|只|历史性|力争|确保|争取|有望|可|要|须|需|率先|全部|全面|稳定|稳|基本|全年|当年|每年|全国|全省|全市|全县|全区|世界|全球|国内|进而|一举|成功|连续|突破性|"
    "以上|左右|了|过|着|至少|努力|预算|按可比价|按可比价格计算|可比价|跃升|回升|由|从|自|近|人均"
)
_ROOM = r"[^，。；：、0-9]"
Phrases = tuple[tuple[str, re.Pattern[str]], ...]
_AFTER_WORDS: Phrases = (
    (
        "compared",
        re.compile(
            rf"(?:(?<![占对之环配])比(?![重例率值])|较(?!大|快|高|多|好)|[与同](?={_ROOM}*相比))"
            rf"(?:(?:19|20)[0-9]{{2}}年(?:末|底)?|“?十[一二三四]?五”?(?:末|时期|期间|初)?|{_ROOM}{{1,8}}?)"
            r"(?:平均水平|水平|相比)?，?$"
        ),
    ),
)
_BEFORE_WORDS: Phrases = (
    (
        "above",
        re.compile(
            rf"(?:[高低快慢优]于|高出|低出|超过|超)(?:全[国省市]|{_ROOM}{{0,6}}?(?:平均|目标|增速|水平|预期|同期))(?:平均水平|平均|水平|增速)?$"
        ),
    ),
    (
        "year",
        re.compile(
            r"(?<![比较与同])(?:(?:19|20)[0-9]{2}年(?:末|底)?|去年|上年|“?十[一二三四]?五”?(?:末|初))的?(?:人均)?$"
        ),
    ),
    ("span", re.compile(r"(?:[三四五两0-9]年(?:来|间|累计|共)?|连续[0-9一二三四五六七八九十]+年)$")),
)
_PHRASE_SIGN = re.compile(r"[比较与同于出超年]")
_WORDS = {
    word: kind
    for kind, words in (
        ("manner", _MANNER),
        ("reach", _REACH),
        ("down", _DOWN),
        ("up", _UP),
        ("over", _OVER),
        ("under", _UNDER),
    )
    for word in words.split("|")
}
_LONGEST = max(map(len, _WORDS))


# 增幅居全国前十: at the head of its clause it is the name, not the predicate.
_NOMINAL = frozenset("增幅 增速 涨幅 降幅 投入".split())
_STANDING = re.compile(r"(?:位居|稳居|居|位列|列|排名|排|处于|跃居|保持|跃升至?|升至|升到)[^，。；、0-9]{0,14}$")


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


def tail(text: str, start: int, end: int) -> Tail:
    """The longest chain of pieces that ends at `end` and begins at or after `start`.

    Each step takes the longest piece that ends where the chain begins, so that 提高到 is not read as 到.
    """
    pieces: list[tuple[str, str]] = []
    phrases = bool(_PHRASE_SIGN.search(text, start, end))
    at = end
    while at > start:
        found = (
            (phrases and _last_phrase(text, start, at, _BEFORE_WORDS))
            or _last_word(text, start, at)
            or (phrases and _last_phrase(text, start, at, _AFTER_WORDS))
        )
        if not found:
            break
        if found[1] in _NOMINAL and at - len(found[1]) == start:
            break
        pieces.append(found)
        at -= len(found[1])
    return Tail(at, tuple(reversed(pieces)))


def standing(text: str, start: int, end: int) -> Tail:
    """The tail before a rank: 位居全省和全国主要城市."""
    match = _STANDING.search(text, start, end)
    if not match:
        return tail(text, start, end)
    before = tail(text, start, match.start())
    return Tail(before.start, (*before.pieces, ("reach", match.group())))


def _last_phrase(text: str, start: int, end: int, phrases: Phrases) -> tuple[str, str] | None:
    for kind, pattern in phrases:
        if match := pattern.search(text, max(start, end - 20), end):
            return kind, match.group()
    return None


def _last_word(text: str, start: int, end: int) -> tuple[str, str] | None:
    for length in range(min(_LONGEST, end - start), 0, -1):
        word = text[end - length : end]
        if kind := _WORDS.get(word):
            return kind, word
    return None
