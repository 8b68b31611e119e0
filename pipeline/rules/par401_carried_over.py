"""与往年报告一字不差的句子，数字也没有变。

为何要紧：沿用旧稿而忘了改数字，新一年的成绩或任务说的其实是旧数。
反例：2024年报告“新建改造农村公路1250公里，惠及36个乡镇”，2025年报告同一句仍是1250公里、36个乡镇。
正例：多年不变的目标（森林覆盖率保持在60%以上）；同一份报告的两处转载。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._sketch import same_text, sketch
from pipeline.rules._whose import region, year
from pipeline.schema import Extract, Span

_LEAST, _FEWEST = 24, 2
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:年|[—–－~～至-])")
# What stays so for years, or is told of a year that both name.
_LASTING = re.compile("以上|以内|左右|保持|稳定在|不低于|不少于|不超过|《|“")


class Said(Struct, frozen=True):
    """A sentence of a year's report."""

    span: Span
    year: int
    sketch: frozenset[int]


def _by_words(extract: Extract) -> Iterator[tuple[tuple[str, str], Callable[[], Said]]]:
    whose, when = region(extract), year(extract)
    if not whose or when is None:
        return
    for sentence in extract.sentences:
        # Without blanks there are no more numbers than with them.
        if len(_NUMBER.findall(sentence.text)) < _FEWEST:
            continue
        said = "".join(sentence.text.split())
        numbers = _NUMBER.findall(said) if len(said) >= _LEAST else []
        if len(numbers) >= _FEWEST and not _YEAR.search(said) and not _LASTING.search(said):
            yield (whose, said), partial(_said, extract, sentence, when)


def _said(extract: Extract, sentence: Span, when: int) -> Said:
    return Said(sentence, when, sketch(extract))


@rule("PAR401", family="parallel", severity="note", by=_by_words)
def carried_over(said: Sequence[Said]) -> Objections:
    """Sentences with figures that two years' reports of one place share word for word."""
    first, *later = sorted(said, key=lambda each: (each.year, each.span.document))
    for again in later:
        if again.year > first.year and not same_text(first.sketch, again.sketch):
            yield Objection(
                f"与{first.year}年的文件一字不差，数字未变：{''.join(again.span.text.split())[:30]}",
                (again.span, first.span),
            )
            return
