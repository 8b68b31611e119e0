"""Where the list before a number stands, and what its items are: from the last mark, ordinal or count to the number."""

import re
from collections.abc import Sequence

from pipeline.assemblers._lists import Spans, cut, split
from pipeline.schema import Find
from pipeline.sentences import last_end

_TRAIL = re.compile(
    r"(?:等等|等|这些|这|共|总共|合计|共计|的|全部|国家级|省级|主要|划?分为|分成|连续[0-9一二三四五六七八九十两]{1,2}年)$"
)
# 把甲、乙、丙作为政府工作的三项准则
_AS = re.compile("作为[^，。；：、]{2,8}的$")
# 以甲为核心、|乙和丙两园
CLAUSE_START = re.compile(
    "[，。；：！？]|——|（(?=[^（）]*$)|(?<=[一二两三四五六七八九][\u4e00-\u9fff])即(?!将)"
    "|为(?:中心|核心|主体|龙头|引领|支撑|基础)、"
)
"""Pattern of what no list before a number reaches over: a mark, and what the list before it serves as."""
_ETC_OF = re.compile("(?<=[\u4e00-\u9fff])等(?![级待同于次])[\u4e00-\u9fff]{2,8}$")


def end_before(text: str, stop: int) -> int:
    """Where the list ends before a number: before 等, 这 and the like, and before what its items serve as."""
    if serving := _AS.search(text, 0, stop):
        stop = serving.start()
    while match := _TRAIL.search(text, max(0, stop - 5), stop):
        stop = match.start()
    # 甲、乙等基础设施十大工程
    whose = _ETC_OF.search(text, 0, stop)
    return whose.start() if whose and text[stop : stop + 2].endswith("大") else stop


def start_before(text: str, stop: int, after: int, found: Sequence[Find]) -> int:
    """Where the list may begin at the earliest: behind the last mark, ordinal or count."""
    clause = last_end(CLAUSE_START, text, 0, stop)
    at = max((clause, after, *(f.end for f in found if f.kind == "ORDINAL" and f.end < stop)))
    joint = at == after and at > 0 and text[at : at + 1] in "和与、及"
    return at + (joint or (at == clause > 0 and text.startswith("即", at)))


def items_before(text: str, begin: int, stop: int, n: int, held: Spans, *, is_open: bool) -> list[tuple[int, int]]:
    """The items between these; one alone where nothing parts them."""
    items = split(text, begin, stop, n, held=held)
    # What does not claim to be whole need not make up the number: 甲、乙与丙等6个.
    if is_open and "、" in text[begin:stop]:
        *items, (last, _) = cut(text, begin, stop, "、")
        joined = 2 if "和" in text[last:stop] and len(items) + 1 < n else 1
        items += split(text, last, stop, joined, held=held) or [(last, stop)]
    quote = text.rfind("“", 0, stop) + 1 if text[stop - 1 : stop] == "”" else 0
    if quote and "、" in text[quote : stop - 1] and len(items) != n:
        items = cut(text, quote, stop - 1, "、")
    return items or ([(begin, stop)] if begin < stop else [])
