"""名称中的字词前后颠倒。

为何要紧：颠倒的名称检索不到，图谱与台账里会成为另一个事物。
反例：建设泊岭经济开发区。……企业向泊岭济经开发区集中。新型农村合作医疗……新型合作农村医疗。“一带一路”……“一路一带”。
正例：建设泊岭经济开发区。……泊岭开发区经济总量居全市首位。经济社会发展、社会经济发展各说一次。粮价过快上涨、粮价上涨过快。
程度：名称颠倒，或另一种次序说过三次以上，为警告；像名称的叫法，或在文件题名里，两种次序都只说过一两次，哪个对难定，为提示。
"""

import re
from collections.abc import Iterator

import numpy as np

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import line
from pipeline.rules._phrase import LOOSE, phrase
from pipeline.rules._tokens import Codes, code_points, said_again, shingles
from pipeline.schema import Extract, Mention, Severity, Span

_KINDS = frozenset({"CARRIER", "ORG", "DOC", "SLOGAN"})
_LEAST = 6
_FIRM = 2
# So many signs in a row are compared by what they are, whatever their order.
_WINDOW = 7
_QUOTED = re.compile("“([^“”，。；、]{4,16})”")
_HAN = re.compile("[^\u4e00-\u9fff]")
_JOINED = re.compile("[\u4e00-\u9fff]{2,3}和[\u4e00-\u9fff]{2,3}")
# Said in either order.
_EITHER = re.compile("上线|下线|国内|国际|城乡|乡城|生态|生产|生活|经济|社会|政治|文化|人民|群众|数字|产业")


@rule("NAM501", family="naming", severity="warning", also=("note",))
def transposed(extract: Extract) -> Objections:
    """Stretches that have the signs of a name or term of the document in another order."""
    told: list[tuple[int, int]] = []
    for found in (_names(extract), _quoted(extract), _windows(extract)):
        for right, wrong, severity in found:
            if not any(a < wrong.end and wrong.start < b for a, b in told):
                told += [(wrong.start, wrong.end), (right.start, right.end)]
                doubt = "与“{1}”字词次序不同" if severity == "note" else "似为“{1}”之误，字词颠倒"
                message = f"“{{0}}”{doubt}".format(line(wrong), line(right))
                yield Objection(message, tuple(sorted((right, wrong), key=lambda s: s.start)), severity)


def _names(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Names of the document with two neighbouring signs exchanged."""
    text = extract.document.text
    names: dict[str, Mention] = {}
    for mention in extract.mentions:
        if mention.kind in ("CARRIER", "ORG") and len(mention.text) >= _LEAST and not re.search(r"\s", mention.text):
            names.setdefault(mention.text, mention)
    for name, first in names.items():
        for turned in _turned(name):
            at = text.find(turned)
            if at >= 0:
                yield (
                    extract.document.span(first.start, first.end),
                    extract.document.span(at, at + len(turned)),
                    "warning",
                )


def _turned(name: str) -> list[str]:
    """The name with two neighbours exchanged, its first two and its last sign aside."""
    pairs = (i for i in range(_FIRM, len(name) - 2) if name[i] != name[i + 1])
    return [name[:i] + name[i + 1] + name[i] + name[i + 2 :] for i in pairs]


def _quoted(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Terms in marks that are made of the same signs."""
    known: dict[str, tuple[str, Span]] = {}
    for match in _QUOTED.finditer(extract.document.text):
        words = _HAN.sub("", match[1])
        span = extract.document.span(match.start(1), match.end(1))
        before, first = known.setdefault("".join(sorted(words)), (words, span))
        if len(words) > 3 and before != words and not _EITHER.search(words):
            yield first, span, "warning"


def _windows(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Stretches that begin and end alike and have two words between exchanged, one of them said once."""
    text = extract.document.text
    named = [(m.start, m.end) for m in extract.mentions if m.kind in _KINDS]
    named += [match.span(1) for match in _QUOTED.finditer(text)]
    titles = [(m.start, m.end) for m in extract.mentions if m.kind == "DOC"]
    for at, i in _same_signs(text):
        yield from _exchanged(extract, named, titles, at, i)


def _same_signs(text: str) -> Iterator[tuple[int, int]]:
    """Windows of the same signs in another order: the first place of such a window, and a later one, by the later."""
    signs = code_points(text).astype(np.uint64)
    if len(signs) < _WINDOW:
        return
    han = (signs >= ord("\u4e00")) & (signs <= ord("\u9fff"))
    # Sums of cubes: what agrees is looked at again.
    whole = np.flatnonzero(_summed(han.astype(np.uint64)) == _WINDOW)
    sums, runs = _summed(signs**3)[whole], shingles(signs, _WINDOW)[whole]
    pairs = [
        (int(whole[later]), int(whole[first]))
        for first, *others in said_again(sums)
        for later in others
        if runs[first] != runs[later]
    ]
    yield from ((first, later) for later, first in sorted(pairs))


def _summed(values: Codes) -> Codes:
    """The sum over each window; what runs over 64 bits cancels out again."""
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values)))
    return sums[_WINDOW:] - sums[:-_WINDOW]


def _exchanged(
    extract: Extract, named: list[tuple[int, int]], titles: list[tuple[int, int]], at: int, i: int
) -> Iterator[tuple[Span, Span, Severity]]:
    text = extract.document.text
    one, other = text[at : at + _WINDOW], text[i : i + _WINDOW]
    if one[-1] != other[-1] or sorted(one) != sorted(other):
        return
    is_name = any((a <= at and at + _WINDOW <= b + 2) or (a <= i and i + _WINDOW <= b + 2) for a, b in named)
    # 世界尼山…, 尼山世界…: at the head of a name two words of two signs.
    headed = one[2:4] + one[:2] + one[4:] == other and is_name
    if one[0] != other[0] and not headed:
        return
    start, end = _moved(one, other)
    moved = one[start:end]
    loose = LOOSE.search(moved) and not is_name and not _JOINED.fullmatch(moved)
    if loose or (_EITHER.search(moved) and len(_EITHER.sub("", moved)) < _FIRM):
        return
    # 转换企业经营机制, 企业转换经营机制: in a title a verb may come before or behind what it governs.
    sure = is_name and not any(a <= at < b or a <= i < b for a, b in titles)
    first, last = phrase(text, at, i, (start, end)) or (0, _WINDOW if sure else 0)
    if last - first < _WINDOW:
        return
    often = text.count(one), text.count(other)
    places = extract.document.span(at + first, at + last), extract.document.span(i + first, i + last)
    if min(often) == 1 and (max(often) > 1 or is_name or len(moved) > _FIRM + 1):
        right, wrong = places if often[0] >= often[1] else places[::-1]
        yield right, wrong, "warning" if sure or max(often) > _FIRM else "note"


def _moved(one: str, other: str) -> tuple[int, int]:
    """What stands in another place: the stretch between what both begin and end with."""
    start = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    end = next(i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=True)) if a != b)
    return start, len(one) - end
