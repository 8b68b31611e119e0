"""同一文本的两个版本，数字、名称或用词不同，或一个版本少了字句。

为何要紧：同一份报告常有几处转载，抄错的数字会原样进入研究数据。
反例：甲本“淘汰落后产能530万吨”，乙本“淘汰落后产能503万吨”。
正例：两个版本只有页眉、空格和标点不同；两份不同年份的报告。
程度：数字不同、少了字句（四字以上）为警告；只是用词不同，少的是称呼、电头、标题里的字，或话在别处，为提示。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import TypeAlias

from msgspec import Struct

from pipeline.once import kept
from pipeline.rules import Objection, Objections, rule
from pipeline.rules._changes import Edit, listed, places, told
from pipeline.rules._copies import Change, between
from pipeline.rules._sketch import same_text, sketch
from pipeline.rules._tokens import Tokens, tokens
from pipeline.schema import Document, Extract, Severity, Span

_COMPARED = 6
_CLAUSE = 4
# What a paper puts before the text it reprints, and those whom a speech addresses.
_DATELINE = re.compile("新华社|本报|记者|近日|.{0,16}日[讯电]$")
_ADDRESSED = re.compile("(?:(?:各位|尊敬的|[同女先朋来乡][志士生友宾亲]们)[^，。；]{0,8}){1,4}$")
# Where copies differ in more words than this, all of it is one finding.
_TOLD = 40


Wording: TypeAlias = tuple[str, Edit, tuple[Span, Span]]


class Copied(Struct, frozen=True):
    """A document under one of the keys of its sketch ."""

    key: int
    sketch: frozenset[int]
    extract: Extract


def _by_sketch(extract: Extract) -> Iterator[tuple[int, Callable[[], Copied]]]:
    keys = sketch(extract)
    for key in sorted(keys):
        yield key, partial(_copied, key, keys, extract)


def _copied(key: int, keys: frozenset[int], extract: Extract) -> Copied:
    return Copied(key, keys, _waiting(extract))


@kept
def _waiting(extract: Extract) -> Extract:
    """What is left of a document while copies wait for each other: names and marks are not compared."""
    return Extract(extract.document, extract.sentences, indicators=extract.indicators, counts=extract.counts)


@rule("PAR201", family="parallel", severity="warning", also=("note",), by=_by_sketch)
def reprint(copies: Sequence[Copied]) -> Objections:
    """Two documents that are copies of one text, and every number or name in which they differ."""
    for one, other in combinations(copies[:_COMPARED], 2):
        shared = one.sketch & other.sketch
        # Each pair meets under every key it shares; it is compared under the least.
        if same_text(one.sketch, other.sketch) and one.key == min(shared):
            yield from _compared(one.extract, other.extract)


def _compared(one: Extract, other: Extract) -> Objections:
    left, right = tokens(one), tokens(other)
    first, second = ("".join(found.words(0, found.size)) for found in (left, right))
    loud: list[Wording] = []
    quiet: list[Wording] = []
    for copy in between(left, right):
        for change, edit in told(one, left, other, right, copy):
            if edit.edge and edit.missing:
                continue
            where = places(left, right, change)
            if edit.kind != "word" and not edit.missing:
                yield Objection(f"两个版本数字不同：{listed([edit])}", where)
                continue
            lost = edit.missing and not _is_beside(left, right, change, edit.missing)
            moved = lost and first.count(edit.missing) == second.count(edit.missing)
            what = "次序" if moved else "详略" if edit.missing else "用词"
            (loud if lost and not moved else quiet).append((what, edit, where))
    yield from _worded(loud, "warning")
    yield from _worded(quiet, "note")


def _worded(wordings: Sequence[Wording], severity: Severity) -> Objections:
    groups = [[each] for each in wordings] if len(wordings) <= _TOLD else [wordings]
    for group in groups:
        kinds = {what for what, _, _ in group}
        what = kinds.pop() if len(kinds) == 1 else "用词"
        said = listed(edit for _, edit, _ in group) + ("，别处有" if what == "次序" else "")
        yield Objection(f"两个版本{what}不同：{said}", tuple(span for *_, pair in group for span in pair), severity)


def _is_beside(left: Tokens, right: Tokens, change: Change, missing: str) -> bool:
    """Whether what one lacks is a particle or two, or no part of the text: of its title, a dateline, an address."""
    return bool(
        len(missing) < _CLAUSE
        or _DATELINE.match(missing)
        or _ADDRESSED.match(missing)
        or _in_title(left.document, left.starts[change[0]])
        or _in_title(right.document, right.starts[change[2]])
    )


def _in_title(document: Document, at: int) -> bool:
    return any(block.kind == "title" and block.start <= at < block.end for block in document.blocks)
