"""两段文字几乎照抄，只有个别数字、名称或用词不同。

为何要紧：照抄而不尽同，往往是改了一处漏了另一处；数字不同时，读者无从知道以哪处为准。
反例：建立季度调度、半年评估、年度考核机制，推动任务落地见效。……建立季度调度、半年评估、年终考核机制，推动任务落地见效。
正例：同一句话前后一字不差；上年完成数与今年目标用同一句式。
程度：一般为提示；数字不同而其余几乎一字不差的为警告。
"""

import re

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._changes import Edit, edits, listed, told
from pipeline.rules._copies import Copy, within
from pipeline.rules._tokens import Tokens, tokens
from pipeline.schema import Extract

# Measured on the shared reports: below these, two passages share a formula of the genre rather than a draft.
_LEAST_NUMBER = 20
_LEAST_WORD = 18
_LONG = 40
_PASSAGE, _ALIKE = 18, 0.9
_SENTENCE = 48
_NUMBERS = ("number", "counted", "moved")
# The words by which every text places itself under its superiors, and lists of who is in charge.
_FORMULA = re.compile(r"主义思想|[届次]全会|发展理念|邓小平|重要思想|基本原则|会议精神|负责|牵头")
_CHARGED = re.compile("负责|牵头|配合|分工")
_LABEL = re.compile("(?:责任|牵头|配合|参[与加]|[承主协]办|主管)[^，。；：:]{0,6}[：:]")
_STOP = re.compile("[。；\n]")
_LISTED = 120
_SPIRIT = re.compile("全会|会议|讲话|精神")


@rule("PAR101", family="parallel", severity="note", also=("warning",))
def near_copy(extract: Extract) -> Objections:
    """Near-copies inside a document that differ in a number, a name or a word."""
    found = tokens(extract)
    kept: list[Copy] = []
    for copy in sorted(within(found, _LEAST_WORD), key=lambda c: (-c.equal, c.left, c.right)):
        inner = [edit for _, edit in edits(extract, found, extract, found, copy)]
        if (
            _tells(found, copy, inner)
            and not _is_formula(found, copy, inner)
            and not any(_in_charge(found, side) for side in (copy.left, copy.right))
            and not any(_inside(copy, other) for other in kept)
        ):
            kept.append(copy)
            yield _objection(extract, found, copy, inner)


def _is_formula(found: Tokens, copy: Copy, inner: list[Edit]) -> bool:
    """Whether it is said in every report; of a whole sentence only where what differs is whose spirit is followed."""
    if not _FORMULA.search(found.span(*copy.left).text):
        return False
    return not _is_sentence(copy) or all(_SPIRIT.search(edit.left) and _SPIRIT.search(edit.right) for edit in inner)


def _in_charge(found: Tokens, side: tuple[int, int]) -> bool:
    """Whether it is a list of who does a task: of another task, another list."""
    text, start, end = found.document.text, found.starts[side[0]], found.ends[side[1] - 1]
    rest = text[end : found.ends[found.clause(side[1] - 1)[1] - 1]]
    return bool(_CHARGED.search(rest) or _LABEL.search(_STOP.split(text[max(0, start - _LISTED) : end])[-1]))


def _is_whole(found: Tokens, copy: Copy) -> bool:
    """A passage that is the same but for one figure, other figures included: no pattern, whatever is around it."""
    if _is_sentence(copy):
        return True
    same = sum(any(map(str.isdigit, word)) for word in found.words(*copy.left)) - len(copy.changes)
    return copy.equal >= _PASSAGE and copy.likeness >= _ALIKE and same >= len(copy.changes)


def _is_sentence(copy: Copy) -> bool:
    """So much said twice, but for one word or figure, is said once and copied; at its edges it may go on otherwise."""
    inner = [c for c in copy.changes if c[0] > copy.left[0] and c[1] < copy.left[1]]
    return copy.equal >= _SENTENCE and len(inner) == 1


def _tells(found: Tokens, copy: Copy, inner: list[Edit]) -> bool:
    """Whether the shared words are many enough for their differences to mean something."""
    if not inner or any(edit.kind == "time" for edit in inner):
        return False
    if any(edit.kind == "moved" for edit in inner) and not _is_whole(found, copy):
        return False
    numbers = [edit for edit in inner if edit.kind in _NUMBERS]
    if copy.equal >= _LONG:
        close = copy.likeness >= 0.7 and len(inner) <= max(2, copy.equal // 8)
    else:
        close = copy.likeness >= 0.85 and len(inner) <= 2
    words = any(edit.kind == "word" and (not edit.edge or copy.equal >= _LONG) for edit in inner)
    return close and ((words and copy.equal >= _LEAST_WORD) or (bool(numbers) and copy.equal >= _LEAST_NUMBER))


def _inside(copy: Copy, other: Copy) -> bool:
    return (other.left[0] <= copy.left[0] < other.left[1] and other.right[0] <= copy.right[0] < other.right[1]) or (
        _within(copy.left, other.left) and _within(copy.right, other.right)
    )


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _objection(extract: Extract, found: Tokens, copy: Copy, inner: list[Edit]) -> Objection:
    shown = [edit for _, edit in told(extract, found, extract, found, copy)]
    said = (
        f"{what}不同：{listed(some)}"
        for what, some in (
            ("数字", [edit for edit in shown if edit.kind in _NUMBERS]),
            ("用词", [edit for edit in shown if edit.kind == "word" and not edit.missing]),
            ("详略", [edit for edit in shown if edit.kind == "word" and edit.missing]),
        )
        if some
    )
    kinds = [edit.kind for edit in inner]
    numbers = any(kind in _NUMBERS for kind in kinds)
    # Counts and indicators have rules of their own that speak louder.
    alone = "number" in kinds and copy.likeness >= 0.85
    return Objection(
        f"两处几乎照抄，{'；'.join(said)}",
        (found.span(*copy.left), found.span(*copy.right)),
        "warning" if alone or (numbers and _is_whole(found, copy)) else "note",
    )
