"""引用的文件名与该文件自己的题名不同。

为何要紧：照错的题名查不到文件，公文引用须与原题一字不差。
反例：题名是《云岫市未来产业发展行动方案（2026—2028年）》，另一份文件引作《云岫市未来产业行动方案（2026—2028年）》。
正例：引用的是简称；另一个年份、另一级的同类文件。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Span

_NOISE = re.compile(r"[\s《》〈〉“”（）()]|^.*?关于印发|的?通知$")
_APART = re.compile(r"[省市县区州镇乡村国部委厅局0-9一二三四五六七八九十东西南北中第]")
_PLACE = re.compile("[\u4e00-\u9fff]{2,6}?[省市县区州]")
_KIND = re.compile("(?:规划|纲要|方案|计划|意见|办法|条例|规定|措施|细则|决定|清单|报告)$")
_YEARS = re.compile(r"(?:（?[0-9]{4}[^0-9]{1,2}[0-9]{4}年?）?)$")
# Names that share so much of their words are of one document.
_ALIKE, _LEAST, _BLOCK = 0.85, 10, 4


class Title(Struct, frozen=True):
    """A title as printed, and whether it stands at the head of its own document."""

    span: Span
    name: str
    own: bool


def _by_beginning(extract: Extract) -> Iterator[tuple[str, Callable[[], Title]]]:
    document = extract.document
    at = document.text.find(document.title) if document.title else -1
    if at >= 0 and _usable(name := _name(document.title)):
        yield name[:_BLOCK], partial(Title, document.span(at, at + len(document.title)), name, own=True)
    for mention in extract.mentions:
        if mention.kind == "DOC" and mention.text.startswith("《") and _usable(name := _name(mention.text)):
            yield name[:_BLOCK], partial(Title, document.span(mention.start, mention.end), name, own=False)


def _name(title: str) -> str:
    return _NOISE.sub("", _NOISE.sub("", title))


def _usable(name: str) -> bool:
    return len(name) >= _LEAST and bool(_KIND.search(_YEARS.sub("", name)))


@rule("NAM601", family="naming", severity="warning", by=_by_beginning)
def cited_title(titles: Sequence[Title]) -> Objections:
    """Cited titles that are nearly those of a document at hand, and not quite."""
    own = {title.name: title for title in titles if title.own}
    told: set[tuple[str, str]] = set()
    for cited in titles:
        if cited.own or cited.name in own or (cited.span.document, cited.name) in told:
            continue
        meant = next((title for title in own.values() if _is_meant(title, cited)), None)
        if meant:
            told.add((cited.span.document, cited.name))
            yield Objection(f"题名是“{_line(meant)}”，这里引作“{_line(cited)}”", (cited.span, meant.span))


def _is_meant(own: Title, cited: Title) -> bool:
    if own.span.document == cited.span.document:
        return False
    places = [match.group() for title in (own, cited) if (match := _PLACE.search(title.name))]
    if len(set(places)) > 1:
        return False
    matcher = SequenceMatcher(None, own.name, cited.name, autojunk=False)
    changed = "".join(own.name[a:b] + cited.name[c:d] for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
    return matcher.ratio() >= _ALIKE and not _APART.search(changed)


def _line(title: Title) -> str:
    return "".join(title.span.text.split()).strip("《》")
