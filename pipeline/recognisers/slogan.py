"""SLOGAN: brands in quotation marks, parallel phrases used as one formula, numeric shorthand."""

import re
from collections.abc import Iterator

from pipeline.lexicons import words
from pipeline.recognisers._lexical import matcher
from pipeline.recognisers._place import ALONE as PLACES
from pipeline.schema import Find, Reading

AFTER = ("carrier", "document", "organisation")
_QUOTED = re.compile("“([^“”]{1,40})”")
_SETTLED = frozenset(words("settled"))
_NUMBER = "[一二三四五六七八九十两双百千万0-9]"
_SHORTHAND = re.compile(r"^[0-9A-Za-z一二三四五六七八九十]+(?:[+×][0-9A-Za-z一二三四五六七八九十]+)+$|^[0-9]{3,5}$")
_NUMERIC = re.compile(
    rf"^(?:{_NUMBER}+(?:大|个|项|张|条|类|种|区|链|基地|轮|步|年)?[\u4e00-\u9fff]{{1,6}}|双[\u4e00-\u9fff]{{1,4}})$"
)
_PROGRAMME = re.compile(
    "^(?:[\u4e00-\u9fff]{0,8}?)(?:行动|工程|计划|活动|品牌|机制|体系|战略|布局|改革|试点|模式|格局|政策|项目|目标|举措|理念)"
)
_TROUBLE = re.compile("^(?:问题|难题|现象|乱象|顽疾|瓶颈|困境|难|之|字|号|案|型|式|化|奖)")
_HOTLINE = frozenset(("12345", "12315", "12348", "95598", "110", "119", "120"))
_PERIOD = re.compile("^[“”一二三四五六七八九十]+五$")
_FORMULA = re.compile(
    "(?<![\u4e00-\u9fff])?(?:[一二两三四五六七八九十多][核心轴带区圈极翼屏廊链群城港环点片园湾谷网廊道组团]){2,4}"
)


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Quoted formulas, the same words unquoted elsewhere, and shorthand of the shape 一核三翼."""
    memory: dict[str, None] = {}
    for index, (sentence, found) in enumerate(reading):
        text = sentence.text
        if "“" in text:
            for match in _QUOTED.finditer(text):
                start, end = match.span(1)
                if any(f.start <= start and end <= f.end for f in found):
                    continue
                if _is_slogan(match[1], text[match.end() : match.end() + 16]):
                    memory[match[1]] = None
                    yield index, Find("SLOGAN", start, end)
        for match in _FORMULA.finditer(text):
            yield index, Find("SLOGAN", match.start(), match.end())
    if not memory:
        return
    find = matcher(word for word in memory if len(word) > 2)
    for index, sentence in enumerate(reading.sentences):
        for start, end in find(sentence.text):
            yield index, Find("SLOGAN", start, end)


def _is_slogan(quoted: str, after: str) -> bool:
    if quoted in _SETTLED or quoted in _HOTLINE or _PERIOD.match(quoted) or _TROUBLE.match(after):
        return False
    if _SHORTHAND.match(quoted):
        return True
    if _NUMERIC.match(quoted):
        return True
    if "、" in quoted or "，" in quoted:
        return len(quoted) >= 6
    if "+" in quoted[1:-1]:
        return True
    if any(quoted[i : i + 2] in PLACES for i in range(len(quoted) - 1)):
        return True
    if quoted.endswith(("+", "率", "权", "者", "关")):
        return False
    return bool(_PROGRAMME.match(after)) and len(quoted) >= 3
