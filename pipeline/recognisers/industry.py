"""INDUSTRY: industries, chains, product industries and technologies, by lexicon, by shape and by the lists they stand in."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import edges, fits, matcher
from pipeline.recognisers._phrase import left
from pipeline.schema import Find, Reading, Sentence

AFTER = ("carrier", "document", "organisation", "place", "slogan", "person")
_USE = {row["word"]: row["use"] for row in table("industries")}
_lexicon = matcher(_USE)
_TAIL = re.compile(
    "产业链|产业(?!化|园|城|基地|带|区|投资|基金|创新|工人|技术|数字)|(?<=[旅物酒药水])业(?!务|绩|态|界|主)"
)
_NEEDED = re.compile(
    "^(?:、|等|和|与|及)?(?:[^，。；、]{0,4})?(?:产业|行业|产能|产量|产值|装机|增加值|集群|链|制造|加工|品牌|出口|营收|营业收入|规模)"
)
_BARRED = re.compile("^(?:资源|市场|价格|事故|安全|以旧换新|矿|灾害|保障|消费券)")
_LIST = re.compile("[^，。；：！？（）“”《》]+")
_CLASS = re.compile(
    "^(?:战略性新兴|未来|支柱|主导|传统|特色|重点|优势|高新技术|先导|新兴|现代|先进|高端|富民|乡村|县域|千亿级?|百亿级?|万亿级?|标志性|国家|区域|地方|农业|工业|科技|关联|相关|配套|上下游|大|小|新|老|三次|第一|第二|第三|一二三|高|低|全|各)*(?:产业|行业)$"
)
_HEAD = re.compile("产业")
_CUE_AFTER = re.compile(
    r"^等?(?:[0-9一二三四五六七八九十两]+(?:个|大|条|类))?(?:[\u4e00-\u9fff]{0,8}?)(?:产业链群|产业链|产业集群|产业|行业|赛道|链群|领域|制造业)"
)
_CUE_BEFORE = re.compile(
    "(?:发展|培育|壮大|布局|推动|推进|做强|做大|做优|聚焦|支持|打造|发展壮大|抢占|培育壮大|抓好|建设|瞄准|促进|深耕)$"
)


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Words of the lexicon, unknown …产业, and unknown items between known ones."""
    for index, (sentence, found) in enumerate(reading):
        text = sentence.text
        cuts = edges(sentence)
        known = list(_known(text, cuts, [(f.start, f.end) for f in found if f.kind in _OTHERS]))
        for start, end in known:
            yield index, Find("INDUSTRY", start, end)
        for start, end in _shaped(sentence, cuts):
            yield index, Find("INDUSTRY", start, end)
        if "、" in text:
            for start, end in _listed(text, cuts, known):
                yield index, Find("INDUSTRY", start, end)


_OTHERS = frozenset(("DOC", "ORG", "CARRIER", "SLOGAN", "PLACE", "PERSON"))


def _known(text: str, cuts: list[int], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in _lexicon(text):
        if not fits(cuts, start, end) or any(a < end and start < b for a, b in taken):
            continue
        if _BARRED.match(text[end : end + 4]):
            continue
        tail = _TAIL.match(text, end)
        if _USE[text[start:end]] == "list" and not tail and not _NEEDED.match(text[end : end + 12]):
            continue
        yield start, tail.end() if tail else end


def _shaped(sentence: Sentence, cuts: list[int]) -> Iterator[tuple[int, int]]:
    for match in _HEAD.finditer(sentence.text):
        tail = _TAIL.match(sentence.text, match.start())
        if not tail:
            continue
        name = left(sentence, cuts, match.start(), frozenset())
        text = sentence.text[name.start : tail.end()]
        if len(text) > 3 and not _CLASS.match(text) and name.start < match.start():
            yield name.start, tail.end()


def _listed(text: str, cuts: list[int], known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Items of a list in which one is a known industry, where the words around it speak of industries."""
    for run in _LIST.finditer(text):
        if "、" not in run.group():
            continue
        items = _items(text, run.start(), run.end())
        if len(items) < 2 or not any(a <= s and e <= b for a, b in items for s, e in known):
            continue
        after = text[items[-1][1] : items[-1][1] + 20]
        if not _CUE_AFTER.match(after):
            continue
        for a, b in items:
            if 1 <= b - a <= 14 and not any(s < b and a < e for s, e in known):
                yield a, b


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    places = [start, *(i + 1 for i in range(start, end) if text[i] == "、")]
    items = [(a, b - 1) for a, b in zip(places, places[1:], strict=False)]
    last = places[-1]
    stop = re.compile("等|[0-9]|产业|领域|行业").search(text, last, end)
    items.append((last, stop.start() if stop else end))
    first = items[0]
    cue = list(
        re.finditer(
            "发展|培育|壮大|布局|推动|推进|做强|做大|做优|聚焦|支持|打造|抢占|抓好|建设|瞄准|促进|深耕|构建|在|对|和|的|出",
            text[first[0] : first[1]],
        )
    )
    if cue:
        items[0] = (first[0] + cue[-1].end(), first[1])
    return [(a, b) for a, b in items if b > a]
