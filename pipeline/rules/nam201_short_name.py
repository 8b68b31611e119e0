"""文件简称未经定义，或一个简称指两份文件。

为何要紧：简称对不上全称，读者不知引的是哪份文件，机器更无从链接。
反例：《云岫市工业发展规划》（以下简称《专项规划》）……《规划》提出……
正例：《云岫市工业发展规划》（以下简称《规划》）……《规划》提出……
程度：与定义过的简称不同、一个简称指两份文件为警告；全文没有定义的为提示。
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Alias, Extract, Mention, Span

_TYPE = "规划|方案|计划|意见|办法|措施|纲要|条例|通知|决定|行动|清单|规定|细则|报告|目录|指南|协议"
_SHORT = re.compile(
    rf"^《(?:实施|行动|若干|指导|工作|管理|专项|总体|三年|行动|发展|暂行){{0,2}}(?P<type>{_TYPE})(?:（(?:草案|讨论稿|征求意见稿|送审稿)）)?》$"
)
_MOST = 5


@rule("NAM201", family="naming", severity="warning", also=("note",))
def short_name(extract: Extract) -> Objections:
    """Short names of documents that are defined twice, or used without being defined."""
    aliases = [alias for alias in extract.aliases if alias.text.startswith("《")]
    yield from _twice(extract, aliases)
    defined = {_squeeze(alias.text) for alias in aliases}
    used: dict[str, list[Mention]] = {}
    for mention in extract.mentions:
        if mention.kind == "DOC" and _SHORT.match(name := _squeeze(mention.text)) and name not in defined:
            used.setdefault(name, []).append(mention)
    for name, mentions in used.items():
        yield from _undefined(extract, name, mentions, aliases)


def _twice(extract: Extract, aliases: Sequence[Alias]) -> Iterator[Objection]:
    names: dict[str, dict[str, Alias]] = {}
    for alias in aliases:
        names.setdefault(_squeeze(alias.text), {}).setdefault(_squeeze(alias.name), alias)
    for short, full in names.items():
        if len(full) > 1:
            places = tuple(extract.document.span(alias.start, alias.end) for alias in full.values())
            yield Objection(f"简称{short}先后指{len(full)}份文件：{'、'.join(full)}", places)


def _undefined(
    extract: Extract, name: str, mentions: Sequence[Mention], aliases: Sequence[Alias]
) -> Iterator[Objection]:
    match = _SHORT.match(name)
    kind = match["type"] if match else ""
    places = tuple(extract.document.span(m.start, m.end) for m in mentions[:_MOST])
    earlier = [alias for alias in aliases if alias.start < mentions[0].start]
    meant = [alias for alias in earlier if _squeeze(alias.name).rstrip("》").endswith(kind)]
    if meant:
        defined: Span = extract.document.span(meant[-1].start, meant[-1].end)
        yield Objection(f"文中定义的简称是{_squeeze(meant[-1].text)}，这里用的是{name}", (defined, *places))
    elif not _titled(extract, name, kind, mentions[0]):
        yield Objection(f"简称{name}在前文没有定义，也没有相应的全称", places, "note")


def _titled(extract: Extract, name: str, kind: str, first: Mention) -> bool:
    """Whether a full title of that kind stands before, or is the text's own."""
    titles = (m.text for m in extract.mentions if m.kind == "DOC" and m.start < first.start)
    before = any(kind in _squeeze(title) and _squeeze(title) != name for title in titles)
    return before or kind in extract.document.title or kind in extract.document.text[: min(200, first.start)]


def _squeeze(text: str) -> str:
    return "".join(text.split())
