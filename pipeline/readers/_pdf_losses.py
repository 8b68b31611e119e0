"""Signs that the font does not name → what is reported of them; where they must have been figures, that is said."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.readers._pdf_glyphs import Glyph
from pipeline.schema import Damage


class Loss(NamedTuple):
    """A lost sign: where it stands in the text, on which page, and how it is printed."""

    at: int
    page: int
    sign: Glyph


_FIGURES = frozenset("0123456789０１２３４５６７８９.,%％‰+-±~～—–()（）:/ ")
# Chinese signs are as wide as they are high, figures about half as wide.
_NARROW = 0.75
_UNIT = re.compile(
    r"\s?(?:[%％‰]|个?百分点|[万亿]|[元年月日号倍项个家户人件条座所处次名位款篇种类批辆台套吨米里度分届期章页第]|平方|公[里顷斤]|千[瓦米克]|立方|左右|以[上下内])"
)
_LEADS = re.compile(
    r"(?:[0-9０-９.,，．±+~～至-]|[第为达到至过破约近超共占降升长增于]|累计|合计|共计|实现|完成|新增|下降|比重|不低于|不少于)\s?$"
)


def page(at: int, number: int) -> Damage:
    """A page that was printed and of which nothing, or not all, could be read."""
    return Damage("glyph", at, at, number)


def digit_fonts(signs: Iterable[Glyph]) -> frozenset[int]:
    """The fonts that print figures and nothing else, as far as they say what they print."""
    said: dict[int, set[str]] = defaultdict(set)
    for sign in signs:
        if not sign.lost:
            said[sign.font].add(sign.char)
    return frozenset(
        font for font, chars in said.items() if chars <= _FIGURES and sum(char.isdigit() for char in chars) > 1
    )


def runs(text: str, lost: Sequence[Loss], fonts: frozenset[int]) -> Iterator[Damage]:
    """The stretches of lost signs; blanks between them are part of one, other pages and paragraphs are not."""
    held: list[Loss] = []
    for loss in lost:
        if held and (loss.page != held[-1].page or text[held[-1].at + 1 : loss.at].strip(" .")):
            yield _damage(text, held, fonts)
            held = []
        held.append(loss)
    if held:
        yield _damage(text, held, fonts)


def _damage(text: str, held: Sequence[Loss], fonts: frozenset[int]) -> Damage:
    start, end = held[0].at, held[-1].at + 1
    kind = "digits" if _are_digits(text, held, fonts) else "glyph"
    return Damage("digits" if kind == "digits" else "glyph", start, end, held[0].page, len(held))


def _are_digits(text: str, held: Sequence[Loss], fonts: frozenset[int]) -> bool:
    if any(loss.sign.font in fonts for loss in held):
        return True
    # Of text that is lost as a whole nobody can say which signs were figures; a short run stands among known ones.
    narrow = all(loss.sign.x1 - loss.sign.x0 <= _NARROW * loss.sign.size or loss.sign.font < 0 for loss in held)
    if not narrow or len(held) > 12:
        return False
    start, end = held[0].at, held[-1].at + 1
    return bool(_UNIT.match(text, end) or _LEADS.search(text[max(0, start - 6) : start]) or text[end : end + 1].isdigit())
