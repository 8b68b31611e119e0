"""原件上有的字，读进来时没有了。

为何要紧：字体没有编码、转码出错的地方，数字会无声无息地消失；读不出的数不能引用，也不能拿来核对。
反例：网页上画着“2500亿元”，读出来的文本里没有这四个数字；“规模达到���亿元”；“锟斤拷”。
正例：全文的字都读了出来；生僻字、问号、外文字母不算。
程度：印着的数字没有读进来是错误；只坏了页眉、版权一类的文字是提示；其余是警告。
"""

import re
from collections.abc import Iterable

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Damage, Document, Extract, Severity, Span

_SAID = {
    "digits": "有{lost}个印出来的数字没有读进来",
    "glyph": "有{lost}个字读不出来（字体没有编码）",
    "encoding": "有{lost}个字已损坏（转码时丢失）",
}
_SEVERITY: dict[str, Severity] = {"digits": "error", "glyph": "warning", "encoding": "warning"}
# So many places of a page are shown, each with so many characters on both sides.
_SHOWN, _AROUND = 5, 8
_DIGIT = re.compile("[0-9０-９]")


@rule("NUM301", family="lost-number", severity="warning", also=("error", "note"), versions=False)
def lost_in_reading(extract: Extract) -> Objections:
    """The damage of a document, one finding for each kind on each page; what spoils only furniture is a note."""
    document = extract.document
    groups: dict[tuple[int, str], list[Damage]] = {}
    for damage in document.damage:
        groups.setdefault((damage.page or document.page(damage.start), damage.kind), []).append(damage)
    for (page, kind), places in groups.items():
        message = f"第{page}页" if page else "文中"
        message += _SAID[kind].format(lost=sum(damage.lost for damage in places))
        inside = sum(_in_number(document.text, damage) for damage in places)
        if inside and kind != "digits":
            message += f"，其中{inside}处紧挨着数字"
        outside = kind == "encoding" and not any(_is_read(document, damage) for damage in places)
        yield Objection(message, _evidence(document, places), "note" if outside else _SEVERITY[kind])


def _in_number(text: str, damage: Damage) -> bool:
    beside = text[max(0, damage.start - 1) : damage.start] + text[damage.end : damage.end + 1]
    return bool(_DIGIT.search(beside))


def _is_read(document: Document, damage: Damage) -> bool:
    """Whether a damage is in what the document says, not in what surrounds it."""
    read = (block for block in document.blocks if block.kind != "boilerplate")
    return any(block.start <= damage.start <= block.end for block in read)


def _evidence(document: Document, places: Iterable[Damage]) -> tuple[Span, ...]:
    shown: list[Span] = []
    for damage in places:
        span = _around(document, damage)
        if not shown or span.start >= shown[-1].end:
            shown.append(span)
        if len(shown) == _SHOWN:
            break
    return tuple(shown)


def _around(document: Document, damage: Damage) -> Span:
    """The words around a place, on its lines."""
    text = document.text
    before = text[max(0, damage.start - _AROUND) : damage.start].rpartition("\n")[2]
    after = text[damage.end : damage.end + _AROUND].partition("\n")[0]
    return document.span(damage.start - len(before), damage.end + len(after))
