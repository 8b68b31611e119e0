"""Alias: 以下简称, 下称, 简称, 即 – a short name where the text itself says what it stands for."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.schema import NAME_KINDS, Alias, Find, Reading, Sentence

_SHORT = "《[^《》]{1,20}》|“[^“”]{1,20}”"
_DEFINES = re.compile(
    rf"[（，]?(?:以下|下文|后文|下|统)?(?:均|合|统)?(?:简称|统称|合称|并称|称)(?:为|作|：)?(?P<short>{_SHORT}|[^，。；：、（）《》“”]{{2,12}})"
    r"(?=[）、。，；和或及]|$)"
)
_ALSO = re.compile(rf"[或、和及](?:者)?(?P<short>{_SHORT})")
_THAT_IS = re.compile("(?:（即：?|，即：?)")
_CLOSES = re.compile("[）。，；]|$")
_BOUND = re.compile(r"[，。；：！？（）、《》“”\s]")
_PLAIN = re.compile(r"^(?:[，（]|以下|下|统)")
# What does something to a thing, or leads to it, is no part of its name.
_LEADS = frozenset(
    "在 对 由 向 将 把 以 按照 按 根据 依据 通过 依托 围绕 聚焦 建设 建立 设立 成立 组建 推进 推动 实施 开展 印发 "
    "发布 制定 出台 编制 落实 贯彻 召开 举办 打造 培育 发展 支持 实行 启动 签署 纳入 作为 包括 要 更多 更 所有 有关 "
    "相关 于 关于 从 经 和 与".split()
)
_JOINTS = frozenset("和 与 及 、".split())
# 甲和乙（以下统称丙）: short for both, not for 乙.
_TOGETHER = re.compile("统称|合称|并称")
_LONGEST = 40
_LEAST = 2


def assemble(reading: Reading, _: tuple[object, ...]) -> Iterator[Alias]:
    """One alias for every short name that a sentence defines; `kind` is TERM where the full name is of no kind."""
    for sentence, found in reading:
        if "称" in sentence.text:
            yield from _called(sentence, found)
        if "即" in sentence.text:
            yield from _that_is(sentence, found)


def _called(sentence: Sentence, found: tuple[Find, ...]) -> Iterator[Alias]:
    for match in _DEFINES.finditer(sentence.text):
        full = _full(sentence, found, match.start()) if _PLAIN.match(match.group()) else None
        if full is None:
            continue
        kind, start, end = full
        if _TOGETHER.search(match.group()) and sentence.text[start - 1 : start] in _JOINTS:
            continue
        yield _alias(sentence, *match.span("short"), kind, sentence.text[start:end])
        if also := _ALSO.match(sentence.text, match.end()):
            yield _alias(sentence, *also.span("short"), kind, sentence.text[start:end])


def _that_is(sentence: Sentence, found: tuple[Find, ...]) -> Iterator[Alias]:
    """甲（即乙）, 甲，即乙: two names of one kind, side by side; the shorter is short for the longer."""
    for match in _THAT_IS.finditer(sentence.text):
        left = next((f for f in found if f.kind in NAME_KINDS and f.end == match.start()), None)
        right = next((f for f in found if left and f.kind == left.kind and f.start == match.end()), None)
        if left and right and _CLOSES.match(sentence.text, right.end):
            short, full = sorted((left, right), key=lambda find: find.end - find.start)
            yield _alias(sentence, short.start, short.end, short.kind, sentence.text[full.start : full.end])


def _alias(sentence: Sentence, start: int, end: int, kind: str, name: str) -> Alias:
    if sentence.text[start] == "“":
        start, end = start + 1, end - 1
    if kind == "TERM" and sentence.text[start] == "《":
        kind = "DOC"
    span = sentence.span(start, end)
    return Alias(span.document, span.start, span.end, span.text, name=name, kind=kind)


def _full(sentence: Sentence, found: tuple[Find, ...], end: int) -> tuple[str, int, int] | None:
    """The name that ends right there; else what is in quotation marks; else the words back to a mark or a verb."""
    text = sentence.text
    if end and text[end - 1] == "，":
        end -= 1
    for find in found:
        if find.kind in NAME_KINDS and end - 1 <= find.end <= end:
            return find.kind, find.start, find.end
    if end and text[end - 1] == "”":
        opening = text.rfind("“", 0, end)
        return ("TERM", opening + 1, end - 1) if opening >= 0 else None
    start = _begins(sentence, end)
    return ("TERM", start, end) if end - start > _LEAST else None


def _begins(sentence: Sentence, end: int) -> int:
    text = sentence.text
    least = max(0, end - _LONGEST)
    bounds = [m.end() for m in _BOUND.finditer(text, least, end)]
    start = bounds[-1] if bounds else least
    if start and text[start - 1] == "”" and (opening := text.rfind("“", 0, start)) >= least:
        # “链长”制度试点: a quoted word begins the name.
        start = opening
    edges = [*accumulate(map(len, sentence.words), initial=0)]
    start = next((edge for edge in edges if edge >= start), start)
    for edge, word in zip(edges, sentence.words, strict=False):
        after = edge + len(word)
        if start <= edge and after <= end - _LEAST and word in _LEADS and not (word in _JOINTS and edge > start):
            start = after
    return start
