"""部分大于整体：其中各项超过总数，或比重超过100%。

为何要紧：部分不能大于整体，必有一个数写错。
反例：专项资金3.6亿元，其中上级资金4.2亿元。三次产业结构调整为7.4∶36.9∶53。
正例：专项资金3.6亿元，其中上级资金2.4亿元。
程度：一项或各项之和大于总数为警告；比重超过100%为错误；各项之和略少于总数，所列可能不全，为提示。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import figure, in_order
from pipeline.rules._values import is_known, rounding
from pipeline.schema import Extract, Indicator, Mark

_OF_WHOLE = re.compile(r"(?:占比|比重|覆盖率|普及率|合格率|达标率|优良率|城镇化率|森林覆盖率|数控化率|配套率)$")
_SO_MANY = re.compile(r"(?:以上|左右)?(?:的(?![目计])|实行|实现|纳入|通过|采用|开展)")
_STOP = re.compile(r"[。；;]")
_MOVED = re.compile(r"增|减|比|多|少|降|超额|由|从|提高")
_MEAN = re.compile(r"均|每")
# 由38万亩扩大到46.2万亩，其中…: what follows are the parts of what has been reached.
_ARRIVES = re.compile("[^，。；、0-9]{0,8}[到至为]")
# Parts that nearly make the whole were meant to make it; that all were rounded one way is unlikely.
_NAME, _ROOM = 4, 120
_NEARLY = 7
_ROUNDED = Decimal("0.3")


@rule("ARI201", family="arithmetic", severity="warning", also=("error", "note"))
def whole_and_parts(extract: Extract) -> Objections:
    """Parts after 其中 that exceed their whole; shares over 100 %."""
    for indicator in extract.indicators:
        if _exceeds_all(indicator) or _is_share_of_all(extract, indicator):
            place = extract.document.span(indicator.start, indicator.end)
            yield Objection(f"“{indicator.indicator}”为{figure(indicator)}，超过100%", (place,), "error")
    for mark in extract.marks:
        if mark.kind == "SHARES" and (objection := _shares(mark)):
            yield objection
    statements = in_order(extract)
    for k, whole in enumerate(statements):
        following = statements[k + 1 : k + 9]
        if is_known(whole) and whole.measure == "level" and not (_MEAN.search(whole.text) or _starts(whole, following)):
            yield from _exceeding(
                extract, whole, _parts(extract, whole, following) or _named(extract, whole, following)
            )


def _shares(mark: Mark) -> Objection | None:
    """三次产业结构调整为7.4∶36.9∶53: shares of a whole make up a hundred, but for what was rounded."""
    shares = mark.value.replace("．", ".").split("+")
    total = sum(map(Decimal, shares), Decimal(0))
    return None if abs(total - 100) <= _ROUNDED else Objection(f"各占的比重相加为{total}，不是100", (mark,))


def _exceeds_all(indicator: Indicator) -> bool:
    is_part = indicator.measure == "share" and indicator.unit == "%" and bool(_OF_WHOLE.search(indicator.indicator))
    return is_part and (indicator.low or 0) > 100


def _is_share_of_all(extract: Extract, indicator: Indicator) -> bool:
    """条目减少一半，105%以上实行备案: what opens a clause and goes on with what is done to so many of them."""
    # 减少一半，105%: read as another decline.
    stated = indicator.low if indicator.low is not None else indicator.high
    if indicator.unit != "%" or stated is None or abs(stated) <= 100:
        return False
    text = extract.document.text
    opens = text[indicator.quantity_start - 1 : indicator.quantity_start] in tuple("，。；：、")
    return opens and bool(_SO_MANY.match(text, indicator.quantity_end))


def _parts(extract: Extract, whole: Indicator, following: Sequence[Indicator]) -> list[Indicator]:
    """The amounts in the whole's unit after 其中, up to the end of the sentence."""
    parts: list[Indicator] = []
    text = extract.document.text
    for part in following:
        between = text[whole.quantity_end : part.quantity_start]
        after = between.partition("其中")
        if _STOP.search(between) or not re.fullmatch(r"[,，（(]?", after[0].strip()) or not after[1]:
            break
        if parts and part.unit != whole.unit:
            break
        if part.unit != whole.unit or part.measure != whole.measure or not is_known(part) or _MOVED.search(part.text):
            return []
        parts.append(part)
    return parts


def _starts(whole: Indicator, following: Sequence[Indicator]) -> bool:
    """Whether a number is where another of the same thing began."""
    return any(
        other.unit == whole.unit
        and whole.quantity_end <= other.quantity_start <= whole.quantity_end + len(other.text)
        and _ARRIVES.fullmatch(other.text, max(0, whole.quantity_end - other.start), other.quantity_start - other.start)
        for other in following[:1]
        if other.start <= whole.quantity_end
    )


def _named(extract: Extract, whole: Indicator, following: Sequence[Indicator]) -> list[Indicator]:
    """财政赤字2.18万亿元……。其中，中央财政赤字1.4万亿元: parts in the next sentence that bear the name of the whole."""
    said = extract.document.text[whole.quantity_end : following[-1].quantity_start] if following else ""
    at = whole.quantity_end + said.find("其中")
    if (
        len(whole.indicator) < _NAME
        or at < whole.quantity_end
        or "\n\n" in extract.document.text[whole.quantity_end : at]
    ):
        return []
    end = at + len(_STOP.split(extract.document.text[at : at + _ROOM], maxsplit=1)[0])
    return [
        part
        for part in following
        if at < part.quantity_start < end
        and part.indicator.endswith(whole.indicator)
        and part.indicator != whole.indicator
        and (part.unit, part.measure) == (whole.unit, whole.measure)
        and is_known(part)
    ]


def _exceeding(extract: Extract, whole: Indicator, parts: Sequence[Indicator]) -> Iterator[Objection]:
    if not parts or whole.low is None:
        return
    amounts = [part.low for part in parts if part.low is not None]
    total = sum(amounts)
    slack = rounding(whole) + sum(rounding(part) for part in parts)
    places = (extract.document.span(whole.start, parts[-1].quantity_end),)
    listed = "、".join(figure(part) for part in parts)
    if max(amounts) > whole.low + slack:
        yield Objection(f"其中一项大于总数{figure(whole)}：{listed}", places)
    elif total > whole.low + slack:
        yield Objection(f"其中各项相加大于总数{figure(whole)}：{listed}", places)
    elif len(parts) > 1 and total < whole.low - slack / 2 and (whole.low - total) * _NEARLY < whole.low:
        yield Objection(f"其中各项相加与总数{figure(whole)}相差不多而不等：{listed}", places, "note")
