"""For whom a document speaks: its areas, level by level, or the nation."""

import re
from collections import Counter
from collections.abc import Mapping

from pipeline.lexicons.spelling import normal
from pipeline.linking.areas import AREA, NAMED, areas, known
from pipeline.schema import Document, Extract

NATIONAL = "国务院"
_SEATED = re.compile(
    rf"^(?P<area>{NAMED}+?)(?=(?:人民政府|政府|委|人大|政协|[\u4e00-\u9fff]{{1,20}}(?:局|厅|委|委员会|办公室|院|部))$"
    r"|第[一二三四五六七八九十]+(?:届|次))"
)
_TITLED = re.compile(rf"^(?:[0-9]{{4}}年)?(?:中共)?(?P<area>{NAMED})")
_LAST = re.compile(rf"(?:{AREA})$")
_NATION = re.compile("^(?:国务院|中共中央|中华人民共和国|全国|国家|中央)")
# 我受国务院委托，向大会报告工作: said before the report begins.
_FOR_THE_NATION = re.compile("(?:代表|受)国务院")
_OPENING = 300
_OURS = ("我省", "全省", "我市", "全市", "我区", "全区", "我县", "全县", "我州", "全州")
_LEAST = 3
_SHORT = 3
# A report on a province names it more than all others together.
_NAMED_LEAST = 5
_PROVINCE = re.compile("(?:省|自治区)$|^(?:北京|上海|天津|重庆)市$")
_NOT_OURS = frozenset({"台湾省"})


def is_national(document: Document) -> bool:
    """Whether a text is the nation's: by issuer and title, by whom it is told for, else by whom it calls ours."""
    heads = [normal(text) for text in (document.issuer, document.title) if text]
    if any(_NATION.match(head) for head in heads):
        return True
    if any(_TITLED.match(head) for head in heads):
        return False
    if _FOR_THE_NATION.search(document.text, 0, _OPENING):
        return True
    nation = document.text.count("我国") + document.text.count("我國")
    return nation >= _LEAST and nation > sum(map(document.text.count, _OURS))


def seats(extract: Extract) -> dict[str, str]:
    """Level → the area that the document speaks for at it: 市 → 济南市; none where it is the nation's.

    By its title, issuer and agencies; a province also by being named most.
    """
    if is_national(extract.document):
        return {}
    votes: dict[str, Counter[str]] = {}
    for text, times in Counter(m.text for m in extract.mentions if m.kind == "ORG").items():
        _vote(votes, _SEATED.match(normal(text).removeprefix("中共")), times)
    for text in (extract.document.issuer, extract.document.title):
        _vote(votes, _TITLED.match(normal(text)), 1)
    if not votes:
        _most_named(votes, extract)
    return {level: min(areas, key=lambda a: (-areas[a], a)) for level, areas in sorted(votes.items())}


def speaker(extract: Extract, seats: Mapping[str, str]) -> str:
    """The area whose text it is, of those that it speaks for: by title, issuer, else the agency named first.

    国务院 where it is the nation's; empty where nobody is told.
    """
    if is_national(extract.document):
        return NATIONAL
    areas = set(seats.values())
    heads = (_TITLED.match(normal(text)) for text in (extract.document.title, extract.document.issuer))
    agencies = (_SEATED.match(normal(m.text).removeprefix("中共")) for m in extract.mentions if m.kind == "ORG")
    return next((match["area"] for match in (*heads, *agencies) if match and match["area"] in areas), "")


def _vote(votes: dict[str, Counter[str]], match: "re.Match[str] | None", times: int) -> None:
    # Of those that no gazetteer knows only short ones: 教育部贵州 is no 州.
    area = match["area"] if match else ""
    if (level := _LAST.search(area)) and (level.start() <= _SHORT or area in known()):
        votes.setdefault(level.group(), Counter())[area] += times


def _most_named(votes: dict[str, Counter[str]], extract: Extract) -> None:
    texts = Counter(normal(m.text) for m in extract.mentions if m.kind == "PLACE")
    named: Counter[str] = Counter()
    for text, times in texts.items():
        full = areas().get(text, text)
        if _PROVINCE.search(full) and full not in _NOT_OURS:
            named[full] += times
    for area, times in named.most_common(1):
        if times >= _NAMED_LEAST and 2 * times > named.total() and (level := _LAST.search(area)):
            votes.setdefault(level.group(), Counter())[area] += times
