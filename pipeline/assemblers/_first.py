"""Where the first member of a list begins: behind the verbs and prepositions that govern the list."""

import re
from collections.abc import Sequence
from statistics import median

from pipeline.assemblers._phrases import DEEDS, LEADS, VERBS, Words
from pipeline.lexicons.speech import does, leads
from pipeline.schema import NAME_KINDS, Find

# 报告由甲、乙、丙5个部分组成: what comes before 由 is made up of them.
_MADE_OF = re.compile("[\u4e00-\u9fff]{1,8}?(?<![自理])由(?![来于])")
# What governs a list, however the words are cut; nothing before it belongs to the list.
_GOVERNS = re.compile(
    "(?:深入|正确|充分|整体|就近|积极|加快|全力|着力|牢牢)?(?:参考|参照|应?具备|[算用做写唱下念走答谋讲](?:好|透|实|准|足|优|活|深)|做[大强精]|展开|迭代建设|新增|打好|抓好|做好|办好|推进|调动|提请(?:审议)?|运用|开展|发挥|拿下|提供|紧盯|主攻|面向|聚焦|瞄准|围绕|对接|保护|细分出|细分为"
    "|(?:全面|深入|大力|重点|组织|继续)实施|健全|守牢|守住|筑牢|锻造|促成|存在|启动|实行|擦亮|建强|激活|夯实|补齐|深耕|招引|获批|获评|荣获|培优|培强|守好|把好|抓住|严把|严格执行|新建改造|扛牢|压实|强壮"
    "|新（[扩改续]）建|开工建设|更新改造|改造提升|培育壮大|锻造|新建|扩建|改建|续建|串起|串联起?|聚齐|可?享受|做响|打响|叫响|涌现出?|联合攻克|攻克|制定了?|提出了?|出台了|通过了|颁布了|采取|只?就|包括|涵盖|依托|通过|概括起来是|归纳为|一批|一系列)+"
)
# 以甲、乙为…, 由甲、乙组成, “3”指甲、乙.
_BEFORE = re.compile(
    "“[^“”]{1,4}”(?:指|即|为|是)|针对|以(?!及)|[由与即指把将用同给于从向对着了在]|提出了?(?=[\u4e00-\u9fff]{4})|归结起来是|概括起来是|分别是|就是"
)
_GOVERNING = frozenset("是 为 指 即 由 以 在 对 从 按 把 将 至 支持 建设 完善 探索 突破 强化 引导 扶持 布局".split())
# 基本医疗保险 is a name.
_LEADING = (VERBS | LEADS) - {"基本"}
# What leads a verb (主要, 重点) may as well say which of the things is meant.
_WHICH = frozenset("主要 重点 综合".split())
_JOINT = frozenset("和与及、")
# Alone before 等 a name may also be the end of a longer one: 万云新一代|电池材料.
_PARTICULAR = ("CARRIER", "ORG", "PERSON", "DOC")
_SHORT = 5
_COMPOUND = 4


def first_start(text: str, words: Words, items: list[tuple[int, int]], found: Sequence[Find] = ()) -> int:
    """Where the first item begins: after the verbs before it, where it is most like its fellows in length.

    A verb that can be a noun (创新驱动, 规划引领) may begin an item; any other may only if its fellows begin so.
    """
    start, end = items[0]
    acting = DEEDS | LEADS
    fellows = any(words.words[words.at(a)] in acting - _WHICH for a, _ in items[1:] if words.at(a) < len(words.words))
    kinds = NAME_KINDS if len(items) > 1 else _PARTICULAR
    names = [(f.start, f.end) for f in found if f.kind in kinds and start <= f.start and f.end <= end]
    firm = {(f.start, f.end) for f in found if f.kind != "INDUSTRY"}
    governing = _LEADING | _GOVERNING
    ends = {words.ends[i]: words.words[i] for i in range(words.at(start), words.at(end)) if words.words[i] in governing}
    wholes = (a for a, b in names if b == end and _governed(text, start, a) and (a in ends or (a, b) in firm))
    if not fellows and (whole := next(wholes, None)):
        # 浙江|台州: a place with the one that it lies in.
        return next((f.start for f in found if f.kind == "PLACE" and f.end == whole and f.start >= start), whole)
    least = _past_preposition(text, words, items)
    least = least if fellows else _past_verbs(text, words, least, end, max((b - a for a, b in items[1:]), default=end))
    if len(items) == 1:
        return _past_one(words, least, end)
    usual = median([b - a for a, b in items[1:]])
    if even := _evened(text, items):
        return even
    edges = [*_edges(text, words, least, end), *_of(text, items, least), *_with(text, words, items, least)]
    edges = [edge for edge in edges if not any(a < edge < b for a, b in names)]
    best = min((least, *edges), key=lambda edge: (abs(end - edge - usual), edge))
    # 做|强稻米, 发展|的燃煤污染: cut in the wrong place.
    return best + (text[best - 1 : best + 1] in ("做强", "做大", "做优", "做精") or text[best] == "的")


def _governed(text: str, start: int, name: int) -> bool:
    """Whether what stands before a name is no part of the item: 电影《…》 is one."""
    if text[name - 1] in "至到—":
        return False
    return text[name] != "《" or name - start > 2 or text[start:name].endswith("了")


def _evened(text: str, items: list[tuple[int, int]]) -> int:
    """统筹|规划、建设、管理: behind a verb, where the rest is as long as each of its fellows; else 0."""
    (start, end), *others = items
    lengths = {b - a for a, b in others}
    at = end - max(lengths, default=0)
    return at if len(others) > 1 and len(lengths) == 1 and text[start:at] in VERBS | LEADS else 0


def _past_one(words: Words, start: int, end: int) -> int:
    """改造|龙王庙等7座: a verb before the only thing, unless too little stands behind it for a name."""
    index = words.at(start)
    verb = words.begins(start) and words.words[index] in VERBS and words.words[index + 1] not in VERBS
    return words.ends[index] if verb and _SHORT - 2 <= end - words.ends[index] <= _SHORT + 1 else start


def _edges(text: str, words: Words, start: int, end: int) -> list[int]:
    """Behind the verbs in the item, unless 和 joins what follows to them."""
    edges = []
    for i in range(words.at(start), len(words.words)):
        if words.ends[i] >= end:
            break
        if (words.words[i] in _LEADING or words.words[i] in "》，") and not (
            words.words[i] in _JOINT or text[words.ends[i]] in _JOINT
        ):
            edges.append(words.ends[i])
    return edges


def _of(text: str, items: list[tuple[int, int]], start: int) -> list[int]:
    """Behind 的, where only the first item has it: 重点路段的|建筑立面、人行道、路灯; 有优势的|新材料、装备."""
    behind = text.rfind("的", start, items[0][1] - 2) + 1
    told = len(items) > 2 or text.startswith("有", start)
    return [behind] if behind and told and not any("的" in text[a:b] for a, b in items[1:]) else []


def _with(text: str, words: Words, items: list[tuple[int, int]], start: int) -> list[int]:
    """Behind 与, where what stands before it is far longer than any item: 年度考核结果与|水、空气、土壤3个指标挂钩."""
    end, longest = items[0][1], max(b - a for a, b in items[1:])
    at = text.rfind("与", start, end - 1)
    far = at - start > max(_SHORT, 2 * longest) and end - at - 1 <= longest + 1
    return [at + 1] if far and len(items) > 2 and words.begins(at + 1) else []


def _past_preposition(text: str, words: Words, items: list[tuple[int, int]]) -> int:
    """Past 以 or 由, cut as a word or not, and past 与 and 即, unless the fellows begin so too."""
    start, end = items[0]
    match = _BEFORE.match(text, start, end - 1) or _MADE_OF.match(text, start, end - 1)
    if not match or any(text[a] == text[start] for a, _ in items[1:]):
        return start
    single = match.end() - start == 1 and text[start] not in "以由"
    return start if single and words.ends[words.at(start)] != match.end() else match.end()


def _governing_end(words: Words, start: int, end: int) -> int:
    """Where what governs ends, before a word that only begins like it: 开展|就业; 0 for 落|实行|政."""
    index = words.at(end) - 1
    if end == words.ends[index]:
        return end
    if words.starts[index] > start:
        return words.starts[index] if words.begins(start) else 0
    return end if end - start > 1 and words.begins(start) else 0


def _past_verbs(text: str, words: Words, start: int, end: int, longest: int) -> int:
    """Past the leading verbs that take an object; 发展 is one after 加快, else it may be a noun."""
    at = start
    for match in _GOVERNS.finditer(text, start, end - 1):
        at = _governing_end(words, *match.span()) or at
    hurried = False
    for i in range(words.at(at), len(words.words)):
        word, stop = words.words[i], words.ends[i]
        # 最终选定|光伏玻璃、新型储能: any verb, before what is longer than its fellows.
        spoken = end - at > longest and (does(word) or leads(word))
        if stop >= end or not (word in VERBS or word in LEADS or word in _GOVERNING or spoken):
            break
        # 体检评估, 规划引领: two words of two characters may be one name.
        if end - at == _COMPOUND and stop - at == _COMPOUND // 2:
            break
        firm = word in DEEDS or (spoken and does(word)) or (word in _GOVERNING and end - stop >= _SHORT)
        if firm or (hurried and word in VERBS):
            at = stop
        hurried = word in LEADS
    return at
