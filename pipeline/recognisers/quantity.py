"""QUANTITY: numbers with their units and hedges, as closed intervals in base units.

The span begins at the number or at a hedge fixed to it (约, 近, 超, 逾, 上) and ends with the unit and its
hedge (多, 余, 左右, 以上, 以内, 级). What verbs before it do to the bounds is the indicator assembler's.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.numerals import HAN
from pipeline.recognisers import _amounts, _forms
from pipeline.recognisers._units import Said, hedged
from pipeline.schema import NAME_KINDS, Find, Quantity, Reading

AFTER = ("carrier", "document", "industry", "organisation", "person", "place", "slogan")

_OPENING = re.compile(f"[0-9{HAN}{_forms.OPENING}]")
_LISTED = re.compile(
    r"(?P<own>[0-9]+(?:\.[0-9]+)?)(?P<scale>[万亿]*|个)(?:[、和与及][0-9]+(?:\.[0-9]+)?(?:[万亿]*|个))*"
    r"[、和与及](?P<last>[0-9]+(?:\.[0-9]+)?)(?P<end>[万亿]*)(?![0-9.])"
)
# 高于全国0.5、全省0.2个百分点
_ABOVE = re.compile(
    r"(?P<own>[0-9]+(?:\.[0-9]+)?)(?=(?:、[^，。；、0-9]{2,6}[0-9]+(?:\.[0-9]+)?)*"
    r"[、和][^，。；、0-9]{2,6}[0-9]+(?:\.[0-9]+)?个百分点)"
)
_ABOVE_WHOM = re.compile("(?:[高低快慢优]于|[高低]出)[^，。；]{2,16}$")
_DEALS = re.compile("(?:分别|各自?)[^，。；]*$")
# 2×|35万千瓦: how many of them there are.
_TIMES = re.compile("[0-9]+[×xX＊*](?=[0-9])")
# What is no number of its own.
_NONE = re.compile(
    # 每百万人口: of how many a rate is told.
    "(?<=每)[十百千万亿]+人"
    # PM_|2.5年均浓度: a sign set low, as some sites write it.
    "|(?<=_)[0-9]+(?:[.][0-9]+)?"
    # 香港回归八个多月以来, 一年|零三个月, 持续6个月稳居第一: how long it has been measures nothing.
    f"|(?<=年)零[0-9{HAN}]+个?月|零?[0-9{HAN}余多]+个?多?(?:月|年|天)(?:以来|来(?!自)|的?(?:一年|时间里))"
    # 青年50人论坛: so it is called.
    "|[0-9]+人(?=论坛)|(?<=持续)[0-9]+个?(?:月|年|季度|周)(?=[稳位保居实高低领增])"
    # 把安全放在第一位: what comes first is no rank.
    "|(?<=[放摆置]在)第一位?"
    # 税收千万级以上项目156个, 中小企业二次创业: sizes and words.
    "|[十百千万亿]+(?:元|级)?以上(?=[\u4e00-\u9fff]{2,8}[0-9]+[多余]?[个家项户])|[二三]次(?=创业|开发|利用|供水|装修|分配)"
)
_NEAR = 40
# 产业集群总量突破五千亿: of what is measured in money 元 may be left out.
_WORTH = re.compile(
    "(?:产值|总量|规模|收入|营收|利润|总值|总额|资产|投资|市值|余额)(?:均|已|双双|历史性|首次)*"
    "(?:突破|超过?|达到?|跨越|迈[上过入]|站上)$"
)
# 有效利用系数0.58, 综合指数4.21: what has no unit follows its name.
_OF_INDEX = re.compile("(?:系数|指数|容积率|弹性|PUE)$")
_INDEX = re.compile("[0-9]+[.][0-9]+(?=[，。；、）]|$)")
_OF_A_LAKH = re.compile("([0-9]+(?:[.][0-9]+)?)/(?:10|十)万(?:人口?)?(?![0-9元])")
_HALF = re.compile("(?<=[至到为在过近约达])半个?(?P<unit>天|工作日|小时)(?P<after>以内|之内|左右)?(?![0-9])")
_BARE_SUM = re.compile(f"[0-9.]*[{HAN}]*亿(?=[，。；、）]|大关|台阶)")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every quantity of every sentence, those inside names left out."""
    for index, (sentence, found) in enumerate(reading):
        names = [(f.start, f.end) for f in found if f.kind in NAME_KINDS and f.kind != "INDUSTRY"]
        for start, end, quantity in _read(sentence.text):
            if quantity and all(end <= a or b <= start for a, b in names):
                yield index, Find("QUANTITY", start, end, quantity)


def _read(text: str) -> Iterator[Said]:
    """What is read as one number, left to right; nothing is read twice."""
    end = 0
    for sign in _OPENING.finditer(text):
        at = sign.start()
        if at < end:
            continue
        if (end := _passed(text, at)) > at:
            continue
        said = _rate(text, at) or _half(text, at) or _forms.read(text, at) or _amounts.read(text, at)
        if not (said and said.quantity) or (said.quantity.unit in ("", "个") and text[said.end - 1] in "万亿个"):
            said = _above(text, at) or _dealt(text, at) or _worth(text, at) or _index(text, at) or said
        if said:
            end = said.end
            yield said


def _passed(text: str, at: int) -> int:
    """Where a number ends that is none of its own; `at` where it is one."""
    if none := _NONE.match(text, at):
        return none.end()
    times = _TIMES.match(text, at)
    said = _amounts.read(text, times.end()) if times else None
    return said.end if said else at


def _dealt(text: str, at: int) -> Said | None:
    """分别回落2.16和1.66个百分点: a number without a unit, where numbers are dealt out, has that of the last."""
    listed = _LISTED.match(text, at)
    if not listed or not _DEALS.search(text, max(0, at - _NEAR), at):
        return None
    last = _amounts.read(text, listed.start("last"))
    # 达1.28万亿、8200亿元: what has a scale of its own lacks the unit alone.
    scaled = listed["scale"] not in ("", "个")
    unit = text[listed.end("end" if scaled else "last") : last.end] if last and last.quantity else ""
    if listed["scale"] == "个" and unit != "个百分点":
        return None
    own = _amounts.read(listed["own"] + listed["scale"] * scaled + unit, 0) if unit else None
    return Said(at, listed.end("scale"), own.quantity) if own else None


def _above(text: str, at: int) -> Said | None:
    """高于全国0.5、全省0.2个百分点: what it is above is said with each number, the unit once."""
    first = _ABOVE.match(text, at) if _ABOVE_WHOM.search(text, max(0, at - _NEAR), at) else None
    said = _amounts.read(f"{first['own']}个百分点", 0) if first else None
    return Said(at, first.end(), said.quantity) if first and said else None


def _rate(text: str, at: int) -> Said | None:
    """孕产妇死亡率7.9/10万: so many of a hundred thousand."""
    number = _OF_A_LAKH.match(text, at)
    value = Decimal(number[1]) if number else None
    return Said(at, number.end(), Quantity(value, value, "/10万")) if number else None


def _half(text: str, at: int) -> Said | None:
    """企业开办时间压缩至半天, 半个工作日以内."""
    half = _HALF.match(text, at)
    if not half:
        return None
    low, high, approx = hedged(Decimal("0.5"), Decimal("0.5"), "", half["after"] or "")
    return Said(at, half.end(), Quantity(low, high, half["unit"], approx))


def _index(text: str, at: int) -> Said | None:
    """综合指数4.21, 有效利用系数0.58."""
    number = _INDEX.match(text, at) if _OF_INDEX.search(text, 0, at) else None
    value = Decimal(number.group()) if number else None
    return Said(at, number.end(), Quantity(value, value, "", form="multiple")) if number else None


def _worth(text: str, at: int) -> Said | None:
    """突破五千亿, 突破万亿: a sum of money without its unit."""
    bare = _BARE_SUM.match(text, at) if _WORTH.search(text, max(0, at - _NEAR), at) else None
    whole = f"{bare.group()}元" if bare else ""
    said = (_forms.read(whole, 0) or _amounts.read(whole, 0)) if bare else None
    return Said(at, bare.end(), said.quantity) if bare and said else None
