"""The words before the head of a carrier's name, as far as they belong to it, and the proper word among them."""

import re

from pipeline.lexicons import table
from pipeline.recognisers._lexical import backwards, run_start
from pipeline.recognisers._line import STOPS, Line
from pipeline.recognisers._phrase import COMMON, REACH, Left, left, past_deed, unusual
from pipeline.recognisers._place import CALLED
from pipeline.recognisers._said import is_to_be

ROLES = {row["word"]: row["role"] for row in table("carriers")}
NATIONAL = tuple(sorted((word for word in REACH if len(word) > 1), key=len, reverse=True))
_TOPICAL = ("重点实验室", "实验室", "转化中心", "技术创新中心", "工程研究中心", "工程技术研究中心", "制造业创新中心")
# 海洋科学与工程|省实验室, 概念验证与转化|创新中心: two topics are one's.
_OF_TWO = (*_TOPICAL, "省实验室", "国家实验室", "全国重点实验室", "国家重点实验室", "创新中心", "研究中心")
# Bodies that govern, and so do not begin the names of sites.
_AGENCIES = ("国务院", *"委部局府会署办")
# 毕节建设…示范区: the deed stands between a place and what it builds.
_DEED = re.compile("建设(?!工程|用地|银行|兵团|投资|发展)|打造|创建")
_JOINTLY = re.compile("(?:合作|联合|共同|携手|合力)(?:建设|打造|创建|共建|组建)")
_PAIR = re.compile("中[韩日德法俄新意英美澳白泰荷瑞以]（")
_PARTNERS = frozenset(f"中{land}" for land in "韩日德法俄新意英美澳白泰荷瑞以马柬老缅越巴蒙哈沙") | {"两岸"}
# 美丽中国先行区
_VISIONS = frozenset(("美丽", "健康", "数字", "平安", "法治", "诗意"))
# Words of one character that a cut in the wrong place leaves before a name.
_LED = ("即以", "即", "以")
# 全省首个超百亿元水利工程|云岫水库: how large it is, and what it is.
_SIZED = re.compile("[十百千万亿]+元(?:级|以上|的)*(?:[\u4e00-\u9fff]{0,6}?(?:工程|项目)(?=[\u4e00-\u9fff]{2}))?")
_END = re.compile("(?:^|[，。；、：]|建设|推进|开工|建成|加快|推动)([\u4e00-\u9fff]{2,3})$")
_NO_BRAND = STOPS | frozenset("，。；：、“”（）")
_LONGEST_UNKNOWN, _LONGEST_TOPIC, _LONGEST_BRAND = 4, 8, 6


def modifier(line: Line, head: int) -> Left:
    """Where the name begins and what proper word anchors it there."""
    name = _settled(line, head)
    start, begin = head, name.start
    # 长春—吉林—图们江…: as many as there are.
    while begin < start:
        start, begin = begin, _both(line, begin)
    # 2021年|县经开区
    begin += line.text.startswith("年", begin) and line.text[begin - 1 : begin].isdigit()
    if _proper_place(line, begin) and line.text.startswith(_TOPICAL, head):
        begin = unknown(line, begin, topical=True)
    begin = past_deed(line.text, begin, head)
    sized = _SIZED.match(line.text, begin, head)
    return name._replace(start=sized.end() if sized else _brand(line, begin))


def _brand(line: Line, start: int) -> int:
    """世界计算·长沙智谷: where the words begin that a dot joins to a name."""
    if line.text[start - 1 : start] != "·":
        return start
    begin = run_start(line.text, line.cuts, max(0, start - 1 - _LONGEST_BRAND), start - 1, _NO_BRAND)
    return start if line.text[begin - 1 : begin] == "“" else begin


def _proper_place(line: Line, start: int) -> bool:
    """Whether a place begins there."""
    return any(a == start for a, _ in line.places)


def _settled(line: Line, head: int) -> Left:
    name = left(line, head, soft=True)
    text, start, proper = line.text, name.start, name.anchor not in ("", *REACH)
    begin, stop = _named(line, start, head)
    # 与某研究院合作建设|超算中心
    if stop and (joint := _JOINTLY.search(text, stop, head)):
        return Left(joint.end(), "", joint.group(), joint.end())
    if stop:
        return name._replace(start=begin, anchor=text[begin:stop])
    deed = _DEED.match(text, start + len(name.anchor), head) if proper else None
    if deed:
        return Left(deed.end(), "", deed.group(), deed.end())
    if name.anchor:
        reach = not proper and name.anchor != "中国"
        return name._replace(start=unknown(line, start, topical=text.startswith(_TOPICAL, head))) if reach else name
    if name.far < start and (text.startswith(_OF_TWO, head) or _is_topic(line, name.far, start)):
        return name._replace(start=name.far)
    return _short(text, head, name)


def _is_topic(line: Line, far: int, start: int) -> bool:
    """建设城乡融合共同富裕…: whether what leads to a name is part of what is to be built."""
    first = next((word for at, word in backwards(line.text, line.cuts, start) if at == far), "")
    joined = any(word in line.text[far:start] for word in "和与及")
    return not joined and len(first) > 1 and not first.startswith(("高", "大")) and is_to_be(line.text, far)


def _short(text: str, head: int, name: Left) -> Left:
    """A short form that is a place before a head alone: 洋县园区, 府谷机场."""
    start = name.start + next((len(word) for word in _LED if text.startswith(word, name.start)), 0)
    # 中|德生态园: cut as if it were 中 of place.
    start -= text[max(0, start - 1) : start + 1] in _PARTNERS
    stops = range(min(head, start + 4), start + 1, -1)
    called = next((text[start:stop] for stop in stops if text[start:stop] in CALLED), "")
    partner = text[start : start + 2] if text[start : start + 2] in _PARTNERS else ""
    return name._replace(start=start, anchor=partner if not called or called in COMMON or called in ROLES else called)


def _named(line: Line, start: int, head: int) -> tuple[int, int]:
    """The proper name that leads to a stretch or stands in it: 上合组织…, 秦创原…, 国家“人工智能+”…; (0, 0) if none."""
    text = line.text
    for kind in ("organisation", "carrier"):
        for a, b in line.known.get(kind, ()):
            if start <= b <= head and a < head and not (kind == "organisation" and text.endswith(_AGENCIES, a, b)):
                outer = line.place_at.get(a, a)
                return line.place_at.get(outer, outer), b
    if text[start : start + 1] != "“":
        return 0, 0
    national = next((start - len(word) for word in NATIONAL if text.endswith(word, 0, start)), -1)
    at = line.place_at.get(start, national)
    return (at, start) if at >= 0 else (0, 0)


def _both(line: Line, start: int) -> int:
    """中国—上海合作组织…, 重庆经遵义至贵阳…, 中韩（长春）…, 中新天津…, 美丽中国…: what belongs before its anchor."""
    if _PAIR.match(line.text, start - 1):
        return start - 1
    if line.text.startswith("中国", start) and line.text[max(0, start - 2) : start] in _VISIONS:
        return start - 2
    if line.text[max(0, start - 2) : start] in _PARTNERS and any(a == start for a, _ in line.places):
        return start - 2
    if line.text[start - 1 : start] not in ("—", "-", "－", "至", "到", "经"):
        return start
    return line.place_at.get(start - 1, _way(line, start))


def _way(line: Line, start: int) -> int:
    """大路—岱海高速, 古县至武乡高速: where the other end of a way begins that no gazetteer has."""
    found = _END.search(line.text, max(0, start - 8), start - 1) if line.text[start - 1] in "—至经" else None
    return found.start(1) if found and unusual(line, found.start(1), start - 1) >= 2 else start


def unknown(line: Line, start: int, *, topical: bool) -> int:
    """荻花荡国家湿地公园, 磁浮交通省技术创新中心: where what stands before 国家 begins, an unknown word or a topic."""
    at, usual, longest = start, (STOPS if topical else COMMON), (_LONGEST_TOPIC if topical else _LONGEST_UNKNOWN)
    for begin, word in backwards(line.text, line.cuts, start):
        foreign = not "\u4e00" <= word[0] <= "\u9fff"
        if (
            foreign
            or word in usual
            or word[-1] in "业者"
            or (word[-1] == "域" and not topical)
            or start - begin > longest
        ):
            break
        at = begin
    return at if start - at >= 2 else start
